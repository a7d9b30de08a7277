import {
  compare,
  multiply,
  parseDecimal,
  toDecimal,
  add,
  ONE,
  ZERO,
  type Rational,
} from '../../points/rational.ts';
import { whyNever } from '../../rules/can-hold.ts';
import type { Period } from '../../rules/rules.ts';
import { isSame } from '../changes/same.ts';
import { dayWords, grouped, limitWords, listed, pointsWords } from '../changes/wordings.ts';
import type { FrequencyRange, ProgramDocument, RuleDocument } from '../document.ts';
import type { ProgramWarning } from './program-warning.ts';
import {
  activitiesInPlace,
  conjunctsOf,
  numberedDayWords,
  type PlacedRule,
} from './rules-in-place.ts';

/** Pairs of rules that are compared in all: a program with more is not read by people either. */
const PAIRS_MAX = 50_000;
/** Conditions that are held against each other, which costs most. */
const CONDITIONS_MAX = 2_000;

/** Rules of which another always does what they would, and promotions that run at the same time. */
export function findRulePairs(document: ProgramDocument, today: number): readonly ProgramWarning[] {
  const isBest = (document.policies?.bonuses ?? 'best') === 'best';
  const terms = { isBest, today, left: { conditions: CONDITIONS_MAX } };
  const found: ProgramWarning[] = [];
  let pairs = 0;
  for (const [earlier, later] of pairsOf(document, today)) {
    pairs += 1;
    if (pairs > PAIRS_MAX) break;
    const warning = shadowOf(earlier, later, isBest) ?? overlapOf([earlier, later], terms);
    if (warning !== null) found.push(warning);
  }
  return found;
}

/** Every two rules of an activity that are not over. */
function* pairsOf(
  document: ProgramDocument,
  today: number,
): Generator<readonly [PlacedRule, PlacedRule]> {
  for (const { rules } of activitiesInPlace(document)) {
    const live = rules.filter((rule) => !isOver(rule, today));
    for (const [index, later] of live.entries()) {
      for (const earlier of live.slice(0, index)) yield [earlier, later];
    }
  }
}

function isOver({ period }: PlacedRule, today: number): boolean {
  return period.until !== null && period.until < today;
}

function shadowOf(earlier: PlacedRule, later: PlacedRule, isBest: boolean): ProgramWarning | null {
  if (isLimit(earlier) && isLimit(later)) {
    if (neverReached(later.rule, earlier.rule)) return limitShadow(later, earlier);
    return neverReached(earlier.rule, later.rule) ? limitShadow(earlier, later) : null;
  }
  if (!isBest || !isMultiplier(earlier) || !isMultiplier(later)) return null;
  if (isNeverBetter(later, earlier)) return bonusShadow(later, earlier);
  return isNeverBetter(earlier, later) ? bonusShadow(earlier, later) : null;
}

/** A placed rule of one type. */
type Placed<Type extends RuleDocument['type']> = PlacedRule & {
  readonly rule: Extract<RuleDocument, { type: Type }>;
};

function isLimit(placed: PlacedRule): placed is Placed<'frequency'> {
  return placed.rule.type === 'frequency';
}

function isMultiplier(placed: PlacedRule): placed is Placed<'multiplier'> {
  return placed.rule.type === 'multiplier';
}

type Limit = Placed<'frequency'>['rule'];

/** Ranges that hold whole ones of another: a week may lie in two months. */
const WITHIN: Readonly<Record<FrequencyRange, readonly FrequencyRange[]>> = {
  day: ['day', 'week', 'month', 'year', 'lifetime'],
  week: ['week', 'lifetime'],
  month: ['month', 'year', 'lifetime'],
  year: ['year', 'lifetime'],
  lifetime: ['lifetime'],
};

function neverReached(limit: Limit, other: Limit): boolean {
  return WITHIN[limit.per].includes(other.per) && other.times <= limit.times;
}

function limitShadow(limit: Placed<'frequency'>, other: Placed<'frequency'>): ProgramWarning {
  const words = ({ rule }: Placed<'frequency'>): string => limitWords(rule.times, rule.per);
  return {
    kind: 'shadowed_rule',
    path: limit.path,
    sentence: `${limit.name} (${words(limit)}) is never reached: ${other.name} stops at ${words(other)}.`,
    advice: 'Take it out, or make it the narrower one.',
  };
}

