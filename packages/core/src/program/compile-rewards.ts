import { codesOf } from '../redemption/coupon-pattern.ts';
import { readDay } from '../rules/attributes.ts';
import { compileCondition } from '../rules/compile-condition.ts';
import { attributesOf } from '../rules/condition.ts';
import { dayNumber } from '../time/calendar.ts';
import { counted } from './changes/wordings.ts';
import { compilePeriod } from './compile-period.ts';
import type { PointsRange, ProgramDocument, RewardDocument } from './document.ts';
import type { Problems } from './problems.ts';
import type { CouponExpiry, FrequencyLimit, Reward, Stamp } from './program.ts';

const TIMES_MAX = 1_000_000;
const PATTERN = /^[A-Z0-9-]{4,64}$/;
/** Fewer could be guessed, and would soon come up twice. */
const CODES_MIN = 1_000_000;

/** What was never stamped counts as there from the beginning. */
export const UNSTAMPED: Stamp = { createdAt: 0, updatedAt: 0 };

export function compileRewards(
  document: ProgramDocument,
  terms: {
    readonly pointsDecimals: number;
    readonly stamps: Readonly<Record<string, Stamp>>;
    readonly problems: Problems;
  },
): ReadonlyMap<string, Reward> {
  const { pointsDecimals, problems, stamps } = terms;
  const rewards = new Map<string, Reward>();
  const ids = new Set<string>();
  document.rewards.forEach((reward, index) => {
    const path = `rewards[${String(index)}]`;
    problems.id(`${path}.id`, reward.id, ids);
    ids.add(reward.id);
    rewards.set(reward.id, compileReward(reward, { path, pointsDecimals, stamps, problems }));
  });
  return rewards;
}

interface RewardTerms {
  readonly path: string;
  readonly pointsDecimals: number;
  readonly stamps: Readonly<Record<string, Stamp>>;
  readonly problems: Problems;
}

function compileReward(reward: RewardDocument, terms: RewardTerms): Reward {
  const { path, problems, stamps } = terms;
  problems.decimal(`${path}.value`, reward.value);
  const { createdAt, updatedAt } = stamps[`reward:${reward.id}`] ?? UNSTAMPED;
  const coupons = reward.coupons ?? 'pool';
  return {
    id: reward.id,
    name: reward.name,
    description: reward.description ?? '',
    type: reward.type,
    value: reward.value,
    ...compilePrice(reward, terms),
    tiers: reward.tiers ?? null,
    when: compileSegment(reward, terms),
    forTransactions: compileTransactions(reward, terms),
    rank: compileRank(reward, terms),
    limits: compileLimits(reward, terms),
    period: compilePeriod(reward, path, problems),
    productId: reward.productId ?? '',
    active: reward.active ?? true,
    visible: reward.visible ?? true,
    coupons: typeof coupons === 'string' ? coupons : 'generated',
    pattern: typeof coupons === 'string' ? '' : compilePattern(coupons.pattern, terms),
    couponExpiry: compileCouponExpiry(reward, terms),
    createdAt,
    updatedAt,
  };
}

function compilePrice(
  reward: RewardDocument,
  { path, pointsDecimals, problems }: RewardTerms,
): Pick<Reward, 'points' | 'range'> {
  const { points, valuePerPoint } = reward;
  if (typeof points === 'string') {
    if (valuePerPoint !== undefined) {
      problems.add(`${path}.valuePerPoint`, valuePerPoint, 'nothing, as the price is fixed');
    }
    return { points: problems.points(`${path}.points`, points, pointsDecimals), range: null };
  }
  const read = (name: keyof PointsRange): number =>
    problems.points(`${path}.points.${name}`, points[name], pointsDecimals);
  const [minimum, maximum, step] = [read('minimum'), read('maximum'), read('step')];
  if (maximum < minimum) {
    problems.add(`${path}.points.maximum`, points.maximum, `at least ${points.minimum}`);
  }
  if (minimum === 0) problems.add(`${path}.points.minimum`, points.minimum, 'more than 0');
  if (step === 0) problems.add(`${path}.points.step`, points.step, 'more than 0');
  if (valuePerPoint === undefined) {
    problems.add(`${path}.valuePerPoint`, 'nothing', 'what one point is worth, such as 0.01');
  }
  const worth = problems.decimal(`${path}.valuePerPoint`, valuePerPoint ?? '0');
  return { points: minimum, range: { minimum, maximum, step, valuePerPoint: worth } };
}

