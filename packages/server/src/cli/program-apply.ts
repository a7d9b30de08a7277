import { parseArgs } from 'node:util';
import { applyProgram } from '../usecases/apply-program.ts';
import { planProgram, readDrift } from '../usecases/plan-program.ts';
import type { BacktestOutcome } from '../backtest/run-backtest.ts';
import { tryOnHistory } from './backtest.ts';
import { effectLines } from './backtest-shown.ts';
import { UsageProblem, type CliCommand, type CommandIo } from './command.ts';
import { changeLines, planLines } from './plan-shown.ts';
import { readProgramFile, readVersionNumber, withProgram } from './with-program.ts';

const options = {
  merchant: { type: 'string' },
  base: { type: 'string' },
  json: { type: 'boolean', default: false },
  yes: { type: 'boolean', default: false },
  backtest: { type: 'boolean', default: false },
} as const;

/** Exit codes that scripts look at; whatever went wrong is 1. */
const NOTHING_TO_DO = 0;
const CHANGES = 2;
const FAILED = 1;

export const programPlan: CliCommand = {
  name: 'program plan',
  summary: 'say what a program file would change: exit code 0 for nothing, 2 for something, else 1',
  usage: 'FILE [--base N] [--backtest] [--json] [--merchant PARTNER-ID]',
  misused: FAILED,
  async run(args, io) {
    const { merchant, base: baseOption, json, backtest } = options;
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { merchant, base: baseOption, json, backtest },
      allowPositionals: true,
    });
    const base = readVersionNumber('--base', values.base);
    const document = await readProgramFile(onlyFile(positionals));
    return withProgram(io, values.merchant, async ({ pool, merchant }) => {
      const plan = await planProgram(pool, { merchantId: merchant.id, document, base });
      const wanted = { merchantId: merchant.id, document, from: undefined, to: undefined };
      const asksForEffect = values.backtest && plan.problems.length === 0;
      const effect = asksForEffect ? await tryOnHistory(pool, wanted, io) : null;
      if (values.json) {
        io.out(JSON.stringify(effect === null ? plan : { ...plan, backtest: effect }, null, 2));
      } else for (const line of [...planLines(plan), ...effectOf(effect)]) io.out(line);
      if (effect?.kind === 'differs') return FAILED;
      if (plan.problems.length > 0) return FAILED;
      return plan.isNew ? CHANGES : NOTHING_TO_DO;
    });
  },
};

/** What the change would have done to the history. */
function effectOf(effect: BacktestOutcome | null): readonly string[] {
  if (effect === null) return [];
  if (effect.kind === 'done') return ['', ...effectLines(effect.report)];
  const { differences } = effect.selfTest;
  return [
    '',
    'The history does not come out as it was, so nothing can be said of it:',
    ...differences,
  ];
}

export const programDrift: CliCommand = {
  name: 'program drift',
  summary: 'say how what runs differs from a program file; exit codes as of program plan',
  usage: 'FILE [--json] [--merchant PARTNER-ID]',
  misused: FAILED,
  async run(args, io) {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { merchant: options.merchant, json: options.json },
      allowPositionals: true,
    });
    const document = await readProgramFile(onlyFile(positionals));
    return withProgram(io, values.merchant, async ({ pool, merchant }) => {
      const drift = await readDrift(pool, { merchantId: merchant.id, document });
      const version = String(drift.running);
      const isSame = drift.changes.length === 0;
      if (values.json) io.out(JSON.stringify(drift, null, 2));
      else {
        io.out(
          isSame ? `version ${version} is as in the file` : `Version ${version} says otherwise:`,
        );
        for (const line of changeLines(drift.changes)) io.out(line);
      }
      return isSame ? NOTHING_TO_DO : CHANGES;
    });
  },
};

export const programApply: CliCommand = {
  name: 'program apply',
  summary:
    'let a program run: a YAML or JSON file, whole or not at all; on a terminal it asks first',
  usage: 'FILE [--base N] [--yes] [--merchant PARTNER-ID]',
  async run(args, io) {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { merchant: options.merchant, base: options.base, yes: options.yes },
      allowPositionals: true,
    });
    const base = readVersionNumber('--base', values.base);
    const document = await readProgramFile(onlyFile(positionals));
    return withProgram(io, values.merchant, async ({ pool, merchant }) => {
      const merchantId = merchant.id;
      const plan = await planProgram(pool, { merchantId, document, base });
      // Problems are told by applying, as they always were.
      if (plan.problems.length === 0) for (const line of planLines(plan)) io.err(line);
      const asks = plan.isNew && !values.yes;
      if (asks && !(await isWanted(io))) return FAILED;
      // What was shown is what is applied, or nothing.
      const pinned = base ?? (plan.running === 0 ? null : plan.running);
      const wanted = { merchantId, document, actor: 'cli', base: pinned };
      const { version, isNew } = await applyProgram(pool, wanted);
      io.out(isNew ? `version ${String(version)} runs` : `version ${String(version)} runs already`);
      return 0;
    });
  },
};

/** Asks where somebody sits before a terminal; scripts have said what they want. */
export async function isWanted(io: CommandIo): Promise<boolean> {
  if (io.ask === undefined) return true;
  const said = await io.ask('Apply this? [y/N] ');
  if (/^y(es)?$/i.test(said.trim())) return true;
  io.err('nothing was applied');
  return false;
}

function onlyFile([file, ...others]: readonly string[]): string {
  if (file === undefined) throw new UsageProblem('FILE is missing');
  if (others.length > 0) throw new UsageProblem(`one FILE, and not ${others.join(' ')} as well`);
  return file;
}
