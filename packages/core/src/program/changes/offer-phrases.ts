import type {
  AttributeDocument,
  BudgetDocument,
  RewardDocument,
  TierDocument,
} from '../document.ts';
import { phrase, phraseOrNone, type Names, type Phrases } from './phrase.ts';
import {
  conditionWords,
  counted,
  dayWords,
  grouped,
  limitWords,
  listed,
  pointsWords,
  quoted,
} from './wordings.ts';

function priceWords(points: RewardDocument['points']): string {
  if (typeof points === 'string') return pointsWords(points);
  const { minimum, maximum, step } = points;
  return `${grouped(minimum)} to ${pointsWords(maximum)} in steps of ${grouped(step)}`;
}

function couponWords(coupons: NonNullable<RewardDocument['coupons']>): string {
  if (coupons === 'pool') return 'codes that were uploaded';
  return coupons === 'none' ? 'no codes' : `codes such as ${coupons.pattern}`;
}

export const REWARD_PHRASES: Phrases<RewardDocument, 'id'> = {
  name: phrase('is called', '', quoted),
  description: phrase('is described as', '', quoted),
  type: phraseOrNone('is of the type', 'nothing', (type: string) => type.replaceAll('_', ' ')),
  value: phrase('has the value', '', quoted),
  points: phraseOrNone('costs', 'nothing', priceWords),
  valuePerPoint: phraseOrNone('makes one point worth', 'nothing', (worth: string, names) =>
    [worth, names.currency].join(' '),
  ),
  tiers: phraseOrNone('is for', 'members of all tiers', (ids: readonly string[], names) =>
    listed(ids.map((id) => names.tier(id))),
  ),
  when: phraseOrNone(
    'is for',
    'everybody',
    (when: NonNullable<RewardDocument['when']>) =>
      `members of whom it holds that ${conditionWords(when)}`,
  ),
  forTransactions: phrase(
    'is shown for',
    {},
    (asked: NonNullable<RewardDocument['forTransactions']>) =>
      listed(
        Object.entries(asked).map(([name, values]) => `${name} of ${values.join(' or ')}`),
        'every transaction',
      ),
  ),
  rank: phraseOrNone(
    'stands in lists',
    'behind those that have a rank',
    (rank: number) => `at place ${grouped(String(rank))}`,
  ),
  limits: phrase('can be redeemed', [], (limits) =>
    listed(
      limits.map(({ times, per }) => limitWords(times, per)),
      'any number of times',
    ),
  ),
  from: phraseOrNone(
    'can be redeemed',
    'from the beginning on',
    (day: string) => `from ${dayWords(day)} on`,
  ),
  until: phraseOrNone(
    'can be redeemed',
    'without an end',
    (day: string) => `until ${dayWords(day)}`,
  ),
  productId: phrase('gives the product', '', quoted),
  active: phrase('is', true, (active) => (active ? 'open' : 'closed')),
  visible: phrase('is', true, (visible) => (visible ? 'shown to members' : 'hidden from members')),
  coupons: phrase('hands out', 'pool', couponWords),
  couponExpiry: phraseOrNone(
    'has coupons that',
    'never lapse',
    (expiry: NonNullable<RewardDocument['couponExpiry']>) =>
      'days' in expiry
        ? `lapse after ${counted(expiry.days, 'day')}`
        : `lapse after ${dayWords(expiry.date)}`,
  ),
};

function thresholdWords(threshold: string, { measure, currency }: Names): string {
  return measure === 'points' ? pointsWords(threshold) : `${grouped(threshold)} ${currency}`;
}

export const TIER_PHRASES: Phrases<TierDocument, 'id'> = {
  name: phrase('is called', '', quoted),
  description: phrase('is described as', '', quoted),
  threshold: phrase('begins at', '0', thresholdWords),
  multiplier: phrase('multiplies what is earned by', '1', grouped),
  activityMultipliers: phrase(
    'multiplies',
    {},
    (rates: NonNullable<TierDocument['activityMultipliers']>, names) =>
      listed(
        Object.entries(rates).map(([id, rate]) => `${names.activity(id)} by ${grouped(rate)}`),
        'no single activity',
      ),
  ),
  rewards: phrase('is shown with', [], (ids, names) =>
    listed(
      ids.map((id) => names.reward(id)),
      'no rewards',
    ),
  ),
  active: phrase('is', true, (active) => (active ? 'open' : 'closed')),
  hidden: phrase('is', false, (hidden) => (hidden ? 'hidden from members' : 'shown to members')),
};

export const BUDGET_PHRASES: Phrases<BudgetDocument, 'id'> = {
  name: phrase('is called', ({ id }: BudgetDocument) => id, quoted),
  points: phraseOrNone(
    'gives out',
    'any number of points',
    (points: string) => `at most ${pointsWords(points)}`,
  ),
  uses: phraseOrNone('lasts for', 'any number of awards', (uses: number) => counted(uses, 'award')),
};

const KINDS: Readonly<Record<AttributeDocument['type'], string>> = {
  string: 'a text',
  number: 'a number',
  date: 'a day',
  boolean: 'yes or no',
  list: 'a list of texts',
};

export const ATTRIBUTE_PHRASES: Phrases<AttributeDocument, 'name'> = {
  type: phraseOrNone('is', 'nothing', (type: AttributeDocument['type']) => KINDS[type]),
  unique: phrase('may be', false, (unique) =>
    unique ? 'that of one member only' : 'that of several members',
  ),
  required: phrase(
    'is',
    ({ unique }: AttributeDocument) => unique ?? false,
    (required) => (required ? 'asked of every member' : 'left to members'),
  ),
};
