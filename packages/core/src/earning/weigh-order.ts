import type { Points } from '../points/points.ts';
import { add, isZero, multiply, ZERO, type Rational } from '../points/rational.ts';
import { exactPoints } from '../points/units.ts';
import type { Activity, Program } from '../program/program.ts';
import { judgeCondition } from '../rules/condition.ts';
import type { Facts } from '../rules/facts.ts';
import type { Exclusion } from '../rules/rules.ts';
import type { TierRate } from '../tiers/ladder.ts';
import type { TraceStep } from '../trace.ts';
import {
  bonusRate,
  fixedBonuses,
  lineExclusionOf,
  lineMultipliers,
  matchedMultipliers,
  type BonusRate,
} from './judge-rules.ts';
import { worthOfLine, type ReadLine, type ReadOrder } from './order-value.ts';

export interface WeighedLine extends ReadLine {
  readonly giftCard: boolean;
  readonly exclusion: Exclusion | null;
  /** It earns nothing; no gift card does. */
  readonly excluded: boolean;
  /** What multiplies this line, rules for the whole order among them. */
  readonly bonus: BonusRate;
}

/** An order as a basis for earning, judged by the rules of an activity. */
export interface WeighedOrder {
  readonly priced: boolean;
  readonly lines: readonly WeighedLine[];
  /** The part of the order that earns. */
  readonly eligible: Rational;
  /** The same, each line times what multiplies it. */
  readonly weighted: Rational;
  /** What multiplies the whole. */
  readonly bonus: BonusRate;
  /** Points on top. */
  readonly extra: Points;
}

/**
 * Judges the bonus rules and the exclusions of products. Without prices nobody knows what single
 * lines cost: what speaks of products counts then only if it meets every line.
 */
export function weighOrder(
  order: ReadOrder,
  terms: { readonly program: Program; readonly activity: Activity; readonly facts: Facts },
  trace: TraceStep[],
): WeighedOrder {
  const { program, activity, facts } = terms;
  const { giftCards } = program;
  const whole = matchedMultipliers(activity, facts, trace);
  const bonus = bonusRate(program, whole);
  const lines = order.lines.map((line): WeighedLine => {
    const about = { ...facts, line: line.line };
    const matched = [...whole, ...lineMultipliers(activity, about)];
    const giftCard = giftCards !== null && judgeCondition(giftCards, about).holds;
    const exclusion = giftCard ? null : lineExclusionOf(activity, about);
    const excluded = giftCard || exclusion !== null;
    return { ...line, giftCard, exclusion, excluded, bonus: bonusRate(program, matched) };
  });
  const earning = lines.filter((line) => !line.excluded);
  const extra = fixedBonuses(activity, facts, {
    lines: earning.map(({ line }) => ({ ...facts, line })),
    trace,
  });
  if (order.priced) {
    const eligible = earning.reduce((sum, line) => add(sum, worthOfLine(line)), ZERO);
    const weighted = earning.reduce(
      (sum, line) => add(sum, multiply(worthOfLine(line), line.bonus.value)),
      ZERO,
    );
    return { priced: true, lines, eligible, weighted, bonus, extra };
  }
  const barred = lines.length > 0 && earning.length === 0;
  const eligible = barred ? ZERO : order.subtotal;
  const [first, ...others] = lines;
  const shared = others.every((line) => line.bonus.text === first?.bonus.text);
  const rate = first !== undefined && shared ? first.bonus : bonus;
  return {
    ...{ priced: false, lines, eligible, bonus: rate, extra },
    weighted: multiply(eligible, rate.value),
  };
}

/** A part of a weighed order, from 0 to 1; points on top stay whole. */
export function partOf(order: WeighedOrder, part: Rational): WeighedOrder {
  const { eligible, weighted } = order;
  return { ...order, eligible: multiply(eligible, part), weighted: multiply(weighted, part) };
}

/** Points that a weighed order earns, before the one rounding. Nothing on top of nothing. */
export function orderPoints(
  program: Program,
  terms: {
    readonly activity: Activity;
    readonly rate: TierRate;
    readonly order: Pick<WeighedOrder, 'eligible' | 'weighted' | 'bonus' | 'extra'>;
  },
): Rational {
  const { activity, rate, order } = terms;
  if (isZero(order.eligible)) return ZERO;
  const { earn } = activity;
  const earned =
    earn.type === 'multiplier'
      ? multiply(order.weighted, earn.multiplier)
      : multiply(exactPoints(earn.points, program.pointsDecimals), order.bonus.value);
  return add(multiply(earned, rate.value), exactPoints(order.extra, program.pointsDecimals));
}