/** Whether a multiplier never counts because another one that is as high holds whenever it does. */
function isNeverBetter(one: Placed<'multiplier'>, other: Placed<'multiplier'>): boolean {
  // A budget may be used up, and then the other one counts.
  if (other.rule.budget !== undefined) return false;
  const rate = parseDecimal(one.rule.multiplier) ?? ZERO;
  const otherRate = parseDecimal(other.rule.multiplier) ?? ZERO;
  if (compare(otherRate, rate) < 0) return false;
  const needed = conjunctsOf(one.when);
  const isImplied = conjunctsOf(other.when).every((part) =>
    needed.some((own) => isSame(own, part)),
  );
  return isImplied && isInside(one.period, other.period);
}

function isInside(inner: Period, outer: Period): boolean {
  const begins = outer.from === null || (inner.from !== null && inner.from >= outer.from);
  const ends = outer.until === null || (inner.until !== null && inner.until <= outer.until);
  return begins && ends;
}

function bonusShadow(one: PlacedRule, other: Placed<'multiplier'>): ProgramWarning {
  const rate = grouped(other.rule.multiplier);
  return {
    kind: 'shadowed_rule',
    path: one.path,
    sentence: `${one.name} never counts: whenever it holds, so does ${other.name}, which gives ${rate} times the points, and the best one counts.`,
    advice: 'Take it out, give it more, or let multipliers stack (policies.bonuses).',
  };
}

type Bonus = Placed<'multiplier' | 'fixed'>['rule'];

function isBonus(rule: RuleDocument): rule is Bonus {
  return rule.type === 'multiplier' || rule.type === 'fixed';
}

function overlapOf(
  [earlier, later]: readonly [PlacedRule, PlacedRule],
  terms: {
    readonly isBest: boolean;
    readonly today: number;
    readonly left: { conditions: number };
  },
): ProgramWarning | null {
  if (!isBonus(earlier.rule) || !isBonus(later.rule)) return null;
  if (!isDated(earlier.period) || !isDated(later.period)) return null;
  const from = Math.max(
    earlier.period.from ?? terms.today,
    later.period.from ?? terms.today,
    terms.today,
  );
  const until = Math.min(earlier.period.until ?? Infinity, later.period.until ?? Infinity);
  if (from > until) return null;
  terms.left.conditions -= 1;
  if (terms.left.conditions < 0) return null;
  const both = [...conjunctsOf(earlier.when), ...conjunctsOf(later.when)];
  if (whyNever({ all: both }) !== null) return null;
  const days =
    until === Infinity
      ? `from ${numberedDayWords(from)} on`
      : `from ${numberedDayWords(from)} to ${numberedDayWords(until)}`;
  const together = togetherWords(earlier.rule, later.rule, terms.isBest);
  return {
    kind: 'overlapping_promotions',
    path: later.path,
    sentence: `${earlier.name} and ${later.name} run together ${days}: where both hold they give ${together}.`,
    advice: 'If that is not meant, move one of them or let their conditions shut each other out.',
  };
}

function isDated({ from, until }: Period): boolean {
  return from !== null || until !== null;
}

/** What two bonuses come to at once (decision 0008). */
function togetherWords(one: Bonus, other: Bonus, isBest: boolean): string {
  const rates = [one, other].flatMap((rule) =>
    rule.type === 'multiplier' ? [parseDecimal(rule.multiplier) ?? ONE] : [],
  );
  const points = [one, other].flatMap((rule) =>
    rule.type === 'fixed' ? [parseDecimal(rule.points) ?? ZERO] : [],
  );
  const choice = isBest && rates.length === 2 ? ', as the best one counts' : '';
  const rate = (): string => grouped(toDecimal(rates.reduce(isBest ? better : multiply)));
  return listed([
    ...(rates.length === 0 ? [] : [`${rate()} times the points${choice}`]),
    ...(points.length === 0 ? [] : [`${pointsWords(toDecimal(points.reduce(add)))} on top`]),
  ]);
}

function better(one: Rational, other: Rational): Rational {
  return compare(one, other) > 0 ? one : other;
}

/** Promotions that begin on a day and never end. */
export function findEndless(document: ProgramDocument): readonly ProgramWarning[] {
  return activitiesInPlace(document).flatMap(({ rules }) =>
    rules.flatMap(({ rule, path, name }): readonly ProgramWarning[] => {
      if (!isBonus(rule) || rule.from === undefined || rule.until !== undefined) return [];
      return [
        {
          kind: 'period_without_end',
          path: `${path}.from`,
          sentence: `${name} begins on ${dayWords(rule.from)} and never ends.`,
          advice: 'Say its last day with until; if it is to stay, take from out once it runs.',
        },
      ];
    }),
  );
}
