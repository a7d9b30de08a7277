import { parseArgs } from 'node:util';
import type pg from 'pg';
import type { ProgramOrigin } from '../store/program-versions.ts';
import { planProgram } from '../usecases/plan-program.ts';
import { HISTORY_MAX, readHistory, type ToldVersion } from '../usecases/program-history.ts';
import {
  promoteProgram,
  rollBackProgram,
  runningVersionOf,
  versionOf,
} from '../usecases/repeat-program.ts';
import type { AppliedProgram } from '../usecases/apply-program.ts';
import { UsageProblem, type CliCommand, type CommandIo } from './command.ts';
import { merchantOf } from './find-merchant.ts';
import { changeLines, planLines } from './plan-shown.ts';
import { isWanted } from './program-apply.ts';
import { readVersionNumber, withProgram } from './with-program.ts';

const LIMIT = 10;

export const programHistory: CliCommand = {
  name: 'program history',
  summary: 'list versions, newest first: when, who, where from, and what each changed',
  usage: `[--limit N, at most ${String(HISTORY_MAX)}] [--skip N] [--json] [--merchant PARTNER-ID]`,
  run(args, io) {
    const { values } = parseArgs({
      args: [...args],
      options: {
        merchant: { type: 'string' },
        limit: { type: 'string' },
        skip: { type: 'string' },
        json: { type: 'boolean', default: false },
      },
    });
    const limit = Math.min(numberOf('--limit', values.limit) ?? LIMIT, HISTORY_MAX);
    const skip = numberOf('--skip', values.skip) ?? 0;
    return withProgram(io, values.merchant, async ({ pool, merchant }) => {
      const { versions, total } = await readHistory(pool, merchant.id, { skip, limit });
      if (values.json) {
        const told = versions.map(({ document: _whole, ...rest }) => rest);
        io.out(JSON.stringify({ versions: told, total }, null, 2));
        return 0;
      }
      for (const version of versions) for (const line of versionLines(version)) io.out(line);
      const left = total - skip - versions.length;
      if (left > 0) io.err(`${String(left)} older ones: --skip ${String(skip + versions.length)}`);
      return 0;
    });
  },
};

function versionLines({ version, appliedAt, appliedBy, origin, isRunning, changes }: ToldVersion) {
  const when = new Date(appliedAt).toISOString().slice(0, 16).replace('T', ' ');
  const runs = isRunning ? ', runs' : '';
  const head = `version ${String(version)}  ${when} UTC  ${appliedBy}  ${originWords(origin)}${runs}`;
  return [head, ...changeLines(changes).map((line) => `  ${line}`)];
}

function originWords(origin: ProgramOrigin): string {
  switch (origin.by) {
    case 'apply':
      return 'a document';
    case 'draft':
      return `the draft ${origin.name}`;
    case 'rollback':
      return `back to version ${String(origin.version)}`;
    case 'promote':
      return `version ${String(origin.version)} of ${origin.partnerId}`;
  }
}

function numberOf(name: string, given: string | undefined): number | null {
  if (given === undefined) return null;
  if (/^\d{1,9}$/.test(given)) return Number(given);
  throw new UsageProblem(`${name} is ${given}; a whole number is allowed`);
}

const changing = {
  merchant: { type: 'string' },
  base: { type: 'string' },
  yes: { type: 'boolean', default: false },
} as const;

export const programRollback: CliCommand = {
  name: 'program rollback',
  summary: 'let an older version run again, as a new version; on a terminal it asks first',
  usage: 'N [--base N] [--yes] [--merchant PARTNER-ID]',
  run(args, io) {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: changing,
      allowPositionals: true,
    });
    const version = readVersionNumber('N', positionals[0]);
    if (version === null) throw new UsageProblem('N is missing, the version that is to run again');
    const base = readVersionNumber('--base', values.base);
    return withProgram(io, values.merchant, async ({ pool, merchant }) => {
      const { document } = await versionOf(pool, merchant.id, version);
      const shown = { merchantId: merchant.id, document, base, yes: values.yes };
      return applyShown({ io, pool }, shown, (pinned) =>
        rollBackProgram(pool, { merchantId: merchant.id, version, base: pinned, actor: 'cli' }),
      );
    });
  },
};

export const programPromote: CliCommand = {
  name: 'program promote',
  summary: 'let the program of a test merchant run for another merchant of this installation',
  usage: '--from PARTNER-ID --to PARTNER-ID [--version N] [--base N] [--yes]',
  run(args, io) {
    const { values } = parseArgs({
      args: [...args],
      options: {
        from: { type: 'string' },
        to: { type: 'string' },
        version: { type: 'string' },
        base: changing.base,
        yes: changing.yes,
      },
    });
    if (values.from === undefined) throw new UsageProblem('--from is missing');
    if (values.to === undefined) throw new UsageProblem('--to is missing');
    const asked = readVersionNumber('--version', values.version);
    const base = readVersionNumber('--base', values.base);
    return withProgram(io, values.to, async ({ pool, merchant: to }) => {
      const from = await merchantOf(pool, values.from);
      if (from.id === to.id) throw new UsageProblem('--from and --to are the same merchant');
      if (!from.isTest) {
        throw new UsageProblem(`${from.partnerId} is no test merchant: programs are tried there`);
      }
      const version = asked ?? (await runningVersionOf(pool, from.id));
      const { document } = await versionOf(pool, from.id, version);
      const shown = { merchantId: to.id, document, base, yes: values.yes };
      return applyShown({ io, pool }, shown, (pinned) =>
        promoteProgram(pool, { from, to, version, base: pinned, actor: 'cli' }),
      );
    });
  },
};

/** Shows the plan, asks where somebody is, and does it for the version that was shown. */
async function applyShown(
  { io, pool }: { readonly io: CommandIo; readonly pool: pg.Pool },
  shown: {
    readonly merchantId: number;
    readonly document: unknown;
    readonly base: number | null;
    readonly yes: boolean;
  },
  apply: (base: number | null) => Promise<AppliedProgram>,
): Promise<number> {
  const { merchantId, document, base, yes } = shown;
  const plan = await planProgram(pool, { merchantId, document, base });
  if (plan.problems.length === 0) for (const line of planLines(plan)) io.err(line);
  if (plan.isNew && !yes && !(await isWanted(io))) return 1;
  const { version, isNew } = await apply(base ?? (plan.running === 0 ? null : plan.running));
  io.out(isNew ? `version ${String(version)} runs` : `version ${String(version)} runs already`);
  return 0;
}
