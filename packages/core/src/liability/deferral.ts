import type { Points } from '../points/points.ts';
import {
  add,
  compare,
  divide,
  isNegative,
  multiply,
  rationalOf,
  subtract,
  ZERO,
  type Rational,
} from '../points/rational.ts';
import { assumptionFor, beside, checkedDecimal, type Assumption } from './assumptions.ts';
import type { MonthNumber } from './months.ts';
import type { RunOff } from './run-off.ts';

/** Why money moves in the journal. */
export const MOVEMENTS = ['issued', 'deducted', 'redeemed', 'breakage', 'expired'] as const;
export type Movement = (typeof MOVEMENTS)[number];

/** Sums from the beginning: points, and money in the currency's smallest unit. */
export interface DeferralSums {
  readonly points: Readonly<Record<Movement, Points>>;
  readonly money: Readonly<Record<Movement, bigint>>;
}

/** How points become money. */
export interface Money {
  readonly assumptions: readonly Assumption[];
  /** Decimals of a point, and of the currency. */
  readonly pointsDecimals: number;
  readonly currencyDecimals: number;
}

interface Cohort {
  earned: number;
  used: number;
  expired: number;
  deducted: number;
}

const NOTHING: Readonly<Record<Movement, Points>> = {
  issued: 0,
  deducted: 0,
  redeemed: 0,
  breakage: 0,
  expired: 0,
};

/** Before anything was earned. */
export const NO_SUMS: DeferralSums = {
  points: NOTHING,
  money: { issued: 0n, deducted: 0n, redeemed: 0n, breakage: 0n, expired: 0n },
};

/**
 * Everything up to a month's end, if a share of points is never redeemed. Each month's points are worth
 * what was said for that month. Of a month's points `N` that were not taken back, `R` redeemed ones carry
 * the breakage along, in proportion: R × share ÷ (1 − share). What is deferred is never more than the
 * points that are open are worth, and never less than nothing; what lapsed beyond what was carried along
 * is recognised as expired. Exact, and rounded once for each movement.
 */
export function sumsAt(
  runOff: RunOff,
  month: MonthNumber,
  money: Money & { readonly share: Rational },
): DeferralSums {
  const points = { ...NOTHING };
  const exact = { issued: ZERO, deducted: ZERO, redeemed: ZERO, breakage: ZERO, deferred: ZERO };
  for (const [cohort, sums] of cohortsAt(runOff, month)) {
    points.issued += sums.earned;
    points.deducted += sums.deducted;
    points.redeemed += sums.used;
    points.expired += sums.expired;
    const value = valueOf(money, cohort);
    const worth = (of: Rational): Rational => multiply(of, value);
    exact.issued = sum(exact.issued, worth(rationalOf(sums.earned)));
    exact.deducted = sum(exact.deducted, worth(rationalOf(sums.deducted)));
    exact.redeemed = sum(exact.redeemed, worth(rationalOf(sums.used)));
    const never = neverRedeemed(sums, money.share);
    exact.breakage = sum(exact.breakage, worth(never.carried));
    const left = earnedNet(sums) - sums.used;
    const deferred = subtract(rationalOf(left), sum(never.carried, never.lapsed));
    exact.deferred = sum(exact.deferred, worth(deferred));
  }
  const scale = 10n ** BigInt(money.currencyDecimals);
  const whole = (value: Rational): bigint => roundHalfUp(value, scale);
  const issued = whole(exact.issued);
  const deducted = whole(exact.deducted);
  const redeemed = whole(exact.redeemed);
  const breakage = whole(exact.breakage);
  // What is deferred is rounded itself, so that nothing is left of points that are gone.
  const expired = issued - deducted - redeemed - breakage - whole(exact.deferred);
  return { points, money: { issued, deducted, redeemed, breakage, expired } };
}

function earnedNet({ earned, deducted }: Cohort): Points {
  return earned - deducted;
}

/** What is deferred: what was issued less all that left. Smallest units. */
export function deferredOf({ money }: Pick<DeferralSums, 'money'>): bigint {
  return money.issued - money.deducted - money.redeemed - money.breakage - money.expired;
}

/** Points that are open by a standing. */
export function openPointsAt({ points }: Pick<DeferralSums, 'points'>): Points {
  return points.issued - points.deducted - points.redeemed - points.expired;
}

function cohortsAt({ rows }: RunOff, month: MonthNumber): ReadonlyMap<MonthNumber, Cohort> {
  const cohorts = new Map<MonthNumber, Cohort>();
  for (const { cohort, flows } of rows) {
    const sums = cohorts.get(cohort) ?? { earned: 0, used: 0, expired: 0, deducted: 0 };
    cohorts.set(cohort, sums);
    for (const flow of flows) {
      if (flow.month > month) continue;
      sums.earned += flow.earned;
      sums.used += flow.used;
      sums.expired += flow.expired;
      sums.deducted += flow.deducted;
    }
  }
  return cohorts;
}

/** Of a month's points, in points: what redemptions carried along, and what lapsed beyond that. */
function neverRedeemed(
  sums: Cohort,
  share: Rational,
): { readonly carried: Rational; readonly lapsed: Rational } {
  const { used, expired } = sums;
  const unused = rationalOf(earnedNet(sums) - used);
  const lapsed = rationalOf(expired);
  const along = divide(multiply(rationalOf(Math.max(used, 0)), share), beside(share));
  const carried = compare(along, unused) > 0 ? (isNegative(unused) ? ZERO : unused) : along;
  const beyond = subtract(lapsed, carried);
  return { carried, lapsed: isNegative(beyond) ? ZERO : beyond };
}

/** Money for the smallest unit of points of a month. */
function valueOf({ assumptions, pointsDecimals }: Money, cohort: MonthNumber): Rational {
  const said = assumptionFor(assumptions, cohort);
  if (said === null) return ZERO;
  return divide(checkedDecimal(said.pointValue), rationalOf(10 ** pointsDecimals));
}

/** Denominators that are alike stay as they are; others are brought down again. */
function sum(a: Rational, b: Rational): Rational {
  const { numerator, denominator } = add(a, b);
  const common = greatestDivisor(numerator < 0n ? -numerator : numerator, denominator);
  return { numerator: numerator / common, denominator: denominator / common };
}

function greatestDivisor(a: bigint, b: bigint): bigint {
  let [large, small] = [b, a];
  while (small > 0n) [large, small] = [small, large % small];
  return large;
}

/** Half a unit and more is a unit, also below zero away from it. */
function roundHalfUp({ numerator, denominator }: Rational, scale: bigint): bigint {
  const doubled = 2n * (numerator < 0n ? -numerator : numerator) * scale;
  const rounded = (doubled + denominator) / (2n * denominator);
  return numerator < 0n ? -rounded : rounded;
}
