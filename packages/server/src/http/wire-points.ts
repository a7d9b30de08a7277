import type { Points, Program } from '@fealty/core';

/** Points as the wire shows them: whole numbers unless the program counts in fractions. */
export function wirePoints(points: Points, program: Program): number {
  return program.pointsDecimals === 0 ? points : points / 10 ** program.pointsDecimals;
}

/** What counts towards tiers, in points or, where spend counts, in the program's currency. */
export function wireTierUnits(units: number, { tierRules }: Program): number {
  return tierRules.decimals === 0 ? units : units / 10 ** tierRules.decimals;
}
