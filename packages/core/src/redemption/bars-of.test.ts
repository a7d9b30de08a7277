import { describe, expect, it } from 'vitest';
import { compiled } from '../../../../tests/support/random/memory-ledger.ts';
import { plain } from '../../../../tests/scenarios/programs.ts';
import { NOBODY } from '../books/records.ts';
import type { ConditionDocument, RewardDocument } from '../program/document.ts';
import {
  barsOf,
  closedBy,
  isForTransaction,
  type RewardSeeker,
  type RewardStock,
} from './bars-of.ts';

const NOON = Date.UTC(2026, 5, 15, 12);

const mug: RewardDocument = {
  ...{ id: 'mug', name: 'Mug', type: 'fixed_amount', value: '5', points: '100', coupons: 'none' },
};
const pool = { coupons: 'pool' } as const;
const tagged = (tag: string): ConditionDocument => ({
  attribute: 'member.tags',
  operator: 'contains_any',
  value: [tag],
});

const ann: RewardSeeker = {
  tierId: 'silver',
  spendable: 100,
  counts: { 'reward:mug': { month: { bucket: '2026-06', count: 2 } } },
  ruled: {
    profile: { ...NOBODY, tags: ['vip'] },
    ...{ tierId: 'silver', enrolledAt: 0, qualified: 0 },
    balances: { available: 100, pending: 0, reserved: 0, owed: 0 },
    lifetime: {
      ...{ earned: 100, redeemed: 0, deducted: 0, expired: 0, purchases: 0, redemptions: 0 },
      ...{ activities: 1, revenue: '0' },
      ...{ firstPurchaseAt: null, lastPurchaseAt: null, lastActivityAt: null },
    },
  },
};
const full: RewardStock = { uploaded: 10, issued: 9, at: NOON };

function bars(
  reward: Partial<RewardDocument>,
  seeker: Partial<RewardSeeker> = {},
  stock: Partial<RewardStock> = {},
): string {
  const program = compiled({
    ...plain,
    rewards: [{ ...mug, ...reward }],
    timeZone: 'America/New_York',
  });
  const [one] = program.rewards.values();
  if (one === undefined) throw new Error('the program has a reward');
  const told = barsOf(one, program, {
    seeker: { ...ann, ...seeker },
    stock: { ...full, ...stock },
  });
  // Whatever closes a reward to all closes it to each.
  const closed = closedBy(one, program, { ...full, ...stock });
  expect(told).toEqual(expect.arrayContaining([...closed]));
  return told.join(' ');
}

/** What bars a reward, as it is told, with the reward, the seeker and the stock. */
const CASES: readonly (readonly [string, string, ...Parameters<typeof bars>])[] = [
  ['nothing', '', {}],
  ['that it is closed', 'reward_inactive', { active: false }],
  ['that its days are over', 'reward_inactive', { until: '2026-06-14' }],
  ['not that it is its last day', '', { until: '2026-06-15' }],
  ['that its days are to come', 'reward_inactive', { from: '2026-06-16' }],
  ['his tier', 'reward_not_for_tier', { tiers: ['gold'] }],
  ['not his tier, if it is one of those', '', { tiers: ['gold', 'silver'] }],
  ['that he has no tier', 'reward_not_for_tier', { tiers: ['gold'] }, { tierId: null }],
  ['not that he has no tier, if it is for all', '', {}, { tierId: null }],
  ['not a condition that he meets', '', { when: tagged('vip') }],
  ['a condition', 'reward_not_for_member', { when: tagged('staff') }],
  [
    'a condition, if nobody read what it asks',
    'reward_not_for_member',
    { when: tagged('vip') },
    { ruled: null },
  ],
  [
    'a condition that denies, if nobody read what it asks',
    'reward_not_for_member',
    { when: { not: tagged('staff') } },
    { ruled: null },
  ],
  ['not what nobody asked', '', {}, { ruled: null }],
  [
    'that he had it as often as he may',
    'reward_limit_reached',
    { limits: [{ times: 2, per: 'month' }] },
  ],
  ['not that he had it less often', '', { limits: [{ times: 3, per: 'month' }] }],
  [
    'one of two limits',
    'reward_limit_reached',
    {
      limits: [
        { times: 9, per: 'year' },
        { times: 2, per: 'month' },
      ],
    },
  ],
  [
    'not what he had in another month',
    '',
    { limits: [{ times: 2, per: 'month' }] },
    {},
    { at: NOON + 30 * 86_400_000 },
  ],
  ['not another reward that he had', '', { id: 'cup', limits: [{ times: 1, per: 'month' }] }],
  ['one point', 'points_insufficient', {}, { spendable: 99 }],
  ['that there are no codes', 'coupons_exhausted', pool, {}, { issued: 10 }],
  ['not that there are codes', '', pool],
  ['not that there are none where none are needed', '', {}, {}, { issued: 10 }],
  [
    'that all codes have lapsed',
    'coupons_expired',
    { ...pool, couponExpiry: { date: '2026-06-14' } },
  ],
  ['not codes that lapse today', '', { ...pool, couponExpiry: { date: '2026-06-15' } }],
  [
    'not codes that lapse so long after they were given out',
    '',
    { ...pool, couponExpiry: { days: 1 } },
  ],
  [
    'that there are none, rather than that they lapsed',
    'coupons_exhausted',
    { ...pool, couponExpiry: { date: '2026-06-14' } },
    {},
    { issued: 10 },
  ],
];

describe('what stands between a member and a reward', () => {
  it.each(CASES.map(([what, bar, ...terms]) => ({ what, bar, terms })))(
    'is $what',
    ({ bar, terms }) => {
      expect(bars(...terms)).toBe(bar);
    },
  );

  it('is told in the order of refusals', () => {
    const everything = {
      ...pool,
      ...{ active: false, tiers: ['gold'], when: tagged('staff') },
      limits: [{ times: 1, per: 'month' as const }],
    };
    expect(bars(everything, { spendable: 0 }, { issued: 10 })).toBe(
      'reward_inactive reward_not_for_tier reward_not_for_member reward_limit_reached ' +
        'points_insufficient coupons_exhausted',
    );
  });

  it('ends with the day of the store, not with that of the world', () => {
    const lapsing = { ...pool, couponExpiry: { date: '2026-06-14' } };
    // The last millisecond of a day in New York, where clocks are four hours behind.
    const end = Date.UTC(2026, 5, 15, 4) - 1;
    expect(bars(lapsing, {}, { at: end - 1 })).toBe('');
    expect(bars(lapsing, {}, { at: end })).toBe('coupons_expired');
  });
});

describe('what a transaction asks of rewards', () => {
  const reward = {
    forTransactions: new Map([
      ['store', new Set(['walmart', 'target'])],
      ['product_ids', new Set(['112'])],
    ]),
  };
  it.each<readonly [boolean, Readonly<Record<string, readonly string[]>>]>([
    [true, {}],
    [true, { store: ['target'] }],
    [true, { store: ['tesco', 'target'] }],
    [false, { store: ['tesco'] }],
    [false, { store: [] }],
    [false, { store: ['target'], product_ids: ['113'] }],
    [true, { store: ['target'], product_ids: ['113', '112'] }],
    [true, { colour: ['red'] }],
  ])('is met or not: %s for %j', (isShown, asked) => {
    expect(isForTransaction(reward, new Map(Object.entries(asked)))).toBe(isShown);
  });

  it('is nothing to a reward for all', () => {
    expect(isForTransaction({ forTransactions: new Map() }, new Map([['store', ['x']]]))).toBe(
      true,
    );
  });
});
