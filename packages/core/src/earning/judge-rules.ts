import type { Points } from '../points/points.ts';
import { compare, multiply, ONE, toDecimal, type Rational } from '../points/rational.ts';
import type { Activity, Program } from '../program/program.ts';
import { attributesOf, judgeCondition } from '../rules/condition.ts';
import type { Facts } from '../rules/facts.ts';
import { runs } from '../rules/period.ts';
import type { Bonus, Exclusion } from '../rules/rules.ts';
import type { Instant } from '../time/instant.ts';
import type { TraceStep } from '../trace.ts';

const TIER = 'member.tier';

/** The first rule that excludes a whole earning, if any. Products are judged line by line. */
export function exclusionOf(
  activity: Activity,
  facts: Facts,
  trace: TraceStep[],
): Exclusion | null {
  for (const exclusion of activity.exclusions) {
    if (exclusion.ofLine || !runs(exclusion.period, facts)) continue;
    if (matches(exclusion, 'exclusion', facts, trace)) return exclusion;
  }
  return null;
}

/** The first rule that says that the line of these facts earns nothing, if any. */
export function lineExclusionOf(activity: Activity, facts: Facts): Exclusion | null {
  const found = activity.exclusions.find(
    ({ ofLine, period, when }) =>
      ofLine && runs(period, facts) && judgeCondition(when, facts).holds,
  );
  return found ?? null;
}

/** True if an exclusion that asks for nothing but the tier bars its members from the activity. */
export function excludesTier(
  activity: Activity,
  member: { readonly tierId: string | null; readonly at: Instant; readonly zone: string },
): boolean {
  const { tierId, at, zone } = member;
  const facts: Facts = {
    ...{ at, zone, pointsDecimals: 0, member: null, order: null, line: null },
    ...{ tags: [], custom: {}, frozen: { [TIER]: tierId ?? '' } },
  };
  return activity.exclusions.some(
    ({ period, when }) =>
      attributesOf(when).every(({ name }) => name === TIER) &&
      runs(period, facts) &&
      judgeCondition(when, facts).holds,
  );
}

/** A factor on what is earned; `1` and no names if no rule matched. */
export interface BonusRate {
  readonly value: Rational;
  readonly text: string;
  readonly names: readonly string[];
}

export const NO_BONUS: BonusRate = { value: ONE, text: '1', names: [] };

type Multiplier = Bonus & { readonly effect: { readonly type: 'multiplier' } };
type FixedBonus = Bonus & { readonly effect: { readonly type: 'fixed' } };

/** Multipliers that the whole earning matches. */
export function matchedMultipliers(
  activity: Activity,
  facts: Facts,
  trace: TraceStep[],
): readonly Multiplier[] {
  return activity.bonuses.filter(
    (bonus): bonus is Multiplier =>
      isMultiplier(bonus) &&
      !bonus.ofLine &&
      runs(bonus.period, facts) &&
      matches(bonus, 'multiplier', facts, trace),
  );
}

/** Multipliers that the line of these facts matches. */
export function lineMultipliers(activity: Activity, facts: Facts): readonly Multiplier[] {
  return activity.bonuses.filter(
    (bonus): bonus is Multiplier =>
      isMultiplier(bonus) &&
      bonus.ofLine &&
      runs(bonus.period, facts) &&
      judgeCondition(bonus.when, facts).holds,
  );
}

/** What several multipliers come to: the highest, or one after the other where the program says so. */
export function bonusRate(program: Program, matched: readonly Multiplier[]): BonusRate {
  const [first, ...others] = matched;
  if (first === undefined) return NO_BONUS;
  const single = ({ name, effect }: Multiplier): BonusRate => ({
    value: effect.value,
    text: effect.text,
    names: [name],
  });
  return others.map(single).reduce((sum, next) => {
    if (program.bonuses === 'best') return compare(next.value, sum.value) > 0 ? next : sum;
    const value = multiply(sum.value, next.value);
    return { value, text: toDecimal(value), names: [...sum.names, ...next.names] };
  }, single(first));
}

/** Points on top, each rule once for an order: by the whole, or by any line that earns. */
export function fixedBonuses(
  activity: Activity,
  facts: Facts,
  terms: { readonly lines: readonly Facts[]; readonly trace: TraceStep[] },
): Points {
  let points = 0;
  for (const bonus of activity.bonuses) {
    if (!isFixed(bonus) || !runs(bonus.period, facts)) continue;
    const matched = bonus.ofLine
      ? terms.lines.some((line) => judgeCondition(bonus.when, line).holds)
      : matches(bonus, 'fixed', facts, terms.trace);
    if (!matched) continue;
    points += bonus.effect.points;
    terms.trace.push({ step: 'bonus', name: bonus.name, points: bonus.effect.points });
  }
  return points;
}

function isMultiplier(bonus: Bonus): bonus is Multiplier {
  return bonus.effect.type === 'multiplier';
}

function isFixed(bonus: Bonus): bonus is FixedBonus {
  return bonus.effect.type === 'fixed';
}

function matches(
  rule: Exclusion,
  type: 'exclusion' | 'multiplier' | 'fixed',
  facts: Facts,
  trace: TraceStep[],
): boolean {
  const { holds, seen, needed } = judgeCondition(rule.when, facts);
  // A rule without a condition has nothing to tell.
  if (needed !== '') {
    const named = rule.name === rule.ruleId ? {} : { name: rule.name };
    const step = { rule: rule.ruleId, ...named, type, matched: holds, seen, needed };
    trace.push({ step: 'rule', ...step });
  }
  return holds;
}
