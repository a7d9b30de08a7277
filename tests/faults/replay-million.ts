import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { runHistory } from './run-history.ts';
import { readOptions, wholeOption } from '../support/script-options.ts';

/*
 * Has two processes write a random history and decides it once more:
 *   npm run replay:million -- --commands 1000000 [--at-once 256] [--seed N]
 * The exit code is 1 unless it comes out as it was, to the posting.
 */

const COMMANDS_MAX = 10_000_000;
const MILLION = 1_000_000;

const values = readOptions({
  commands: { type: 'string', default: '1000000' },
  'at-once': { type: 'string', default: '256' },
  seed: { type: 'string', default: String(Math.floor(Math.random() * 1_000_000)) },
});
const commands = wholeOption('commands', values.commands, 100, COMMANDS_MAX);
const seed = wholeOption('seed', values.seed, 0);
const atOnce = wholeOption('at-once', values['at-once']);
console.log(
  `seed ${String(seed)}, Node ${process.version}, ${os.cpus()[0]?.model ?? 'unknown processor'} ` +
    `× ${String(os.cpus().length)}, ${String(Math.round(os.totalmem() / 2 ** 30))} GB`,
);
const folder = await mkdtemp(path.join(os.tmpdir(), 'fealty-million-'));
try {
  const environment = { FEALTY_DATA: path.join(folder, 'data') };
  const verdict = await runHistory({ environment, commands, atOnce, seed, say: console.log });
  const { tried, testedMs } = verdict;
  const perMillion = (ms: number): string => `${((ms / commands) * (MILLION / 1000)).toFixed(1)} s`;
  console.log(tried.out.split('\n').slice(0, 12).join('\n'));
  console.log(
    `a million commands: self-test ${perMillion(testedMs)}, with a tried program ${perMillion(tried.tookMs)}`,
  );
  process.exitCode = verdict.code === 0 && tried.code === 0 ? 0 : 1;
} finally {
  await rm(folder, { recursive: true, force: true });
}
