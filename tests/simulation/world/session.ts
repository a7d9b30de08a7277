import type pg from 'pg';
import type { MemoryStore } from '../store/memory-store.ts';
import { SILENCED } from '../store/flaws.ts';
import { ENDS, statements } from '../store/statements/all.ts';
import type { Slot } from '../store/tables.ts';
import { databaseError, Transaction } from '../store/transaction.ts';
import type { Row, Values } from '../store/values.ts';
import type { Owner } from './owner.ts';
import type { World } from './world.ts';

/** One statement as it comes over the wire. */
export interface Asked {
  readonly name: string;
  readonly values: Values;
}

export interface Answered {
  readonly rows: readonly Row[];
  readonly command: string;
}

/** How a flight ended: answers of all statements, or the first error. */
export type Landed =
  | { readonly error: null; readonly results: readonly Answered[] }
  | { readonly error: pg.DatabaseError };

/** As the lanes' connections are set up, milliseconds. */
const LOCK_TIMEOUT_MS = 50;
const IDLE_TIMEOUT_MS = 2000;

/** Microseconds that a statement takes, and at most as much again. */
const STATEMENT_TAKES = 40;
/** The share of statements that fail once one is to: it may be any of two batches. */
const UPSETS = 0.05;

interface SessionTerms {
  readonly number: number;
  readonly client: Owner;
  readonly lockTimeoutMs: number;
}

/** One session of the database: it carries out flights, one after the other, statement by statement. */
export class Session {
  readonly #world: World;
  readonly #server: DatabaseServer;
  readonly owner: Owner;
  readonly number: number;
  /** Whose connection it is. */
  readonly client: Owner;
  readonly #lockTimeoutMs: number;
  #transaction: Transaction | null = null;
  #failed = false;
  #ended = false;
  /** The other end is gone; it is noticed when there is something to be told, or nothing to do. */
  #isCutOff = false;
  #isBusy = false;
  #idle: () => void = () => undefined;
  readonly #waiting: {
    readonly asked: readonly Asked[];
    readonly tell: (landed: Landed) => void;
  }[] = [];
  /** Told when the server itself ends the session. */
  onEnd: (error: pg.DatabaseError | null) => void = () => undefined;

  constructor(world: World, server: DatabaseServer, terms: SessionTerms) {
    this.#world = world;
    this.#server = server;
    this.number = terms.number;
    this.client = terms.client;
    this.#lockTimeoutMs = terms.lockTimeoutMs;
    this.owner = { name: `session ${String(terms.number)}`, gone: false };
  }

  /** Carries out a flight as soon as those before it are done. */
  take(asked: readonly Asked[], tell: (landed: Landed) => void): void {
    if (this.#ended) return;
    this.#waiting.push({ asked, tell });
    if (!this.#isBusy) this.#next();
  }

  /** The line to the client is gone. */
  cutOff(): void {
    this.#isCutOff = true;
    if (!this.#isBusy) this.end(null);
  }

  /** Ends the session, and with it a transaction that is open. */
  end(error: pg.DatabaseError | null): void {
    if (this.#ended) return;
    this.#ended = true;
    this.owner.gone = true;
    this.#idle();
    this.#rollBack();
    this.#server.closed(this);
    this.onEnd(error);
  }

  #next(): void {
    this.#idle();
    const flight = this.#waiting.shift();
    if (flight === undefined) {
      this.#isBusy = false;
      if (this.#isCutOff) this.end(null);
      else if (this.#transaction !== null) {
        this.#idle = this.#world.later(IDLE_TIMEOUT_MS * 1000, this.owner, () => {
          this.end(databaseError('25P03', 'terminating connection due to idle-in-transaction'));
        });
      }
      return;
    }
    this.#isBusy = true;
    this.#step(flight.asked, [], (landed) => {
      if (!this.#isCutOff) flight.tell(landed);
      this.#next();
    });
  }

  #step(asked: readonly Asked[], results: Answered[], tell: (landed: Landed) => void): void {
    const one = asked[results.length];
    if (one === undefined) {
      tell({ error: null, results });
      return;
    }
    // One snapshot for all that is read under it.
    const first = asked[0]?.name === 'lane.beginSnapshot' && results.length > 0;
    const takes = first ? 0 : STATEMENT_TAKES + this.#world.below(STATEMENT_TAKES);
    const goOn = (): void => {
      this.#carryOut(one, (error, answered) => {
        if (answered === null) {
          this.#rollBack();
          this.#failed = true;
          tell({ error: error ?? databaseError('XX000', 'a statement came to nothing') });
          return;
        }
        results.push(answered);
        this.#step(asked, results, tell);
      });
    };
    if (takes === 0) goOn();
    else this.#world.later(takes, this.owner, goOn);
  }

  #carryOut(
    { name, values }: Asked,
    done: (error: pg.DatabaseError | null, answered: Answered | null) => void,
  ): void {
    if (ENDS.has(name)) {
      done(null, { rows: [], command: this.#endOrBegin(name) });
      return;
    }
    if (this.#failed) {
      done(databaseError('25P02', 'current transaction is aborted'), null);
      return;
    }
    const steps = statements[name];
    if (steps === undefined) throw new Error(`the store does not know the statement ${name}`);
    if (this.#server.isSilenced(name)) {
      done(null, { rows: [], command: 'SELECT' });
      return;
    }
    const isAlone = this.#transaction === null;
    if (!isAlone && this.#server.takeUpset()) {
      done(databaseError('40P01', 'deadlock detected'), null);
      return;
    }
    const transaction = this.#transaction ?? new Transaction(this.#server.store);
    const scene = { transaction, micros: this.#world.micros, session: this.number };
    const running = steps(scene, values);
    this.#goOn(running, (error, rows) => {
      if (isAlone && error === null) transaction.commit();
      else if (isAlone) transaction.rollBack();
      done(error, rows === null ? null : { rows, command: 'SELECT' });
    });
  }

  /** Lets a statement go on until it ends, waiting for locks as long as it may. */
  #goOn(
    running: Generator<Slot, readonly Row[], void>,
    done: (error: pg.DatabaseError | null, rows: readonly Row[] | null) => void,
  ): void {
    let waitsFor: Slot;
    try {
      const { value, done: isDone } = running.next();
      if (isDone === true) {
        done(null, value);
        return;
      }
      waitsFor = value;
    } catch (error) {
      if (!(error instanceof Error) || !('code' in error)) throw error;
      done(error as pg.DatabaseError, null);
      return;
    }
    this.#server.waitFor(waitsFor, this, this.#lockTimeoutMs, (isFree) => {
      if (isFree) this.#goOn(running, done);
      else {
        done(
          databaseError('55P03', `canceling statement due to lock timeout: ${waitsFor.name}`),
          null,
        );
      }
    });
  }

  #endOrBegin(name: string): string {
    switch (name) {
      case 'lane.begin':
      case 'lane.beginSnapshot':
        if (this.#transaction !== null) throw new Error('a transaction is open already');
        this.#transaction = new Transaction(this.#server.store);
        return 'BEGIN';
      case 'lane.commit': {
        const isGood = !this.#failed && this.#transaction !== null;
        if (isGood) this.#transaction?.commit();
        this.#rollBack();
        return isGood ? 'COMMIT' : 'ROLLBACK';
      }
      case 'lane.rollback':
        this.#rollBack();
        return 'ROLLBACK';
      default:
        return 'DISCARD PLANS';
    }
  }

  #rollBack(): void {
    this.#failed = false;
    this.#transaction?.rollBack();
    this.#transaction = null;
  }
}

