import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { openShop, stockShop } from '../support/open-shop.ts';
import { HISTORY_REWARD, historyProgram, type HistoryTerms } from './history-terms.ts';

export interface HistoryRun {
  readonly environment: Readonly<Record<string, string>>;
  readonly commands: number;
  /** Commands of a process that wait at once: few make small batches, whose order is the harder to keep. */
  readonly atOnce: number;
  readonly seed: number;
  readonly say: (line: string) => void;
}

/** What came of it: the command line's own verdicts on a history that two processes wrote. */
export interface HistoryVerdict {
  readonly code: number;
  readonly out: string;
  readonly writtenMs: number;
  readonly testedMs: number;
  readonly tried: { readonly code: number; readonly out: string; readonly tookMs: number };
}

const WRITERS = 2;
const COMMANDS_PER_MEMBER = 40;
const CODES_MOST = 100_000;
const NODE_ARGS = [
  '--conditions=@fealty/source',
  '--disable-warning=ExperimentalWarning',
  '--max-old-space-size=12288',
];

/**
 * Has two processes write a random history of members, budgets and a pool of coupons that they share; then
 * has the history decided once more, and under a program that gives twice as much.
 */
export async function runHistory(run: HistoryRun): Promise<HistoryVerdict> {
  const { environment, commands, atOnce, seed, say } = run;
  const program = historyProgram(seed, commands);
  const shop = await openShop(environment);
  const count = Math.min(CODES_MOST, Math.ceil(commands / 30));
  const codes = Array.from({ length: count }, (_, n) => `CODE-${String(n)}`);
  await stockShop(environment, shop, program, { [HISTORY_REWARD]: codes });
  const members = Math.max(20, Math.ceil(commands / COMMANDS_PER_MEMBER));
  const started = performance.now();
  await Promise.all(
    Array.from({ length: WRITERS }, (_, writer) => {
      const own = Math.ceil((commands - members) / WRITERS);
      const rest = { writer, seed, commands: own, members, atOnce };
      const terms: HistoryTerms = { partnerId: shop.partnerId, ...rest };
      return node('write-history.ts', [JSON.stringify(terms)], environment);
    }),
  );
  const writtenMs = performance.now() - started;
  say(`${String(commands)} commands were written in ${(writtenMs / 1000).toFixed(1)} s`);
  const main = '../../packages/server/src/main.ts';
  const merchant = ['--merchant', shop.partnerId];
  const before = performance.now();
  const { code, out } = await node(main, ['backtest', ...merchant], environment);
  const testedMs = performance.now() - before;
  say(out.trim());
  const folder = await mkdtemp(path.join(tmpdir(), 'fealty-history-'));
  try {
    const file = path.join(folder, 'twice.json');
    const activities = program.activities.map((activity) =>
      activity.id === 'made_a_purchase' ? { ...activity, earn: { multiplier: '2' } } : activity,
    );
    await writeFile(file, JSON.stringify({ ...program, activities }));
    const since = performance.now();
    const tried = await node(main, ['backtest', '--program', file, ...merchant], environment);
    const tookMs = performance.now() - since;
    return { code, out, writtenMs, testedMs, tried: { ...tried, tookMs } };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Runs a script to its end, however long that takes: nothing of it can hang but the database. */
async function node(
  file: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<{ readonly code: number; readonly out: string }> {
  const script = fileURLToPath(new URL(file, import.meta.url));
  const child = spawn(process.execPath, [...NODE_ARGS, script, ...args], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [out, err, [code]] = await Promise.all([
    ...[text(child.stdout), text(child.stderr)],
    once(child, 'close') as Promise<[number | null]>,
  ] as const);
  const isVerdict = args[0] === 'backtest';
  if (code !== 0 && !isVerdict) throw new Error(`${file} ended with ${String(code)}: ${err}`);
  return { code: code ?? 1, out: isVerdict && code !== 0 ? `${out}${err}` : out };
}
