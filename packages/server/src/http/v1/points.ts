import type { Points, Program } from '@fealty/core';

/** Points as the wire shows them: whole numbers unless the program counts in fractions. */
export function wirePoints(points: Points, program: Program): number {
  return program.pointsDecimals === 0 ? points : points / 10 ** program.pointsDecimals;
}
