import { describe, expect, it } from 'vitest';
import { found, of, purchase, SHOP, told } from '../../../../../tests/support/warned-shop.ts';
import type { ConditionDocument, ProgramDocument, RuleDocument } from '../document.ts';

type Activity = ProgramDocument['activities'][number];
type Reward = ProgramDocument['rewards'][number];

const limit = (times: number, per: 'day' | 'month' | 'lifetime'): RuleDocument => ({
  ...{ type: 'frequency', times, per },
});
const once = limit(1, 'lifetime');
const monthly = limit(1, 'month');
const ever = { kind: 'lifetime' } as const;
const twoMonths = { kind: 'rolling', months: 2 } as const;
const thirtyDays = { kind: 'rolling', days: 30 } as const;
const review: Activity = { id: 'review', name: 'Review', earn: { points: '100' } };
const [mug] = SHOP.rewards as [Reward];
const [silver, gold, closed] = SHOP.tiers as [Tier, Tier, Tier];
type Tier = ProgramDocument['tiers'][number];

/** The shop with nothing but reviews, for a hundred points each. */
function reviewed(
  rules: RuleDocument[],
  more: Partial<ProgramDocument> = {},
  activity: Partial<Activity> = {},
): ProgramDocument {
  return { ...SHOP, activities: [{ ...review, rules, ...activity }], ...more };
}

/** Reviews are paid out of a budget. */
function budgeted(points: string, rules: RuleDocument[], of = review): ProgramDocument {
  const budgets = [{ id: 'all', points }];
  return { ...SHOP, budgets, activities: [{ ...of, rules, budget: 'all' }] };
}

it.each<[number, string, ProgramDocument]>([
  [303, 'three reviews', reviewed([limit(3, 'lifetime')])],
  [
    303,
    'a review in each of three months that 30 days touch',
    reviewed([monthly], { tierRules: thirtyDays }),
  ],
  [
    404,
    'a review in each of four short months that 62 days touch',
    reviewed([monthly], { tierRules: twoMonths }),
  ],
  [404, 'the same of a period', reviewed([monthly], { tierRules: { kind: 'period', months: 2 } })],
  [
    202,
    'two reviews, though more months would go',
    reviewed([limit(2, 'lifetime'), monthly], { tierRules: twoMonths }),
  ],
  [300, 'what is in the budget', budgeted('300', [])],
  [300, 'what is in the budget of orders', budgeted('300', [], purchase)],
  [101, 'one review, though the budget has more', budgeted('450', [once])],
  [50, 'the budget, though a review is worth more', budgeted('50', [once])],
  [
    101,
    'one review out of a budget that counts uses',
    { ...reviewed([once], { budgets: [{ id: 'all', uses: 9 }] }, { budget: 'all' }) },
  ],
  [
    271,
    'a review with all that comes on top',
    reviewed(
      [
        once,
        { type: 'multiplier', multiplier: '2.505' },
        { type: 'multiplier', multiplier: '0.5' },
        { type: 'fixed', points: '20' },
      ],
      { policies: { bonuses: 'stack' } },
    ),
  ],
  [
    301,
    'a review in the best tier for it',
    reviewed([once], {
      tiers: [
        { ...silver, activityMultipliers: { review: '3' } },
        { ...gold, multiplier: '2' },
        closed,
      ],
    }),
  ],
  [
    101,
    'what counts and is on',
    reviewed([once], {
      activities: [
        { ...review, rules: [once] },
        { ...review, id: 'idea', countsForTier: false },
        { ...review, id: 'visit', active: false },
      ],
    }),
  ],
])('a tier is out of reach where at most %i points come together: %s', (most, _title, document) => {
  expect(told(document)).toEqual([
    `Gold begins at 500 points, and no more than ${String(most)} points can be earned towards it. Lower the threshold, or let more count; else it can be given by hand only.`,
  ]);
});

it('knows no bound of what may be spent', () => {
  expect(found(reviewed([once], { tierRules: { ...ever, measure: 'spend' } }))).toEqual([]);
});

/** The shop with ten points a day for a review, and another reward. */
function daily(reward: Partial<Reward>, more: Partial<ProgramDocument> = {}): ProgramDocument {
  const rules = [limit(1, 'day')];
  const document = reviewed(rules, more, { earn: { points: '10' } });
  return { ...document, rewards: [{ ...mug, ...reward }] };
}

const costly = (points: string, expiry: ProgramDocument['expiry']): ProgramDocument =>
  daily({ points }, { expiry } as Partial<ProgramDocument>);
const inTier = (when: ConditionDocument): ProgramDocument => daily({ when });
const dear = (price: string, most: string): string =>
  `The reward Mug costs ${price} points, and no more than ${most} points can be held at once. Lower its price, let points last longer, or let more be earned.`;
const CLOSED =
  'The reward Mug is for closed, which nobody can reach. Open the tier, or offer the reward to another.';

describe('of a reward that nobody can have, people read', () => {
  it.each<[string, ProgramDocument]>([
    [dear('133', '132'), costly('133', { mode: 'after', days: 10 })],
    [dear('400', '363'), costly('400', { mode: 'after', months: 1 })],
    [dear('9,000', '8,063'), costly('9000', { mode: 'calendar', month: 12, day: 31, years: 0 })],
    [CLOSED, daily({ tiers: ['closed'] })],
    [CLOSED, inTier({ all: [of('member.tier', 'silver', 'gold'), of('member.tier', 'closed')] })],
    [
      'The reward Mug could be redeemed until 31 May 2026, and never again. Take it out, or give it another last day.',
      daily({ until: '2026-05-31' }),
    ],
    [
      'Coupons of the reward Mug lapsed on 31 May 2026, so none can be handed out. Give its coupons another last day, or days from when they are handed out.',
      daily({ coupons: 'pool', couponExpiry: { date: '2026-05-31' } }),
    ],
  ])('%s', (sentence, document) => {
    expect(told(document)).toEqual([sentence]);
  });

  it('that its tier is out of reach, too', () => {
    const document = { ...reviewed([once]), rewards: [{ ...mug, tiers: ['gold', 'closed'] }] };
    expect(found(document)).toEqual([
      'unreachable_tier tiers[1].threshold',
      'unreachable_reward rewards[0].tiers',
    ]);
  });
});

it.each<[string, ProgramDocument]>([
  ['costs what can just be held', costly('132', { mode: 'after', days: 10 })],
  [
    'can be saved for, as points live by what is done',
    costly('9000', { mode: 'inactivity', days: 10 }),
  ],
  [
    'can be saved for, as some points live on',
    daily(
      { points: '9000' },
      {
        expiry: { mode: 'after', days: 10 },
        activities: [
          { ...review, rules: [limit(1, 'day')], expiry: { mode: 'never' } },
          { ...review, id: 'idea', rules: [once] },
        ],
      },
    ),
  ],
  ['can be had today for the last time', daily({ until: '2026-06-01' })],
  ['is for whoever is in no tier', daily({ tiers: [] })],
  ['is for a club that is called as a closed tier is', inTier(of('member.custom.club', 'closed'))],
])('a reward is in reach that %s', (_title, document) => {
  expect(found(document)).toEqual([]);
});

it('counts nothing of what is switched off towards a price', () => {
  const activities = [
    { ...review, rules: [once] },
    { ...review, id: 'idea', active: false },
  ];
  const document = daily({ points: '102' }, { activities, tiers: [silver] });
  expect(told(document)).toEqual([dear('102', '101')]);
});
