import { whyNever } from '../rules/can-hold.ts';
import type { ConditionDocument, ProgramDocument, RuleDocument } from './document.ts';
import { Problems } from './problems.ts';
import type { Program, ProgramProblem } from './program.ts';

const ALLOWED = 'a condition that something can meet';

/**
 * Rules and rewards whose condition nothing can ever meet, in a program that compiles. Looked for
 * when a document is saved, never in versions that are kept.
 */
export function lintRules({ document }: Pick<Program, 'document'>): readonly ProgramProblem[] {
  const problems = new Problems();
  const tierIds = new Set(document.tiers.map(({ id }) => id));
  for (const { path, when } of conditionsOf(document)) {
    const why = whyNever(when);
    if (why !== null) problems.add(path, why, ALLOWED);
    for (const id of tiersIn(when)) {
      if (tierIds.has(id)) continue;
      problems.add(path, `member.tier ${id}`, `one of ${[...tierIds].join(', ')}`);
    }
  }
  return problems.list;
}

interface Placed {
  readonly path: string;
  readonly when: ConditionDocument;
}

function conditionsOf({ activities, rewards }: ProgramDocument): readonly Placed[] {
  return [
    ...activities.flatMap(({ rules = [] }, index) =>
      rules.flatMap((rule, place) =>
        placed(conditionOf(rule), `activities[${String(index)}].rules[${String(place)}].when`),
      ),
    ),
    ...rewards.flatMap(({ when }, index) => placed(when, `rewards[${String(index)}].when`)),
  ];
}

function placed(when: ConditionDocument | undefined, path: string): readonly Placed[] {
  return when === undefined ? [] : [{ path, when }];
}

/** The short forms of exclusions are checked where they are read. */
function conditionOf(rule: RuleDocument): ConditionDocument | undefined {
  if (rule.type === 'frequency' || rule.when === undefined) return undefined;
  const { when } = rule;
  return 'all' in when || 'any' in when || 'not' in when || 'attribute' in when ? when : undefined;
}

/** Tiers that a condition names. */
function tiersIn(when: ConditionDocument): readonly string[] {
  if ('all' in when) return when.all.flatMap(tiersIn);
  if ('any' in when) return when.any.flatMap(tiersIn);
  if ('not' in when) return tiersIn(when.not);
  if (when.attribute !== 'member.tier') return [];
  return [when.value]
    .flat()
    .map(String)
    .filter((id) => id !== '');
}
