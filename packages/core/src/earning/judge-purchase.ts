import type { EarnedLine, Order } from '../books/records.ts';
import type { Points } from '../points/points.ts';
import { isZero, multiply, toDecimal, ZERO, type Rational } from '../points/rational.ts';
import { roundToPoints } from '../points/rounding.ts';
import { exactPoints } from '../points/units.ts';
import type { Activity, Program } from '../program/program.ts';
import { tierRate, type TierRate } from '../tiers/ladder.ts';
import type { TraceStep } from '../trace.ts';
import { exclusionOf } from './exclusions.ts';
import { valueOrder, type Misread, type OrderValue } from './order-value.ts';

/** What an order earns. */
export interface JudgedPurchase {
  readonly points: Points;
  /** Decimal text: what the points were computed from. */
  readonly basis: string;
  readonly lines: readonly EarnedLine[];
}

/**
 * What an order earns by the program's rules at a tier: base × the activity's multiplier × the
 * tier's, rounded once. Steps are added to `trace`.
 */
export function judgePurchase(
  program: Program,
  terms: { readonly activity: Activity; readonly tierId: string | null; readonly order: Order },
  trace: TraceStep[],
): JudgedPurchase | Misread {
  const { activity, tierId, order } = terms;
  const value = valueOrder(order, activity);
  if ('code' in value && value.code === 'amount_malformed') return value;
  if (order.currency !== '' && order.currency.toUpperCase() !== program.currency) {
    const details = { field: 'currency', seen: order.currency, needed: program.currency };
    return { code: 'currency_unsupported', details };
  }
  if ('code' in value) return value;
  const exclusion = exclusionOf(
    activity,
    { coupons: order.coupons, tierId, subtotal: value.subtotal },
    trace,
  );
  if (exclusion !== null) {
    const details = { rule: exclusion.ruleId, seen: 'excluded', needed: 'no exclusion' };
    return { code: 'award_excluded', details };
  }
  const rate = tierRate(program, tierId, activity.id);
  traceBase(value, rate, { activity, trace });
  const exact = orderPoints(program, { activity, rate, eligible: value.eligible });
  const points = roundExact(program, exact, trace);
  if (points === null) return tooMuch(toDecimal(value.eligible));
  const basis = toDecimal(value.eligible);
  return { points, basis, lines: earnedLines(program, { value, activity, rate }) };
}

/** Points that an order of this eligible value earns, before the one rounding. */
export function orderPoints(
  program: Program,
  terms: { readonly activity: Activity; readonly rate: TierRate; readonly eligible: Rational },
): Rational {
  const { earn } = terms.activity;
  if (earn.type === 'multiplier') {
    return multiply(multiply(terms.eligible, earn.multiplier), terms.rate.value);
  }
  // A fixed activity gives its points for any order of which something counts.
  if (isZero(terms.eligible)) return ZERO;
  return multiply(exactPoints(earn.points, program.pointsDecimals), terms.rate.value);
}

/** The one rounding, named in the trace; null beyond `POINTS_MAX`. */
export function roundExact(program: Program, exact: Rational, trace: TraceStep[]): Points | null {
  const points = roundToPoints(exact, program.rounding, program.pointsDecimals);
  if (points !== null) {
    trace.push({ step: 'rounded', exact: toDecimal(exact), mode: program.rounding, points });
  }
  return points;
}

export function tooMuch(seen: string): Misread {
  const details = { field: 'amount', seen, needed: 'an amount that earns fewer points' };
  return { code: 'amount_malformed', details };
}

/** Multipliers of the activity and of the tier, as far as there are any. */
export function traceRates(activity: Activity, rate: TierRate, trace: TraceStep[]): void {
  if (activity.earn.type === 'multiplier') {
    const { name, earn } = activity;
    trace.push({ step: 'multiplier', by: 'activity', name, value: earn.text });
  }
  if (rate.tier !== null && (rate.ruled || rate.text !== '1')) {
    trace.push({ step: 'multiplier', by: 'tier', name: rate.tier.name, value: rate.text });
  }
}

function traceBase(
  value: OrderValue,
  rate: TierRate,
  to: { readonly activity: Activity; readonly trace: TraceStep[] },
): void {
  const { activity, trace } = to;
  for (const line of value.lines) {
    if (line.price === null && !line.excluded) continue;
    trace.push({
      step: 'line',
      productId: line.productId,
      value: toDecimal(multiply(line.price ?? ZERO, line.quantity)),
      multiplier: lineMultiplier(line.excluded, rate),
      excluded: line.excluded,
    });
  }
  const from = value.priced ? 'products' : 'subtotal';
  trace.push({ step: 'base', from, value: toDecimal(value.eligible) });
  if (activity.earn.type === 'fixed') {
    trace.push({ step: 'fixed', points: activity.earn.points, passed: false });
  }
  traceRates(activity, rate, trace);
}

/** What a unit of each line earned, rounded for display: the order's own points are not its sum. */
function earnedLines(
  program: Program,
  terms: { readonly value: OrderValue; readonly activity: Activity; readonly rate: TierRate },
): EarnedLine[] {
  const { value, activity, rate } = terms;
  const perUnit = activity.earn.type === 'multiplier' ? activity.earn.multiplier : ZERO;
  return value.lines.map((line) => {
    const counts = line.price !== null && !line.excluded;
    const exact = counts ? multiply(multiply(line.price, perUnit), rate.value) : ZERO;
    return {
      productId: line.productId,
      multiplier: lineMultiplier(line.excluded, rate),
      pointsPerQuantity: roundToPoints(exact, program.rounding, program.pointsDecimals) ?? 0,
    };
  });
}

/** The multiplier of a rule that speaks of this line: 0 where none does. */
function lineMultiplier(excluded: boolean, rate: TierRate): string {
  return !excluded && (rate.ruled || rate.text !== '1') ? rate.text : '0';
}
