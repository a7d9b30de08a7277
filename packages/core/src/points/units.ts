import { isAmount, type Points } from './points.ts';
import { parseDecimal, powerOfTen, toDecimal, type Rational } from './rational.ts';

/** Points as an exact number of whole points, for arithmetic before the one rounding. */
export function exactPoints(points: Points, pointsDecimals: number): Rational {
  return { numerator: BigInt(points), denominator: powerOfTen(pointsDecimals) };
}

/** Points as decimal text: 1250 with two decimals is `12.5`. */
export function pointsText(points: Points, pointsDecimals: number): string {
  return pointsDecimals === 0 ? String(points) : toDecimal(exactPoints(points, pointsDecimals));
}

/**
 * Reads points written as a decimal. Null unless the text is a plain decimal, not negative, a
 * whole number of the program's smallest unit and at most `POINTS_MAX`.
 */
export function readPoints(text: string, pointsDecimals: number): Points | null {
  const exact = parseDecimal(text);
  if (exact === null) return null;
  const scaled = exact.numerator * powerOfTen(pointsDecimals);
  if (scaled % exact.denominator !== 0n) return null;
  const points = Number(scaled / exact.denominator);
  return isAmount(points) ? points : null;
}
