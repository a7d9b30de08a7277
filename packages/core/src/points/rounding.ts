import { powerOfTen, type Rational } from './rational.ts';
import { POINTS_MAX, type Points } from './points.ts';

/** How a part of the smallest unit becomes whole. The platform rounds `half_up` (269.5 → 270). */
export type RoundingMode = 'half_up' | 'floor' | 'ceil';

/**
 * The one rounding of a calculation: exact points to the program's smallest unit.
 * Results beyond `POINTS_MAX` give null, which callers answer as a malformed amount.
 */
export function roundToPoints(
  exact: Rational,
  mode: RoundingMode,
  pointsDecimals: number,
): Points | null {
  const numerator = exact.numerator * powerOfTen(pointsDecimals);
  const whole = divideRounded(numerator, exact.denominator, mode);
  if (whole > BigInt(POINTS_MAX) || whole < -BigInt(POINTS_MAX)) return null;
  return Number(whole);
}

function divideRounded(numerator: bigint, denominator: bigint, mode: RoundingMode): bigint {
  const quotient = numerator / denominator;
  const rest = numerator % denominator;
  if (rest === 0n) return quotient;
  const floor = numerator < 0n ? quotient - 1n : quotient;
  switch (mode) {
    case 'floor':
      return floor;
    case 'ceil':
      return floor + 1n;
    case 'half_up':
      return (numerator - floor * denominator) * 2n >= denominator ? floor + 1n : floor;
  }
}
