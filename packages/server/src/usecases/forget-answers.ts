import type pg from 'pg';
import { forgetKeys } from '../ledger/forget-keys.ts';

const BATCH = 2000;
const BATCHES_MAX = 50;

/**
 * Forgets answers kept for request keys once they are so many days old. Small batches, so that no
 * request waits for it; what is too much for one time is left to the next. Answers how many.
 */
export async function forgetAnswers(pool: pg.Pool, days: number): Promise<number> {
  let forgotten = 0;
  for (let batch = 0; batch < BATCHES_MAX; batch += 1) {
    const count = await forgetKeys(pool, days, BATCH);
    forgotten += count;
    if (count < BATCH) break;
  }
  return forgotten;
}
