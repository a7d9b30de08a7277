import type { Member, Standing } from '../books/records.ts';
import type { Program, TierRules } from '../program/program.ts';
import {
  add,
  decimalOf,
  isZero,
  least,
  powerOfTen,
  subtract,
  toDecimal,
  ZERO,
  type Rational,
} from '../points/rational.ts';
import { dayText, type CalendarDay } from '../time/calendar.ts';
import type { Instant } from '../time/instant.ts';
import { localDay } from '../time/zone.ts';
import { thresholdOf } from './ladder.ts';
import {
  addDays,
  dayFromText,
  leavesOn,
  periodBeside,
  periodStart,
  startOfLocalDay,
  windowStart,
} from './windows.ts';

/** Where everything stands that counts for life. */
const EVER = 'ever';

type Tiered = Pick<Program, 'tierRules' | 'timeZone' | 'ladder' | 'tiers'>;
type Counted = Pick<Member, 'qualified' | 'standing'>;

/** True if nothing is kept but the sum of all points, as on the head. */
export function countsWholeLife(rules: TierRules): boolean {
  return rules.kind === 'lifetime' && rules.measure === 'points';
}

/** True if the tier is above the one that everybody starts in, at nothing. */
export function isAboveEntry(program: Tiered, tierId: string | null): boolean {
  return thresholdOf(program, tierId) > 0;
}

/**
 * The member's standing under the program's rules. Under new rules it begins anew, and a tier that
 * he has is held as long as one whole period or window could have earned it again.
 */
export function standingOf(
  program: Tiered,
  member: Pick<Member, 'standing' | 'tierId'>,
  at: Instant,
): Standing {
  const { tierRules: rules } = program;
  const { standing } = member;
  if (standing?.basis === rules.basis) return standing;
  const holds = rules.kind !== 'lifetime' && isAboveEntry(program, member.tierId);
  return {
    basis: rules.basis,
    sums: {},
    since: at,
    heldUntil: holds ? holdEnd(program, at) : null,
    fallsAt: null,
    dueAt: null,
    assigned: standing?.assigned ?? null,
  };
}

function holdEnd({ tierRules: rules, timeZone }: Tiered, at: Instant): Instant {
  const today = localDay(at, timeZone);
  const end =
    rules.kind === 'period'
      ? periodBeside(rules, periodStart(rules, today), 1)
      : leavesOn(rules, today);
  return startOfLocalDay(end, timeZone);
}

/** The sum that what happens on a day goes into. */
function bucketOfTier(rules: TierRules, day: CalendarDay): string {
  if (rules.kind === 'lifetime') return EVER;
  return dayText(rules.kind === 'period' ? periodStart(rules, day) : day);
}

/** Adds to a sum and leaves out those that can count for nothing any more. */
export function addToSums(
  program: Tiered,
  standing: Standing,
  added: { readonly at: Instant; readonly amount: Rational; readonly now: Instant },
): Standing {
  const { tierRules: rules, timeZone } = program;
  const bucket = bucketOfTier(rules, localDay(added.at, timeZone));
  const sum = add(decimalOf(standing.sums[bucket]), added.amount);
  const first = firstBucket(program, Math.min(added.now, standing.dueAt ?? added.now));
  const sums: Record<string, string> = {};
  for (const [key, text] of Object.entries({ ...standing.sums, [bucket]: toDecimal(sum) })) {
    if (key >= first) sums[key] = text;
  }
  return { ...standing, sums };
}

/** The oldest sum that a judgement as of this time or later may look at. */
function firstBucket({ tierRules: rules, timeZone }: Tiered, at: Instant): string {
  const today = localDay(at, timeZone);
  switch (rules.kind) {
    case 'lifetime':
      return EVER;
    case 'period':
      return dayText(periodBeside(rules, periodStart(rules, today), -1));
    case 'rolling':
      return dayText(windowStart(rules, today));
  }
}

/**
 * Takes from the sum of one day, or, if `spreads`, from that and then from those before it. What the
 * sums do not hold was never counted, and is let go.
 */
export function takeFromSums(
  program: Tiered,
  standing: Standing,
  taken: { readonly at: Instant; readonly amount: Rational; readonly spreads: boolean },
): Standing {
  const { tierRules: rules, timeZone } = program;
  const bucket = bucketOfTier(rules, localDay(taken.at, timeZone));
  const keys = Object.keys(standing.sums)
    .filter((key) => key === bucket || (taken.spreads && key < bucket))
    .sort()
    .reverse();
  const sums = new Map(Object.entries(standing.sums));
  let left = taken.amount;
  for (const key of keys) {
    if (isZero(left)) break;
    const held = decimalOf(sums.get(key));
    const part = least(held, left);
    left = subtract(left, part);
    const rest = subtract(held, part);
    if (isZero(rest)) sums.delete(key);
    else sums.set(key, toDecimal(rest));
  }
  return keys.length === 0 ? standing : { ...standing, sums: Object.fromEntries(sums) };
}

