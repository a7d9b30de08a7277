import { describe, expect, it } from 'vitest';
import { told, type Row } from '../../../../../tests/support/told-changes.ts';
import type {
  AttributeDocument,
  BudgetDocument,
  ProgramDocument,
  RewardDocument,
  TierDocument,
} from '../document.ts';

const REWARD: RewardDocument = {
  ...{ id: 'mug', name: 'Mug', type: 'product', value: '10', points: '500' },
};
const SILVER: TierDocument = { id: 'silver', name: 'Silver', threshold: '0' };
const GOLD: TierDocument = { id: 'gold', name: 'Gold', threshold: '1000' };
const BUDGET: BudgetDocument = { id: 'launch', points: '1000' };
const SIZE: AttributeDocument = { name: 'size', type: 'string' };

const REWARD_ROWS: readonly Row<RewardDocument>[] = [
  [{ description: 'Of clay' }, 'is described as “Of clay” instead of nothing'],
  [{ type: 'free_shipping' }, 'is of the type free shipping instead of product'],
  [{ value: '15' }, 'has the value “15” instead of “10”'],
  [{ points: '1' }, 'costs 1 point instead of 500 points'],
  [
    { points: { minimum: '1000', maximum: '9000', step: '1500' } },
    'costs 1,000 to 9,000 points in steps of 1,500 instead of 500 points',
  ],
  [{ valuePerPoint: '0.01' }, 'makes one point worth 0.01 USD instead of nothing'],
  [{ tiers: ['gold'] }, 'is for Gold instead of members of all tiers'],
  [{ tiers: [] }, 'is for nothing instead of members of all tiers'],
  [
    { when: { attribute: 'member.available_points', operator: 'at_least', value: '100' } },
    'is for members of whom it holds that member available points are at least 100 instead of everybody',
  ],
  [
    { forTransactions: { product_ids: ['1', '2'], coupon: ['A'] } },
    'is shown for product_ids of 1 or 2 and coupon of A instead of every transaction',
  ],
  [{ rank: 3 }, 'stands in lists at place 3 instead of behind those that have a rank'],
  [
    {
      limits: [
        { times: 1, per: 'day' },
        { times: 3, per: 'lifetime' },
      ],
    },
    'can be redeemed once a day and 3 times ever instead of any number of times',
  ],
  [{ from: '2026-05-01' }, 'can be redeemed from 1 May 2026 on instead of from the beginning on'],
  [{ until: '2026-12-31' }, 'can be redeemed until 31 December 2026 instead of without an end'],
  [{ productId: 'cup' }, 'gives the product “cup” instead of nothing'],
  [{ active: false }, 'is closed instead of open'],
  [{ visible: false }, 'is hidden from members instead of shown to members'],
  [{ coupons: 'none' }, 'hands out no codes instead of codes that were uploaded'],
  [
    { coupons: { pattern: 'CUP-9999' } },
    'hands out codes such as CUP-9999 instead of codes that were uploaded',
  ],
  [{ couponExpiry: { days: 30 } }, 'has coupons that lapse after 30 days instead of never lapse'],
  [
    { couponExpiry: { date: '2026-12-31' } },
    'has coupons that lapse after 31 December 2026 instead of never lapse',
  ],
];

const TIER_ROWS: readonly Row<TierDocument>[] = [
  [{ description: 'The best' }, 'is described as “The best” instead of nothing'],
  [{ threshold: '1500' }, 'begins at 1,500 points instead of 1,000 points'],
  [{ multiplier: '1.5' }, 'multiplies what is earned by 1.5 instead of 1'],
  [
    { activityMultipliers: { made_a_purchase: '2' } },
    'multiplies Purchase by 2 instead of no single activity',
  ],
  [{ rewards: ['mug', 'gone'] }, 'is shown with Mug and gone instead of no rewards'],
  [{ active: false }, 'is closed instead of open'],
  [{ hidden: true }, 'is hidden from members instead of shown to members'],
];

describe('what a program offers is told when it changes', () => {
  it('field by field of a reward', () => {
    for (const [said, words] of REWARD_ROWS) {
      expect(told({ rewards: [{ ...REWARD, ...said }] }, { rewards: [REWARD] })).toEqual([
        `The reward Mug ${words}.`,
      ]);
    }
  });

  it('field by field of a tier', () => {
    const rewards = [REWARD];
    for (const [said, words] of TIER_ROWS) {
      const tiers = [SILVER, { ...GOLD, ...said }];
      expect(told({ rewards, tiers }, { rewards })).toEqual([`Gold ${words}.`]);
    }
  });

  it('in money where tiers count money', () => {
    const tierRules = { kind: 'lifetime', measure: 'spend' } as const;
    const tiers = [SILVER, { ...GOLD, threshold: '1500' }];
    expect(told({ tierRules, tiers }, { tierRules })).toEqual([
      'Gold begins at 1,500 USD instead of 1,000 USD.',
    ]);
  });

  it('field by field of a budget, which goes by its id if it has no name', () => {
    const between = (said: Partial<BudgetDocument>) =>
      told({ budgets: [{ ...BUDGET, ...said }] }, { budgets: [BUDGET] });
    expect([
      between({ name: 'Launch week' }),
      between({ points: '5000' }),
      between({ uses: 1 }),
    ]).toEqual([
      ['Budget Launch week is called “Launch week” instead of “launch”.'],
      ['Budget launch gives out at most 5,000 points instead of 1,000 points.'],
      ['Budget launch lasts for 1 award instead of any number of awards.'],
    ]);
    expect(told({ budgets: [{ id: 'launch', uses: 2 }] }, { budgets: [BUDGET] })[0]).toBe(
      'Budget launch gives out any number of points instead of at most 1,000 points.',
    );
  });

  it('field by field of an attribute of members, of whom one that is unique is asked', () => {
    const members = (said: Partial<AttributeDocument>): Partial<ProgramDocument> => ({
      members: { attributes: [{ ...SIZE, ...said }] },
    });
    const asked = 'Attribute size is asked of every member instead of left to members.';
    expect(told(members({ type: 'date' }), members({}))).toEqual([
      'Attribute size is a day instead of a text.',
    ]);
    expect(told(members({ required: true }), members({}))).toEqual([asked]);
    expect(told(members({ unique: true }), members({}))).toEqual([
      'Attribute size may be that of one member only instead of that of several members.',
      asked,
    ]);
    expect(told(members({ unique: true, required: true }), members({ unique: true }))).toEqual([]);
  });
});
