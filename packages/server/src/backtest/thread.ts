import os from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { compileProgram } from '@fealty/core';
import { openDatabase } from '../runtime/database.ts';
import { Programs } from '../store/programs.ts';
import { readSnapshot } from './read-snapshot.ts';
import { BacktestRefused, runBacktest } from './run-backtest.ts';
import type { ThreadMessage, ThreadTerms } from './thread-messages.ts';

/*
 * A thread of its own, with connections and memory of its own: deciding years once more takes a processor
 * for minutes, and requests are answered meanwhile.
 */

/** One reads the history, one what else is asked. */
const CONNECTIONS = 2;
/** How much further a run is when it says so. */
const STEP = 5;

// Linux knows a priority for each thread; elsewhere this would be that of the requests as well.
if (process.platform === 'linux') os.setPriority(0, os.constants.priority.PRIORITY_BELOW_NORMAL);

const terms = workerData as ThreadTerms;
const tell = (message: ThreadMessage): void => parentPort?.postMessage(message);

const { target, statementNames, document, stamps, version, memoryBytes } = terms;
const compiled = compileProgram(document, version, stamps);
if (!compiled.ok) throw new Error(`a program that was judged does not compile any more`);
const applicationName = 'fealty backtest';
const database = openDatabase(target, { poolMax: CONNECTIONS, statementNames, applicationName });
let told = -STEP;
try {
  const { merchantId, from, to } = terms;
  const wanted = { merchantId, program: compiled.program, from, to };
  const tools = {
    programs: new Programs(database.pool),
    memoryBytes,
    progress: (perMille: number) => {
      if (perMille < told + STEP) return;
      told = perMille;
      tell({ kind: 'progress', perMille });
    },
  };
  const outcome = await readSnapshot(database.pool, (client) => runBacktest(client, wanted, tools));
  tell({ kind: 'outcome', outcome });
} catch (error) {
  if (!(error instanceof BacktestRefused)) throw error;
  tell({ kind: 'refused', reason: error.message });
} finally {
  await database.close();
}
