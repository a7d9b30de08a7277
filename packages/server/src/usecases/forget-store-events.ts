import type pg from 'pg';
import { forgetStoreEventRows } from '../store/store-events.ts';

const BATCH = 2000;
const BATCHES_MAX = 50;

/** Forgets what shops told once it is 30 days old, in small batches. Answers how many. */
export async function forgetStoreEvents(pool: pg.Pool): Promise<number> {
  let forgotten = 0;
  for (let batch = 0; batch < BATCHES_MAX; batch += 1) {
    const count = await forgetStoreEventRows(pool, BATCH);
    forgotten += count;
    if (count < BATCH) break;
  }
  return forgotten;
}
