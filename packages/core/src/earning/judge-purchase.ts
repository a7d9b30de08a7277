import type { EarnedLine, Order } from '../books/records.ts';
import type { Points } from '../points/points.ts';
import { multiply, toDecimal, ZERO, type Rational } from '../points/rational.ts';
import { roundToPoints } from '../points/rounding.ts';
import type { Activity, Program } from '../program/program.ts';
import type { Facts } from '../rules/facts.ts';
import { tierRate, type TierRate } from '../tiers/ladder.ts';
import type { TraceStep } from '../trace.ts';
import { exclusionOf, type BonusRate } from './judge-rules.ts';
import { readOrder, worthOfLine, type Misread } from './order-value.ts';
import { readTenders, type Tenders } from './tenders.ts';
import {
  orderPoints,
  partOf,
  weighOrder,
  type WeighedLine,
  type WeighedOrder,
} from './weigh-order.ts';

/** What an order earns. */
export interface JudgedPurchase {
  readonly points: Points;
  /** Decimal text: what the points were computed from. */
  readonly basis: string;
  readonly lines: readonly EarnedLine[];
}

/**
 * What an order earns by the program's rules at a tier: base × the activity's multiplier × the best
 * bonus that matches × the tier's, fixed bonuses on top, rounded once. Of the base only that part
 * counts which was paid in ways that earn. Steps are added to `trace`.
 */
export function judgePurchase(
  program: Program,
  terms: {
    readonly activity: Activity;
    readonly tierId: string | null;
    readonly order: Order;
    /** Without the order, which is read here. */
    readonly facts: Facts;
  },
  trace: TraceStep[],
): JudgedPurchase | Misread {
  const { activity, tierId, order } = terms;
  const read = readOrder(order);
  if ('code' in read && read.code === 'amount_malformed') return read;
  if (order.currency !== '' && order.currency.toUpperCase() !== program.currency) {
    const details = { field: 'currency', seen: order.currency, needed: program.currency };
    return { code: 'currency_unsupported', details };
  }
  if ('code' in read) return read;
  const tenders = readTenders(program, order, read);
  if ('code' in tenders) return tenders;
  const { orderTotal: total, subtotal } = read;
  const { currency, coupons } = order;
  const facts = { ...terms.facts, order: { total, subtotal, currency, coupons } };
  const exclusion = exclusionOf(activity, facts, trace);
  if (exclusion !== null) {
    const details = { rule: exclusion.ruleId, seen: 'excluded', needed: 'no exclusion' };
    return { code: 'award_excluded', details };
  }
  const rate = tierRate(program, tierId, activity.id);
  const whole = weighOrder(read, { program, activity, facts }, trace);
  const weighed = partOf(whole, tenders.share);
  traceLines(whole, rate, trace);
  traceTenders(tenders, { whole, weighed, trace });
  traceBase(weighed, rate, { activity, trace });
  const exact = orderPoints(program, { activity, rate, order: weighed });
  const points = roundExact(program, exact, trace);
  const basis = toDecimal(weighed.eligible);
  if (points === null) return tooMuch(basis);
  return { points, basis, lines: earnedLines(program, { weighed, activity, rate, tenders }) };
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

/** Multipliers of the activity, of a bonus and of the tier, as far as there are any. */
export function traceRates(
  activity: Activity,
  rates: { readonly bonus: BonusRate | null; readonly tier: TierRate },
  trace: TraceStep[],
): void {
  const { bonus, tier } = rates;
  if (activity.earn.type === 'multiplier') {
    const { name, earn } = activity;
    trace.push({ step: 'multiplier', by: 'activity', name, value: earn.text });
  }
  if (bonus !== null && bonus.names.length > 0) {
    const name = bonus.names.join(', ');
    trace.push({ step: 'multiplier', by: 'rule', name, value: bonus.text });
  }
  if (tier.tier !== null && (tier.ruled || tier.text !== '1')) {
    trace.push({ step: 'multiplier', by: 'tier', name: tier.tier.name, value: tier.text });
  }
}

function traceLines(order: WeighedOrder, rate: TierRate, trace: TraceStep[]): void {
  for (const line of order.lines) {
    if (line.price === null && !line.excluded) continue;
    trace.push({
      step: 'line',
      productId: line.productId,
      value: toDecimal(worthOfLine(line)),
      multiplier: lineMultiplier(line, rate),
      excluded: line.excluded,
      ...(line.giftCard ? { giftCard: true } : {}),
      ...(line.exclusion === null ? {} : { exclusion: line.exclusion.name }),
      rules: line.bonus.names,
      ...(line.bonus.names.length > 0 ? { bonus: line.bonus.text } : {}),
    });
  }
}

/** What was paid in ways that do not earn, and what that leaves. */
function traceTenders(
  { methods, amount, cost }: Tenders,
  to: {
    readonly whole: WeighedOrder;
    readonly weighed: WeighedOrder;
    readonly trace: TraceStep[];
  },
): void {
  if (methods.length === 0) return;
  const [from, left] = [toDecimal(to.whole.eligible), toDecimal(to.weighed.eligible)];
  to.trace.push({ step: 'tenders', methods, amount, cost, from, left });
}

function traceBase(
  order: WeighedOrder,
  rate: TierRate,
  to: { readonly activity: Activity; readonly trace: TraceStep[] },
): void {
  const { activity, trace } = to;
  const from = order.priced ? 'products' : 'subtotal';
  trace.push({ step: 'base', from, value: toDecimal(order.eligible) });
  if (activity.earn.type === 'fixed') {
    trace.push({ step: 'fixed', points: activity.earn.points, passed: false });
  }
  // Lines with prices say themselves what multiplies them.
  const byLine = order.priced && activity.earn.type === 'multiplier';
  traceRates(activity, { bonus: byLine ? null : order.bonus, tier: rate }, trace);
}

/** What a unit of each line earned, rounded for display: the order's own points are not its sum. */
function earnedLines(
  program: Program,
  terms: {
    readonly weighed: WeighedOrder;
    readonly activity: Activity;
    readonly rate: TierRate;
    readonly tenders: Tenders;
  },
): EarnedLine[] {
  const { weighed, activity, rate, tenders } = terms;
  const multiplier = activity.earn.type === 'multiplier' ? activity.earn.multiplier : ZERO;
  const perUnit = multiply(multiplier, tenders.share);
  return weighed.lines.map((line) => {
    const each = multiply(multiply(perUnit, rate.value), line.bonus.value);
    const exact = line.price !== null && !line.excluded ? multiply(line.price, each) : ZERO;
    return {
      productId: line.productId,
      multiplier: lineMultiplier(line, rate),
      pointsPerQuantity: roundToPoints(exact, program.rounding, program.pointsDecimals) ?? 0,
    };
  });
}

/** The multiplier of rules that speak of this line: 0 where none does. */
function lineMultiplier({ excluded, bonus }: WeighedLine, rate: TierRate): string {
  if (excluded) return '0';
  if (bonus.names.length > 0) return toDecimal(multiply(bonus.value, rate.value));
  return rate.ruled || rate.text !== '1' ? rate.text : '0';
}