/** What is judged before there is an order: only the member and the day are known. */
const KNOWN = /^(member\.|transaction\.(date|tags)$)/;

function compileSegment({ when }: RewardDocument, { path, problems }: RewardTerms): Reward['when'] {
  if (when === undefined) return null;
  const condition = compileCondition(when, `${path}.when`, problems);
  for (const { name } of attributesOf(condition)) {
    if (!KNOWN.test(name)) {
      problems.add(`${path}.when`, name, 'attributes of the member, or the date of the redemption');
    }
  }
  return condition;
}

/** Names that lists of rewards take for themselves when they stand in a query. */
const NOT_FOR_ATTRIBUTES: ReadonlySet<string> = new Set([
  'count',
  'idparam',
  'include_ineligible',
  'language',
  'sort_by',
  'start_cursor',
  'start_index',
  'transaction_attributes',
]);
const ATTRIBUTES_MAX = 20;
const VALUES_MAX = 1000;
const TEXT_MAX = 255;

function compileTransactions(
  { forTransactions = {} }: RewardDocument,
  { path, problems }: RewardTerms,
): Reward['forTransactions'] {
  const attributes = new Map<string, ReadonlySet<string>>();
  const entries = Object.entries(forTransactions);
  const at = `${path}.forTransactions`;
  if (entries.length > ATTRIBUTES_MAX) {
    problems.add(at, counted(entries.length, 'attribute'), `at most ${String(ATTRIBUTES_MAX)}`);
  }
  for (const [name, values] of entries) {
    const key = name.trim().toLowerCase();
    if (!isText(key)) problems.add(at, name, `names of 1 to ${String(TEXT_MAX)} characters`);
    else if (NOT_FOR_ATTRIBUTES.has(key)) {
      problems.add(at, name, 'a name that lists of rewards do not take for themselves');
    } else if (attributes.has(key)) problems.add(at, name, 'each name once, whatever its case');
    const texts = values.map((value) => value.trim().toLowerCase());
    if (texts.length === 0 || texts.length > VALUES_MAX || !texts.every(isText)) {
      const allowed = `1 to ${String(VALUES_MAX)} texts of 1 to ${String(TEXT_MAX)} characters`;
      problems.add(`${at}.${name}`, counted(texts.length, 'text'), allowed);
    }
    attributes.set(key, new Set(texts));
  }
  return attributes;
}

function isText(text: string): boolean {
  return text !== '' && text.length <= TEXT_MAX;
}

const RANK_MAX = 1_000_000;

function compileRank({ rank }: RewardDocument, { path, problems }: RewardTerms): number | null {
  if (rank === undefined) return null;
  problems.whole(`${path}.rank`, rank, RANK_MAX);
  return rank;
}

function compileLimits(
  { limits = [] }: RewardDocument,
  { path, problems }: RewardTerms,
): readonly FrequencyLimit[] {
  return limits.map(({ times, per }, index) => {
    problems.whole(`${path}.limits[${String(index)}].times`, times, TIMES_MAX);
    return { ruleId: `limit_${String(index + 1)}`, times, per };
  });
}

function compilePattern(pattern: string, { path, problems }: RewardTerms): string {
  if (!PATTERN.test(pattern)) {
    problems.add(
      `${path}.coupons.pattern`,
      pattern,
      'capital letters, digits and hyphens, 4 to 64',
    );
  } else if (codesOf(pattern) < CODES_MIN) {
    const allowed = 'room for a million codes, such as SUMMER-XXXX-9999';
    problems.add(`${path}.coupons.pattern`, pattern, allowed);
  }
  return pattern;
}

function compileCouponExpiry(
  { couponExpiry: expiry, coupons }: RewardDocument,
  { path, problems }: RewardTerms,
): CouponExpiry {
  if (expiry === undefined) return null;
  if (coupons === 'none') {
    problems.add(`${path}.couponExpiry`, 'an expiry', 'nothing, as there are no coupons');
  }
  if ('days' in expiry) {
    problems.days(`${path}.couponExpiry.days`, expiry.days);
    return { days: expiry.days };
  }
  const day = readDay(expiry.date);
  if (day === null) {
    problems.add(`${path}.couponExpiry.date`, expiry.date, 'a day such as 2026-01-31');
    return null;
  }
  return { day: dayNumber(day) };
}
