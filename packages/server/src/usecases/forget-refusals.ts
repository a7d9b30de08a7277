import type pg from 'pg';
import { forgetRefusalsBefore } from '../ledger/forget-refusals.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const BATCH = 2000;
const BATCHES_MAX = 50;

/**
 * Forgets what was refused once it is so many days old, in small batches; what is too much for one time is
 * left to the next. `now` is milliseconds since 1970. Answers how many.
 */
export async function forgetRefusals(pool: pg.Pool, days: number, now: number): Promise<number> {
  let forgotten = 0;
  for (let batch = 0; batch < BATCHES_MAX; batch += 1) {
    const count = await forgetRefusalsBefore(pool, now - days * DAY_MS, BATCH);
    forgotten += count;
    if (count < BATCH) break;
  }
  return forgotten;
}
