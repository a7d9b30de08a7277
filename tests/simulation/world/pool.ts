import type pg from 'pg';
import type { Row, Values } from '../store/values.ts';
import { GOOD_LINE, refused, type LineTerms } from './connection.ts';
import type { Asked, DatabaseServer, Landed, Session } from './session.ts';
import type { Owner } from './owner.ts';
import type { World } from './world.ts';

type Query = string | { readonly name: string; readonly values?: Values };

interface Found {
  readonly rows: readonly Row[];
  readonly rowCount: number;
}

/** As the product's pools are set up: a lock is waited for as long as a statement may take. */
const STATEMENT_TIMEOUT_MS = 30_000;

/** What `inTransaction` says in words, by the names that a session knows. */
const WORDS: Readonly<Record<string, string>> = {
  begin: 'lane.begin',
  commit: 'lane.commit',
  rollback: 'lane.rollback',
};

/** A connection of a pool: one statement at a time, on a line that may break. */
class PooledClient {
  readonly #world: World;
  readonly #owner: Owner;
  readonly #session: Session;
  readonly #line: LineTerms;
  #broken: Error | null = null;
  #reject: (error: Error) => void = () => undefined;

  constructor(world: World, owner: Owner, session: Session, line: LineTerms) {
    this.#world = world;
    this.#owner = owner;
    this.#session = session;
    this.#line = line;
    session.onEnd = (error) => {
      world.later(1, owner, () => {
        this.#break(error ?? new Error('Connection terminated unexpectedly'));
      });
    };
  }

  async query(query: Query): Promise<Found> {
    const { name, values = [] } =
      typeof query === 'string' ? { name: WORDS[query] ?? query } : query;
    await this.#world.pause(0.2 + this.#world.random() / 2, this.#owner);
    if (this.#broken !== null) throw this.#broken;
    const landed = await this.#ask({ name, values });
    if (landed.error !== null) throw landed.error;
    const rows = structuredClone(landed.results[0]?.rows ?? []);
    return { rows, rowCount: rows.length };
  }

  release(): void {
    this.#session.onEnd = () => undefined;
    this.#session.end(null);
  }

  #ask(asked: Asked): Promise<Landed> {
    const world = this.#world;
    return new Promise((resolve, reject) => {
      this.#reject = reject;
      const luck = world.random();
      const { lost, unanswered } = this.#line;
      if (luck >= lost) {
        this.#session.take([asked], (told) => {
          world.later(100 + world.below(200), this.#owner, () => {
            if (this.#broken === null) resolve(told);
          });
        });
      }
      if (luck < lost + unanswered) {
        world.later(world.below(20_000), this.#owner, () => {
          this.#break(Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' }));
        });
      }
    });
  }

  #break(error: Error): void {
    this.#broken ??= error;
    this.#session.cutOff();
    this.#reject(this.#broken);
  }
}

/** What modules ask of a pool: named statements, alone or together in a transaction. */
export function openPool(
  world: World,
  server: DatabaseServer,
  owner: Owner,
  line: LineTerms = GOOD_LINE,
): pg.Pool {
  const connect = async (): Promise<PooledClient> => {
    await world.pause(0.1, owner);
    const session = server.open(owner, STATEMENT_TIMEOUT_MS);
    if (session === null) throw refused();
    return new PooledClient(world, owner, session, line);
  };
  const query = async (asked: Query): Promise<Found> => {
    const client = await connect();
    try {
      return await client.query(asked);
    } finally {
      client.release();
    }
  };
  return { query, connect } as unknown as pg.Pool;
}
