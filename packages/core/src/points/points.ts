/**
 * A whole number of the program's smallest point unit: with `pointsDecimals` 2, one point is 100.
 * Always a safe integer; never a fraction.
 */
export type Points = number;

/** The largest amount any single command may move. Leaves room for sums in a safe integer. */
export const POINTS_MAX: Points = 1_000_000_000_000;

/** True for what may be stored as an amount of points: a whole number from 0 to `POINTS_MAX`. */
export function isAmount(value: number): value is Points {
  return Number.isSafeInteger(value) && value >= 0 && value <= POINTS_MAX;
}
