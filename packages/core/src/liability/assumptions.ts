import { ONE, parseDecimal, subtract, ZERO, type Rational } from '../points/rational.ts';
import { readMonth, type MonthNumber } from './months.ts';

/** What a merchant says his points are worth, from a month on. */
export interface Assumption {
  readonly version: number;
  /** `2026-01`. */
  readonly effectiveFrom: string;
  /** Money for one point, decimal text. */
  readonly pointValue: string;
  /** The share of points that is never redeemed, decimal text below 1; null as it is estimated. */
  readonly breakageShare: string | null;
}

/** What is reckoned with in a month. */
export interface Terms {
  /** Version of the assumptions. */
  readonly version: number;
  /** The share that is never redeemed. */
  readonly share: Rational;
}

/** Assumptions and estimates, as they are looked up by month. */
export interface Outlook {
  readonly assumptions: readonly Assumption[];
  /** Estimated shares by the month up to whose end flows were looked at; decimal text. */
  readonly estimates: ReadonlyMap<MonthNumber, string>;
}

/** What is said for a month: by the latest that begins with it or before, else by the first there is. */
export function assumptionFor(
  assumptions: readonly Assumption[],
  month: MonthNumber,
): Assumption | null {
  const from = (one: Assumption): number => readMonth(one.effectiveFrom) ?? 0;
  const sorted = assumptions.toSorted((a, b) => from(a) - from(b) || a.version - b.version);
  return sorted.findLast((one) => from(one) <= month) ?? sorted[0] ?? null;
}

/**
 * The terms of a month. Where nothing is estimated yet, nothing counts as never redeemed: breakage is
 * recognised only when it can be expected.
 */
export function termsOf({ assumptions, estimates }: Outlook, month: MonthNumber): Terms | null {
  const assumption = assumptionFor(assumptions, month);
  if (assumption === null) return null;
  const said = assumption.breakageShare ?? estimateFor(estimates, month);
  const share = said === null ? ZERO : checkedDecimal(said);
  return { version: assumption.version, share };
}

/** The estimate of that month's end, or the last one before. */
function estimateFor(estimates: Outlook['estimates'], month: MonthNumber): string | null {
  const known = [...estimates.keys()].filter((one) => one <= month);
  // The greatest of no months is minus infinity, for which nothing is estimated.
  return estimates.get(Math.max(...known)) ?? null;
}

/** A decimal that was checked when it was taken. */
export function checkedDecimal(text: string): Rational {
  const value = parseDecimal(text);
  if (value === null) throw new Error(`${text} is no decimal`);
  return value;
}

/** What is left of a whole beside a share. */
export function beside(share: Rational): Rational {
  return subtract(ONE, share);
}
