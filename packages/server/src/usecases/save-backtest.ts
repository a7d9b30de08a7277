import type pg from 'pg';
import { addJobs, type JobSpec } from '../runtime/job-queue.ts';
import { inTransaction } from '../runtime/transaction.ts';
import {
  addBacktest,
  cancelBacktest,
  forgetBacktestRows,
  listBacktests,
  listStalledBacktests,
  readBacktest,
  type KeptBacktest,
  type NewBacktest,
} from '../store/backtests.ts';
import { trialProgram } from './trial-program.ts';

export type { KeptBacktest } from '../store/backtests.ts';

/** The job that runs a merchant's back-test. */
export function backtestJob(merchantId: number): JobSpec {
  return { task: 'backtest', payload: { merchantId }, key: `backtest ${String(merchantId)}` };
}

/** Has a program tried on the history; false if another back-test waits or runs. Throws `ProgramRefused`. */
export async function queueBacktest(
  pool: pg.Pool,
  merchantId: number,
  wanted: NewBacktest,
): Promise<boolean> {
  const { program } = await trialProgram(pool, merchantId, wanted.document);
  return inTransaction(pool, async (client) => {
    const document = program.document;
    if (!(await addBacktest(client, merchantId, { ...wanted, document }))) return false;
    await addJobs(client, [backtestJob(merchantId)]);
    return true;
  });
}

/** All that are kept, the newest first. */
export function allBacktests(pool: pg.Pool, merchantId: number): Promise<readonly KeptBacktest[]> {
  return listBacktests(pool, merchantId);
}

/** One with its report, or null. */
export function findBacktest(
  pool: pg.Pool,
  merchantId: number,
  id: string,
): ReturnType<typeof readBacktest> {
  return readBacktest(pool, merchantId, id);
}

/** Ends one that waits or runs. One that has ended stays as it is. Answers how it is then, or null. */
export async function endBacktest(
  pool: pg.Pool,
  merchantId: number,
  id: string,
): Promise<KeptBacktest | null> {
  await cancelBacktest(pool, merchantId, id);
  return readBacktest(pool, merchantId, id);
}

/** Merchants whose back-test waits, or has stood still for a while. */
export function stalledBacktests(pool: pg.Pool, limit: number): Promise<readonly number[]> {
  return listStalledBacktests(pool, limit);
}

const BATCH = 500;
const BATCHES_MAX = 50;

/** Forgets reports 30 days after they were made. Answers how many. */
export async function forgetBacktests(pool: pg.Pool): Promise<number> {
  let forgotten = 0;
  for (let batch = 0; batch < BATCHES_MAX; batch += 1) {
    const count = await forgetBacktestRows(pool, BATCH);
    forgotten += count;
    if (count < BATCH) break;
  }
  return forgotten;
}
