import type { Award } from '../commands.ts';
import type { Points } from '../points/points.ts';
import {
  add,
  isNegative,
  isZero,
  multiply,
  parseDecimal,
  toDecimal,
  type Rational,
} from '../points/rational.ts';
import { exactPoints, pointsText, readPoints } from '../points/units.ts';
import type { Activity, Program } from '../program/program.ts';
import type { Facts } from '../rules/facts.ts';
import { tierRate } from '../tiers/ladder.ts';
import type { TraceStep } from '../trace.ts';
import { bonusRate, exclusionOf, fixedBonuses, matchedMultipliers } from './judge-rules.ts';
import { roundExact, tooMuch, traceRates } from './judge-purchase.ts';
import type { Misread } from './order-value.ts';

/** What doing an activity earns. */
export interface JudgedAward {
  readonly points: Points;
  /** Decimal text: the base that was passed, or the points before a tier multiplied them. */
  readonly basis: string;
}

/**
 * What an activity earns at a tier. `passed` takes the place of a fixed activity's points, or is
 * the base of one that multiplies; either way the multipliers of a bonus and of the tier follow,
 * fixed bonuses on top, then one rounding.
 */
export function judgeAward(
  program: Program,
  terms: {
    readonly activity: Activity;
    readonly tierId: string | null;
    readonly passed: Award['passed'];
    readonly facts: Facts;
  },
  trace: TraceStep[],
): JudgedAward | Misread {
  const { activity, tierId, passed } = terms;
  const fixed = activity.earn.type === 'fixed';
  const base = fixed ? fixedBase(program, activity, passed) : passedBase(passed);
  if ('code' in base) return base;
  const facts = fixed ? terms.facts : withBase(terms.facts, base.exact);
  const exclusion = exclusionOf(activity, facts, trace);
  if (exclusion !== null) {
    const details = { rule: exclusion.ruleId, seen: 'excluded', needed: 'no exclusion' };
    return { code: 'award_excluded', details };
  }
  if (base.points === null) trace.push({ step: 'base', from: 'passed', value: base.text });
  else trace.push({ step: 'fixed', points: base.points, passed: passed !== undefined });
  const rate = tierRate(program, tierId, activity.id);
  const bonus = bonusRate(program, matchedMultipliers(activity, facts, trace));
  const extra = fixedBonuses(activity, facts, { lines: [], trace });
  traceRates(activity, { bonus, tier: rate }, trace);
  const ratio = activity.earn.type === 'multiplier' ? activity.earn.multiplier : null;
  const earned = ratio === null ? base.exact : multiply(base.exact, ratio);
  const exact = multiply(multiply(earned, bonus.value), rate.value);
  // Nothing on top of nothing: a base of 0 is no earning.
  const onTop = isZero(base.exact) ? 0 : extra;
  const points = roundExact(program, add(exact, exactPoints(onTop, program.pointsDecimals)), trace);
  return points === null ? tooMuch(base.text) : { points, basis: base.text };
}

/** A base that is passed stands for the subtotal of an order. */
export function withBase(facts: Facts, base: Rational): Facts {
  return { ...facts, order: { total: null, subtotal: base, currency: '', coupons: [] } };
}

interface Base {
  readonly exact: Rational;
  readonly text: string;
  /** Null if the base is an amount. */
  readonly points: Points | null;
}

function fixedBase(
  program: Program,
  activity: Activity,
  passed: string | undefined,
): Base | Misread {
  const { pointsDecimals } = program;
  const configured = activity.earn.type === 'fixed' ? activity.earn.points : 0;
  const points = passed === undefined ? configured : readPoints(passed, pointsDecimals);
  if (points === null) {
    const needed = pointsDecimals === 0 ? 'a whole number of points' : 'a number of points';
    return { code: 'amount_malformed', details: { field: 'passed', seen: passed ?? '', needed } };
  }
  const exact = exactPoints(points, pointsDecimals);
  return { exact, text: pointsText(points, pointsDecimals), points };
}

function passedBase(passed: string | undefined): Base | Misread {
  if (passed === undefined) {
    return {
      code: 'base_missing',
      details: { field: 'passed', seen: '', needed: 'a base amount' },
    };
  }
  const exact = parseDecimal(passed);
  if (exact === null || isNegative(exact)) {
    const needed = 'a decimal number that is not negative';
    return { code: 'amount_malformed', details: { field: 'passed', seen: passed, needed } };
  }
  return { exact, text: toDecimal(exact), points: null };
}
