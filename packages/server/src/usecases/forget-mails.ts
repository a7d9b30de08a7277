import type pg from 'pg';
import { forgetMailRows } from '../store/mails.ts';

const BATCH = 2000;
const BATCHES_MAX = 50;

/** Forgets mails that were kept once they are 30 days old, in small batches. Answers how many. */
export async function forgetMails(pool: pg.Pool): Promise<number> {
  let forgotten = 0;
  for (let batch = 0; batch < BATCHES_MAX; batch += 1) {
    const count = await forgetMailRows(pool, BATCH);
    forgotten += count;
    if (count < BATCH) break;
  }
  return forgotten;
}
