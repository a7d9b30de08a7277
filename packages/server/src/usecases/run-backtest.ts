import type { ProgramDocument } from '@fealty/core';
import type pg from 'pg';
import { runInThread, type ThreadEnd } from '../backtest/run-in-thread.ts';
import type { ConnectionTarget } from '../runtime/database.ts';
import { pause } from '../runtime/pause.ts';
import {
  beginBacktest,
  failBacktest,
  finishBacktest,
  touchBacktest,
  type OpenBacktest,
} from '../store/backtests.ts';
import { ProgramRefused } from './judge-program.ts';
import { trialProgram } from './trial-program.ts';

export interface BacktestDeps {
  readonly pool: pg.Pool;
  readonly target: ConnectionTarget;
  readonly statementNames: boolean;
  /** Memory of the thread. */
  readonly megabytes: number;
  readonly signal: AbortSignal;
}

const EVERY_MS = 1000;
/** A run that ends its process each time is not begun for ever. */
const TRIES_MAX = 3;

/**
 * Runs the back-test of a merchant that waits, or one that was left by a process that ended. It is begun
 * anew each time: nothing of a run is kept but its report.
 */
export async function runMerchantBacktest(deps: BacktestDeps, merchantId: number): Promise<void> {
  const { pool } = deps;
  const open = await beginBacktest(pool, merchantId);
  if (open === null) return;
  const { id } = open;
  if (open.tries > TRIES_MAX) {
    const problems = [`It was begun ${String(TRIES_MAX)} times and never came to an end.`];
    await failBacktest(pool, merchantId, { id, problems });
    return;
  }
  try {
    await settle(deps, merchantId, { id, end: await run(deps, merchantId, open) });
  } catch (error) {
    if (!(error instanceof ProgramRefused)) throw error;
    await failBacktest(pool, merchantId, { id, problems: error.message.split('\n') });
  }
}

async function run(deps: BacktestDeps, merchantId: number, open: OpenBacktest): Promise<ThreadEnd> {
  const { pool, target, statementNames, megabytes } = deps;
  const { id, from, to } = open;
  // Versions may have been added since it was asked for.
  const { program, stamps } = await trialProgram(pool, merchantId, open.document);
  const { version } = program;
  const document: ProgramDocument = program.document;
  const ended = new AbortController();
  const stopping = AbortSignal.any([deps.signal, ended.signal]);
  let perMille = 0;
  const running = runInThread(
    { ...{ target, statementNames, merchantId, document, stamps, version, from, to } },
    { megabytes, signal: stopping, progress: (reached) => (perMille = reached) },
  );
  const done = new AbortController();
  const watch = (async (): Promise<void> => {
    while (!done.signal.aborted && !stopping.aborted) {
      // Cancelled: there is no running row any more.
      if (!(await touchBacktest(pool, merchantId, { id, perMille }))) ended.abort();
      await pause(EVERY_MS, done.signal);
    }
  })();
  try {
    return await running;
  } finally {
    done.abort();
    await watch;
  }
}

async function settle(
  { pool }: BacktestDeps,
  merchantId: number,
  { id, end }: { readonly id: string; readonly end: ThreadEnd },
): Promise<void> {
  // Stopped with the process: another begins it anew. Stopped by being cancelled: nothing is to be said.
  if (end.kind === 'stopped') return;
  if (end.kind === 'refused') {
    await failBacktest(pool, merchantId, { id, problems: [end.reason] });
  } else if (end.outcome.kind === 'differs') {
    const { differences } = end.outcome.selfTest;
    const problems = ['The history does not come out as it was:', ...differences];
    await failBacktest(pool, merchantId, { id, problems });
  } else {
    const { selfTest, report } = end.outcome;
    const { commands, postings, members } = selfTest;
    const whole = { ...report, selfTest: { commands, postings, members } };
    await finishBacktest(pool, merchantId, { id, report: whole });
  }
}
