import { PROGRAM_PARTS, type ProgramChange, type ProgramWarning } from '@fealty/core';
import type { ProgramPlan } from '../usecases/plan-program.ts';

const HEADS: Readonly<Record<ProgramChange['part'], string>> = {
  program: 'The program',
  policies: 'Policies',
  earning: 'What earns nothing',
  breaker: 'When awards are held back',
  budgets: 'Budgets',
  referrals: 'Referrals',
  occasions: 'Occasions',
  members: 'Members',
  activities: 'Activities',
  rewards: 'Rewards',
  tiers: 'Tiers',
};

const MARKS = { added: '+', removed: '-', changed: '~' } as const;

/** Changes part by part, a line for each and one for what it means. */
export function changeLines(changes: readonly ProgramChange[]): readonly string[] {
  return PROGRAM_PARTS.flatMap((part) => {
    const own = changes.filter((change) => change.part === part);
    if (own.length === 0) return [];
    return [HEADS[part], ...own.flatMap(linesOf)];
  });
}

function linesOf({ kind, sentence, note }: ProgramChange): readonly string[] {
  return [`  ${MARKS[kind]} ${sentence}`, ...(note === null ? [] : [`      ${note}`])];
}

function warningLines(warnings: readonly ProgramWarning[]): readonly string[] {
  if (warnings.length === 0) return [];
  return [
    'Look at',
    ...warnings.flatMap(({ path, sentence, advice }) => [
      `  ! ${sentence}`,
      `      ${advice} (${path})`,
    ]),
  ];
}

/** All that a plan says, for people. */
export function planLines(plan: ProgramPlan): readonly string[] {
  const { changes, warnings, problems, withoutCodes, running } = plan;
  if (problems.length > 0) {
    return [
      'This cannot be applied:',
      ...problems.map(
        ({ path, found, allowed }) =>
          `  ${path === '' ? '(document)' : path}: ${found}; ${allowed}`,
      ),
    ];
  }
  const version = String(running);
  const head = plan.isNew
    ? `Against version ${version}, which runs:`
    : `Version ${version} runs already; nothing would change.`;
  return [
    head,
    ...changeLines(changes),
    ...warningLines(warnings),
    ...withoutCodes.map((id) => `${id} has no codes to hand out: fealty coupons add ${id} FILE`),
  ];
}
