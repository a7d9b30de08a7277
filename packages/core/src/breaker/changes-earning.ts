import { isSame } from '../program/changes/same.ts';
import type { ProgramDocument } from '../program/document.ts';
import type { Program } from '../program/program.ts';

/** By the version that runs, then the one before, then the activity: documents never change. */
const known = new WeakMap<Program, WeakMap<Program, Map<string, boolean>>>();

/**
 * Whether two versions may give different points for doing an activity. Comparing costs as much as
 * deciding; so what was found for two versions is remembered as long as they are.
 */
export function changesEarning(before: Program, after: Program, activityId: string): boolean {
  const ofAfter = known.get(after) ?? new WeakMap<Program, Map<string, boolean>>();
  known.set(after, ofAfter);
  const found = ofAfter.get(before) ?? new Map<string, boolean>();
  ofAfter.set(before, found);
  const remembered = found.get(activityId);
  if (remembered !== undefined) return remembered;
  const differs = !isSame(
    earningOf(before.document, activityId),
    earningOf(after.document, activityId),
  );
  found.set(activityId, differs);
  return differs;
}

/** All of a document that has a say in what an activity gives. */
function earningOf(document: ProgramDocument, activityId: string): object {
  const activity = document.activities.find(({ id }) => id === activityId);
  return {
    earn: activity?.earn,
    rules: activity?.rules ?? [],
    earning: document.earning ?? {},
    bonuses: document.policies?.bonuses ?? 'best',
    pointsDecimals: document.pointsDecimals ?? 0,
    rounding: document.rounding ?? 'half_up',
    timeZone: document.timeZone,
    tiers: document.tiers.map(({ id, multiplier, activityMultipliers }) => ({
      id,
      multiplier: multiplier ?? '1',
      own: activityMultipliers?.[activityId],
    })),
  };
}