interface Waiter {
  readonly slot: Slot;
  readonly tell: (isFree: boolean) => void;
  readonly session: Session;
  readonly giveUp: () => void;
}

/** The database that all processes share. */
export class DatabaseServer {
  readonly store: MemoryStore;
  readonly #world: World;
  readonly #sessions = new Set<Session>();
  readonly #silenced: ReadonlySet<string>;
  #waiters: Waiter[] = [];
  #number = 0;
  #isUpset = false;
  /** Until when nobody is let in, microseconds. */
  #awayUntil = 0;

  constructor(world: World, store: MemoryStore) {
    this.#world = world;
    this.store = store;
    this.#silenced = new Set([...store.flaws].flatMap((flaw) => SILENCED[flaw] ?? []));
    store.freed = () => {
      this.#wake();
    };
  }

  isSilenced(name: string): boolean {
    return this.#silenced.has(name);
  }

  /** A new session; null while the server is away. */
  open(client: Owner, lockTimeoutMs = LOCK_TIMEOUT_MS): Session | null {
    if (this.#world.micros < this.#awayUntil) return null;
    this.#number += 1;
    const session = new Session(this.#world, this, {
      ...{ number: this.#number, client, lockTimeoutMs },
    });
    this.#sessions.add(session);
    return session;
  }

  /** All connections of a process that is gone are cut off, when it is noticed. */
  cutOffAll(client: Owner, afterMs: number): void {
    for (const session of this.#sessions) {
      if (session.client !== client) continue;
      this.#world.later(afterMs * 1000, session.owner, () => {
        session.cutOff();
      });
    }
  }

  closed(session: Session): void {
    this.#sessions.delete(session);
    this.#waiters = this.#waiters.filter((one) => one.session !== session);
  }

  /** Ends all sessions at once and lets nobody in for a while. */
  restart(awayMs: number): void {
    this.#awayUntil = this.#world.micros + awayMs * 1000;
    if (this.store.flaws.has('commits_lost_in_restarts')) this.store.loseLastCommits();
    for (const session of this.#sessions) {
      session.end(databaseError('57P01', 'terminating connection due to administrator command'));
    }
  }

  /** Fails one statement of one transaction, as a deadlock would. */
  upset(): void {
    this.#isUpset = true;
  }

  takeUpset(): boolean {
    const isUpset = this.#isUpset && this.#world.chance(UPSETS);
    if (isUpset) this.#isUpset = false;
    return isUpset;
  }

  waitFor(slot: Slot, session: Session, mostMs: number, tell: (isFree: boolean) => void): void {
    const giveUp = this.#world.later(mostMs * 1000, session.owner, () => {
      this.#waiters = this.#waiters.filter((one) => one !== waiter);
      tell(false);
    });
    const waiter: Waiter = { slot, tell, session, giveUp };
    this.#waiters.push(waiter);
  }

  /** Those that wait for what is free now go on, in an order of chance. */
  #wake(): void {
    const isFree = ({ slot }: Waiter): boolean => slot.holder === null && slot.pending === null;
    const free = this.#waiters.filter(isFree);
    if (free.length === 0) return;
    this.#waiters = this.#waiters.filter((one) => !isFree(one));
    for (const waiter of free) {
      waiter.giveUp();
      this.#world.later(1 + this.#world.below(50), waiter.session.owner, () => {
        waiter.tell(true);
      });
    }
  }
}
