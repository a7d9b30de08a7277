import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import { findMerchantsBehind } from '../packages/server/src/liability/sum-places.ts';
import { openDatabase, type Database } from '../packages/server/src/runtime/database.ts';
import { SUPERUSER } from '../packages/server/src/runtime/postgres-server.ts';
import { findMerchantsToWatch } from '../packages/server/src/signals/places.ts';
import type { BenchDatabase } from './open-database.ts';
import { parentOf, ProcessorsLook, type Shares } from './processors.ts';

/*
 * Before a round the server is to be at rest: what it learns from a database that was just filled, seals and
 * vacuums are not the requests that are measured. And whoever else had the processors meanwhile spoils a
 * round, which is then not judged.
 */

/** Work of our own that goes on in the quiet: polling, checkpoints. */
const OWN_PERCENT_MAX = 5;
/** With more of the processors for others, a round says little about us. */
export const OTHERS_PERCENT_MAX = 10;
const LOOK_MS = 1000;
/** So many looks one after the other, as jobs begin every other second. */
const LOOKS = 3;
const WAIT_MS_MAX = 180_000;
/** The same where half a million purchases are to be summed first, some 200 µs each. */
const LEARNING_MS_MAX = 600_000;

/** How the wait ended. */
export interface Rest {
  readonly waitedSeconds: number;
  readonly isAtRest: boolean;
  /** What was still at work, in words; empty at rest. */
  readonly still: string;
  /** At the last look; null where nobody tells. */
  readonly shares: Shares | null;
}

/** Watches the processes of a measurement and its database. */
export class RestWatch {
  readonly #database: Database;
  readonly #pool: pg.Pool;
  readonly #postmaster: number | null;
  readonly #isServed: boolean;

  private constructor(
    { database, pool }: { readonly database: Database; readonly pool: pg.Pool },
    postmaster: number | null,
    isServed: boolean,
  ) {
    this.#database = database;
    this.#pool = pool;
    this.#postmaster = postmaster;
    this.#isServed = isServed;
  }

  /**
   * Our own processes are this one, the server of the database, and all that they started. Where the program
   * serves the database all the time, it is waited for what it learns by the minute, too: between its looks
   * nothing is at work, and half of it may be to come.
   */
  static async open({ owner }: BenchDatabase, isServed: boolean): Promise<RestWatch> {
    // What other roles do is shown to no lesser one.
    const database = openDatabase({ ...owner, user: SUPERUSER });
    const pool = database.openPool({ name: 'at rest', max: 1 });
    const { rows } = await pool.query<{ pid: number }>('select pg_backend_pid() as pid');
    const postmaster = parentOf(rows[0]?.pid ?? 0);
    return new RestWatch({ database, pool }, postmaster, isServed);
  }

  /** Waits until nothing of ours is at work, at most three minutes, or ten where the program learns. */
  async wait(): Promise<Rest> {
    const limit = this.#isServed ? LEARNING_MS_MAX : WAIT_MS_MAX;
    const began = performance.now();
    const waited = (): number => (performance.now() - began) / 1000;
    let quiet = 0;
    for (;;) {
      const look = this.look();
      await pause(LOOK_MS);
      const shares = look.since();
      const still = await this.#stillAtWork(shares);
      quiet = still === '' ? quiet + 1 : 0;
      if (quiet === LOOKS) return { waitedSeconds: waited(), isAtRest: true, still, shares };
      if (performance.now() - began > limit) {
        return { waitedSeconds: waited(), isAtRest: false, still, shares };
      }
    }
  }

  /** A look at the database and some processes; at all that is ours unless told. */
  look(pids: readonly number[] = [process.pid]): ProcessorsLook {
    return new ProcessorsLook([...pids, ...(this.#postmaster === null ? [] : [this.#postmaster])]);
  }

  async close(): Promise<void> {
    await this.#database.close();
  }

  async #stillAtWork(shares: Shares | null): Promise<string> {
    const { rows } = await this.#pool.query<{ what: string }>(
      `select case when backend_type = 'client backend' then left(query, 60) else backend_type end as what
         from pg_stat_activity
        where pid <> pg_backend_pid() and (state = 'active' or backend_type = 'autovacuum worker')
        limit 3`,
    );
    const own = shares?.own ?? 0;
    return [
      ...rows.map(({ what }) => what),
      ...(await this.#stillToLearn()),
      ...(own > OWN_PERCENT_MAX ? [`our own processes, ${own.toFixed(0)} %`] : []),
    ].join('; ');
  }

  async #stillToLearn(): Promise<string[]> {
    if (!this.#isServed) return [];
    const [unsummed] = await findMerchantsBehind(this.#pool, 0, 1);
    const [unwatched] = await findMerchantsToWatch(this.#pool, 0, 1);
    return [
      ...(unsummed === undefined ? [] : ['sums for reports']),
      ...(unwatched === undefined ? [] : ['a look for fraud']),
    ];
  }
}

/** Whether a round may be judged, by what others had of the processors; yes where nobody tells. */
export function isJudged(othersPercent: number | undefined): boolean {
  return !((othersPercent ?? 0) > OTHERS_PERCENT_MAX);
}
