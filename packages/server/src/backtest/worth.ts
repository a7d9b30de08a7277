import {
  compare,
  exactPoints,
  multiply,
  toDecimal,
  type Points,
  type Program,
  type Rational,
} from '@fealty/core';

/** What points are worth at most, by the reward that gives most for them. Decimal text. */
export interface Worth {
  readonly rewardId: string;
  readonly currency: string;
  readonly perPoint: string;
  readonly recorded: string;
  readonly changed: string;
}

/**
 * What outstanding points are worth, as far as the program says it: where a reward lets the member choose,
 * it says what a point brings. Null if none does.
 */
export function worthOf(
  program: Program,
  points: { readonly recorded: Points; readonly changed: Points },
): Worth | null {
  let best: { readonly rewardId: string; readonly perPoint: Rational } | null = null;
  for (const { id: rewardId, range, active } of program.rewards.values()) {
    if (range === null || !active) continue;
    const { valuePerPoint: perPoint } = range;
    if (best === null || compare(perPoint, best.perPoint) > 0) best = { rewardId, perPoint };
  }
  if (best === null) return null;
  const { rewardId, perPoint } = best;
  const money = (amount: Points): string =>
    toDecimal(multiply(exactPoints(amount, program.pointsDecimals), perPoint));
  return {
    ...{ rewardId, currency: program.currency, perPoint: toDecimal(perPoint) },
    recorded: money(points.recorded),
    changed: money(points.changed),
  };
}