/** How what counts at a time is found, for one member as for very many at once. */
export type TierCounting =
  | { readonly kind: 'life' }
  /** The better of two sums: a period's tier lasts through the next. */
  | { readonly kind: 'better'; readonly buckets: readonly [string, string] }
  /** All sums from this one on. */
  | { readonly kind: 'window'; readonly first: string };

export function countingAt(program: Tiered, at: Instant): TierCounting {
  const { tierRules: rules, timeZone } = program;
  if (countsWholeLife(rules)) return { kind: 'life' };
  if (rules.kind !== 'period') return { kind: 'window', first: firstBucket(program, at) };
  const start = periodStart(rules, localDay(at, timeZone));
  const before = periodBeside(rules, start, -1);
  return { kind: 'better', buckets: [dayText(before), dayText(start)] };
}

/** What counts at a time, in the unit that thresholds are written in; parts of it do not count. */
export function countedAt(program: Tiered, member: Counted, at: Instant): number {
  const { tierRules: rules } = program;
  const counting = countingAt(program, at);
  if (counting.kind === 'life') return member.qualified;
  const sums = sumsUnder(rules, member.standing);
  if (counting.kind === 'window') return totalOf(rules, sums, counting.first);
  const [before, running] = counting.buckets;
  return Math.max(inUnits(rules, sums[before]), inUnits(rules, sums[running]));
}

function sumsUnder(rules: TierRules, standing: Standing | null): Standing['sums'] {
  return standing?.basis === rules.basis ? standing.sums : {};
}

function totalOf(rules: TierRules, sums: Standing['sums'], from: string): number {
  let total = ZERO;
  for (const [key, text] of Object.entries(sums)) {
    if (key >= from) total = add(total, decimalOf(text));
  }
  return unitsOf(rules, total);
}

function inUnits(rules: TierRules, text: string | undefined): number {
  return unitsOf(rules, decimalOf(text));
}

/** Points are kept in whole units; of money the whole hundredths count, and thresholds are such. */
function unitsOf(rules: TierRules, amount: Rational): number {
  if (rules.measure === 'points') return Number(amount.numerator / amount.denominator);
  return Number((amount.numerator * powerOfTen(rules.decimals)) / amount.denominator);
}

/** The first day on which less than the threshold counts, if nothing is added; rolling only. */
export function dayBelow(
  program: Tiered,
  standing: Standing,
  below: { readonly threshold: number; readonly at: Instant },
): CalendarDay {
  const { tierRules: rules, timeZone } = program;
  const tomorrow = addDays(localDay(below.at, timeZone), 1);
  const first = firstBucket(program, below.at);
  const days = Object.keys(standing.sums)
    .filter((key) => key >= first)
    .sort();
  let rest = ZERO;
  for (const key of days) rest = add(rest, decimalOf(standing.sums[key]));
  for (const key of days) {
    if (unitsOf(rules, rest) < below.threshold) return tomorrow;
    rest = subtract(rest, decimalOf(standing.sums[key]));
    if (unitsOf(rules, rest) < below.threshold) return leavesOn(rules, dayFromText(key));
  }
  return tomorrow;
}

/** The stretch of time whose sum is shown to a member; null if it is his whole life. */
export interface TierWindow {
  readonly from: CalendarDay;
  /** The last day of it: of a rolling window, today. */
  readonly until: CalendarDay;
}

/** What is shown of what counts: of a period tier, the running period alone. */
export function tierProgress(
  program: Tiered,
  member: Counted,
  at: Instant,
): { readonly counted: number; readonly window: TierWindow | null } {
  const { tierRules: rules, timeZone } = program;
  const today = localDay(at, timeZone);
  if (rules.kind === 'period') {
    const from = periodStart(rules, today);
    const until = addDays(periodBeside(rules, from, 1), -1);
    const sum = sumsUnder(rules, member.standing)[dayText(from)];
    return { counted: inUnits(rules, sum), window: { from, until } };
  }
  const counted = countedAt(program, member, at);
  if (rules.kind === 'lifetime') return { counted, window: null };
  return { counted, window: { from: windowStart(rules, today), until: today } };
}
