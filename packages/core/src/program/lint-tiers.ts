import { Problems } from './problems.ts';
import type { Program, ProgramProblem } from './program.ts';

/**
 * What is wrong with the tiers of a program that compiles: they stand out of order, or nothing leads
 * to them. Looked for when a document is saved, never in versions that are kept.
 */
export function lintTiers(program: Program): readonly ProgramProblem[] {
  const problems = new Problems();
  let highest: { readonly id: string; readonly threshold: number } | null = null;
  program.document.tiers.forEach(({ id, threshold: text }, index) => {
    const tier = program.tiers.get(id);
    if (tier?.active !== true) return;
    const path = `tiers[${String(index)}].threshold`;
    if (highest !== null && tier.threshold < highest.threshold) {
      problems.add(
        path,
        text,
        `more than ${highest.id}, which stands before it: lowest tiers first`,
      );
    } else {
      highest = tier;
    }
    if (tier.threshold > 0 && !canEarn(program)) problems.add(path, text, whatLeadsThere(program));
  });
  return problems.list;
}

function canEarn(program: Program): boolean {
  const counting = [...program.activities.values()].filter(
    (activity) => activity.active && activity.countsForTier,
  );
  if (program.tierRules.measure === 'points') return counting.length > 0;
  return counting.some(({ earn }) => earn.type === 'multiplier');
}

function whatLeadsThere({ tierRules }: Program): string {
  return tierRules.measure === 'points'
    ? 'an active activity whose points count towards tiers'
    : 'an active activity for purchases that counts towards tiers';
}
