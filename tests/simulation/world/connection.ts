import { EventEmitter } from 'node:events';
import type pg from 'pg';
import type { Values } from '../store/values.ts';
import type { Answered, Asked, DatabaseServer, Landed, Session } from './session.ts';
import type { Owner } from './owner.ts';
import type { World } from './world.ts';

/** How unreliable the line between a process and the database is; shares of flights. */
export interface LineTerms {
  /** Microseconds that a message is under way, and at most as much again. */
  readonly takes: number;
  /** The line breaks and nothing arrives. */
  readonly lost: number;
  /** The line breaks and what was sent arrives all the same, sooner or later than the break is seen. */
  readonly unanswered: number;
  /** What is sent, or answered, is under way for long; seconds sometimes. */
  readonly slow: number;
}

export const GOOD_LINE: LineTerms = { takes: 150, lost: 0, unanswered: 0, slow: 0 };

/** As much as a slow message takes at most, milliseconds: longer than anybody waits for an answer. */
const SLOW_MS = [5, 60, 400, 2600, 25_000];
/** How long a server goes without noticing that a line is gone, milliseconds. */
const UNNOTICED_MS = 3000;

/** What the driver's submittables are called by. */
interface Submittable {
  submit(wire: unknown): void;
  callback: (error: Error | null, results: never[]) => void;
  handleRowDescription(message: {
    fields: readonly { readonly name: string; readonly dataTypeID: number }[];
  }): void;
  handleDataRow(message: { readonly fields: readonly (string | null)[] }): void;
  handleCommandComplete(message: { readonly text: string }): void;
  handleError(error: Error): void;
  handleReadyForQuery(): void;
}

/** JSON: whatever a cell is, it arrives as it was. */
const JSON_TYPE = 114;

/**
 * A connection as the lanes know it, on a line that may break. What is sent and answered goes through
 * the product's own flight, in the words of the protocol.
 */
export class SimulatedClient extends EventEmitter {
  _queryable = true;
  _ending = false;
  readonly #world: World;
  readonly #owner: Owner;
  readonly #session: Session;
  readonly #line: LineTerms;
  #flights: { readonly flight: Submittable; readonly asked: readonly Asked[] }[] = [];
  /** Set by `bind`, in the order of sending. */
  #sent: Asked[] = [];
  readonly connection = {
    stream: {
      cork: (): void => undefined,
      uncork: (): void => undefined,
      destroy: (error: Error): void => {
        this.#break(error);
      },
    },
    close: (): void => undefined,
    parse: (): void => undefined,
    describe: (): void => undefined,
    bind: ({ statement, values }: { statement: string; values: Values }): void => {
      this.#sent.push({ name: statement, values });
    },
    execute: (): void => undefined,
    sync: (): void => undefined,
  };

  constructor(world: World, owner: Owner, session: Session, line: LineTerms) {
    super();
    this.#world = world;
    this.#owner = owner;
    this.#session = session;
    this.#line = line;
    session.onEnd = (error) => {
      world.later(this.#takes(), owner, () => {
        const isTold = error !== null && world.chance(0.5);
        this.#break(isTold ? error : new Error('Connection terminated unexpectedly'));
      });
    };
  }

  query(flight: Submittable): void {
    if (!this._queryable || this._ending) {
      this.#world.later(1, this.#owner, () => {
        flight.handleError(new Error('Client has encountered a connection error'));
      });
      return;
    }
    this.#sent = [];
    flight.submit(this.connection);
    this.#flights.push({ flight, asked: this.#sent });
    if (this.#flights.length === 1) this.#send();
  }

  end(): Promise<void> {
    this._ending = true;
    this.#world.later(this.#takes(), this.#session.owner, () => {
      this.#session.cutOff();
    });
    return Promise.resolve();
  }

  #send(): void {
    const [first] = this.#flights;
    if (first === undefined) return;
    const { lost, unanswered } = this.#line;
    const luck = this.#world.random();
    if (luck < lost) this.#breakSoon();
    else {
      this.#world.later(this.#takes(), this.#session.owner, () => {
        this.#session.take(first.asked, (landed) => {
          this.#world.later(this.#takes(), this.#owner, () => {
            if (this.#flights[0] === first) this.#land(first.flight, first.asked, landed);
          });
        });
      });
      if (luck < lost + unanswered) this.#breakSoon();
    }
  }

  /** Both ends come to know of a break, each in its own time. */
  #breakSoon(): void {
    const seenAfter = this.#world.below(this.#world.chance(0.5) ? 1500 : 200_000);
    this.#world.later(seenAfter, this.#owner, () => {
      this.#break(new Error('read ECONNRESET'));
    });
  }

  #break(error: Error): void {
    if (!this._queryable) return;
    this._queryable = false;
    const open = this.#flights;
    this.#flights = [];
    this.#world.later(1000 * this.#world.below(UNNOTICED_MS), this.#session.owner, () => {
      this.#session.cutOff();
    });
    for (const { flight } of open) flight.handleError(error);
    if (!this._ending) this.emit('error', error);
  }

  #land(flight: Submittable, asked: readonly Asked[], landed: Landed): void {
    this.#flights.shift();
    if (landed.error !== null) flight.handleError(landed.error);
    else {
      for (const answered of landed.results) tellAnswer(flight, answered);
      flight.handleReadyForQuery();
    }
    this.#world.note(`${String(this.#session.number)} ${String(asked.length)}`);
    if (this._queryable) this.#send();
  }

  #takes(): number {
    const { takes, slow } = this.#line;
    if (this.#world.chance(slow)) {
      const most = SLOW_MS[this.#world.below(SLOW_MS.length)] ?? 0;
      return this.#world.below(most * 1000);
    }
    return takes + this.#world.below(takes);
  }
}

function tellAnswer(flight: Submittable, { rows, command }: Answered): void {
  const [first] = rows;
  const names = first === undefined ? [] : Object.keys(first);
  flight.handleRowDescription({ fields: names.map((name) => ({ name, dataTypeID: JSON_TYPE })) });
  for (const row of rows) {
    const fields = names.map((name) => {
      const cell = row[name] ?? null;
      return cell === null ? null : JSON.stringify(cell);
    });
    flight.handleDataRow({ fields });
  }
  flight.handleCommandComplete({ text: command });
}

/** As the driver says it. */
export function refused(): Error {
  return Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
}

/** Opens a lane's connection. Throws while the database is away. */
export async function connectLane(
  world: World,
  server: DatabaseServer,
  owner: Owner,
  line: LineTerms,
): Promise<pg.Client> {
  await world.pause(0.3 + world.random(), owner);
  const session = server.open(owner);
  if (session === null) throw refused();
  return new SimulatedClient(world, owner, session, line) as unknown as pg.Client;
}
