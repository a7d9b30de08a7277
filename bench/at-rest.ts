import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { SUPERUSER } from '../packages/server/src/runtime/postgres-server.ts';
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
  readonly #client: pg.Client;
  readonly #postmaster: number | null;

  private constructor(client: pg.Client, postmaster: number | null) {
    this.#client = client;
    this.#postmaster = postmaster;
  }

  /** Our own processes are this one, the server of the database, and all that they started. */
  static async open({ owner }: BenchDatabase): Promise<RestWatch> {
    // What other roles do is shown to no lesser one.
    const client = new pg.Client({ ...owner, user: SUPERUSER });
    await client.connect();
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
    const postmaster = parentOf(rows[0]?.pid ?? 0);
    return new RestWatch(client, postmaster);
  }

  /** Waits until nothing of ours is at work, at most three minutes. */
  async wait(): Promise<Rest> {
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
      if (performance.now() - began > WAIT_MS_MAX) {
        return { waitedSeconds: waited(), isAtRest: false, still, shares };
      }
    }
  }

  /** A look at the database and some processes; at all that is ours unless told. */
  look(pids: readonly number[] = [process.pid]): ProcessorsLook {
    return new ProcessorsLook([...pids, ...(this.#postmaster === null ? [] : [this.#postmaster])]);
  }

  async close(): Promise<void> {
    await this.#client.end();
  }

  async #stillAtWork(shares: Shares | null): Promise<string> {
    const { rows } = await this.#client.query<{ what: string }>(
      `select case when backend_type = 'client backend' then left(query, 60) else backend_type end as what
         from pg_stat_activity
        where pid <> pg_backend_pid() and (state = 'active' or backend_type = 'autovacuum worker')
        limit 3`,
    );
    const own = shares?.own ?? 0;
    return [
      ...rows.map(({ what }) => what),
      ...(own > OWN_PERCENT_MAX ? [`our own processes, ${own.toFixed(0)} %`] : []),
    ].join('; ');
  }
}

/** Whether a round may be judged, by what others had of the processors; yes where nobody tells. */
export function isJudged(othersPercent: number | undefined): boolean {
  return !((othersPercent ?? 0) > OTHERS_PERCENT_MAX);
}
