import { parseArgs } from 'node:util';
import { getHeapStatistics } from 'node:v8';
import { localDay, startOfLocalDay, type Instant } from '@fealty/core';
import type pg from 'pg';
import { selfTest, type SelfTest } from '../backtest/replay-merchant.ts';
import { readSnapshot } from '../backtest/read-snapshot.ts';
import { BacktestRefused, runBacktest, type BacktestOutcome } from '../backtest/run-backtest.ts';
import { openInstallation } from '../open-installation.ts';
import { Programs } from '../store/programs.ts';
import { trialProgram } from '../usecases/trial-program.ts';
import { reportLines } from './backtest-shown.ts';
import { UsageProblem, type CliCommand, type CommandIo } from './command.ts';
import { merchantOf } from './find-merchant.ts';
import { readProgramFile } from './with-program.ts';

const options = {
  merchant: { type: 'string' },
  program: { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

/** What is left of the heap for everything but the books. */
const HEAP_SHARE = 0.8;
const EVERY_MS = 5000;

export const backtest: CliCommand = {
  name: 'backtest',
  summary:
    'decide the whole history once more and see that it comes out as it was; then under another program',
  usage: '[--program FILE [--from DATE] [--to DATE]] [--json] [--merchant PARTNER-ID]',
  async run(args, io) {
    const { values } = parseArgs({ args: [...args], options });
    const { program: file, from, to } = values;
    if (file === undefined && (from !== undefined || to !== undefined)) {
      throw new UsageProblem(
        '--from and --to say when the program of --program decides; there is none',
      );
    }
    const document = file === undefined ? null : await readProgramFile(file);
    const installation = await openInstallation(io.config(), 'fealty backtest');
    try {
      const { pool } = installation.database;
      const merchant = await merchantOf(pool, values.merchant);
      const asked = { merchantId: merchant.id, document, from, to, json: values.json };
      return document === null
        ? await testItself(pool, asked, io)
        : await tryProgram(pool, asked, io);
    } finally {
      await installation.close();
    }
  },
};

interface Asked {
  readonly merchantId: number;
  readonly document: unknown;
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly json: boolean;
}

async function testItself(
  pool: pg.Pool,
  { merchantId, json }: Asked,
  io: CommandIo,
): Promise<number> {
  const started = performance.now();
  const result = await readSnapshot(pool, (client) =>
    selfTest(client, merchantId, new Programs(pool)),
  );
  if (json) io.out(JSON.stringify(result, null, 2));
  else for (const line of selfTestLines(result, performance.now() - started)) io.out(line);
  return result.differences.length === 0 ? 0 : 1;
}

async function tryProgram(pool: pg.Pool, asked: Asked, io: CommandIo): Promise<number> {
  const started = performance.now();
  const outcome = await tryOnHistory(pool, asked, io);
  if (asked.json) io.out(JSON.stringify(outcome, null, 2));
  else for (const line of outcomeLines(outcome, performance.now() - started)) io.out(line);
  return outcome.kind === 'done' ? 0 : 1;
}

/** Decides the history under a document, from within this process. Throws `UsageProblem`. */
export async function tryOnHistory(
  pool: pg.Pool,
  asked: Pick<Asked, 'merchantId' | 'document' | 'from' | 'to'>,
  io: CommandIo,
): Promise<BacktestOutcome> {
  const { merchantId } = asked;
  const { program } = await trialProgram(pool, merchantId, asked.document);
  const { timeZone } = program;
  const from = readMoment('--from', asked.from, timeZone);
  const to = readMoment('--to', asked.to, timeZone);
  if (from !== null && to !== null && from >= to) {
    throw new UsageProblem(`--to is ${asked.to ?? ''}; a date after --from is allowed`);
  }
  const tools = {
    programs: new Programs(pool),
    memoryBytes: getHeapStatistics().heap_size_limit * HEAP_SHARE,
    progress: teller(io),
  };
  return readSnapshot(pool, (client) =>
    runBacktest(client, { merchantId, program, from, to }, tools),
  ).catch(withAdvice);
}

function outcomeLines(outcome: BacktestOutcome, tookMs: number): readonly string[] {
  const tested = selfTestLines(outcome.selfTest, tookMs);
  if (outcome.kind === 'done') return [...tested, '', ...reportLines(outcome.report)];
  return [...tested, 'Another program is not tried on a history that does not come out as it was.'];
}

function selfTestLines(result: SelfTest, tookMs: number): readonly string[] {
  const { commands, postings, members, leftOut, differences } = result;
  const verdict = differences.length === 0 ? 'it comes out as it was' : 'it comes out otherwise';
  const counted = `${String(commands)} commands, ${String(postings)} postings of ${String(members)} members`;
  return [
    ...differences,
    `${counted} in ${(tookMs / 1000).toFixed(1)} s: ${verdict}`,
    ...(leftOut > 0 ? [`${String(leftOut)} members were erased: what they did is left out`] : []),
  ];
}

/** A day, which begins in the program's zone, or a moment with its offset; null if none was given. */
function readMoment(name: string, given: string | undefined, timeZone: string): Instant | null {
  if (given === undefined) return null;
  const at = Date.parse(/^\d{4}-\d\d-\d\d$/.test(given) ? `${given}T00:00:00Z` : given);
  const isMoment = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?$/.test(given);
  if (!isMoment || !Number.isFinite(at)) {
    const allowed = 'a day such as 2026-01-31, or a moment such as 2026-01-31T12:00Z, is allowed';
    throw new UsageProblem(`${name} is ${given}; ${allowed}`);
  }
  return given.length === 10 ? startOfLocalDay(localDay(at, 'UTC'), timeZone) : at;
}

function teller(io: CommandIo): (perMille: number) => void {
  let told = performance.now();
  return (perMille) => {
    if (performance.now() - told < EVERY_MS) return;
    told = performance.now();
    io.err(`${String(Math.floor(perMille / 10))} %`);
  };
}

function withAdvice(error: unknown): never {
  if (!(error instanceof BacktestRefused)) throw error;
  const megabytes = Math.ceil(getHeapStatistics().heap_size_limit / 1_000_000);
  throw new BacktestRefused(
    `${error.message} Set NODE_OPTIONS=--max-old-space-size to more than ${String(megabytes)}.`,
  );
}
