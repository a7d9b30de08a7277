import type { ProgramDocument } from '@fealty/core';

/** A shop's program with one of everything that v1 shows. */
export const SHOP: ProgramDocument = {
  name: 'Shop rewards',
  currency: 'USD',
  timeZone: 'UTC',
  expiry: { mode: 'after', months: 12 },
  activities: [
    {
      id: 'created_an_account',
      name: 'Account Creation',
      description: 'Earn points when you create your loyalty account.',
      earn: { points: '100' },
    },
    {
      id: 'made_a_purchase',
      name: 'Purchase on website',
      description: 'Earn points for every dollar you spend.',
      earningDescription: 'Make a purchase and earn points',
      earn: { multiplier: '1' },
      rules: [{ type: 'exclusion', when: { productCategories: ['Gift cards'] } }],
    },
    {
      id: 'write_a_review',
      name: 'Write a Review',
      earn: { points: '20' },
      rules: [{ type: 'frequency', times: 3, per: 'day' }],
    },
    { id: 'upload_photo', name: 'Photo', earn: { points: '50' }, approval: { mode: 'by_hand' } },
    { id: 'took_a_survey', name: 'Survey', earn: { points: '5' }, active: false },
  ],
  rewards: [
    {
      id: 'reward_cb5f8',
      name: '$5 OFF COUPON',
      description: '$5 off for 50 points',
      type: 'fixed_amount',
      value: '5',
      points: '50',
      coupons: 'pool',
    },
    {
      id: 'reward_d537f',
      name: '10% OFF',
      type: 'percentage',
      value: '10',
      points: '1000',
      coupons: 'pool',
    },
    {
      id: 'reward_0f28c',
      name: 'Gold gift',
      type: 'product',
      value: '1',
      points: '10',
      tiers: ['zrl_gold'],
      coupons: 'none',
    },
    {
      id: 'reward_00000',
      name: 'Old reward',
      type: 'free_shipping',
      value: '0',
      points: '10',
      active: false,
      coupons: 'none',
    },
  ],
  tiers: [
    { id: 'zrl_silver', name: 'Silver', threshold: '0' },
    {
      id: 'zrl_gold',
      name: 'Gold',
      description: 'Gold Tier',
      threshold: '1000',
      activityMultipliers: { made_a_purchase: '2', write_a_review: '2' },
      rewards: ['reward_0f28c'],
    },
    { id: 'zrl_secret', name: 'Secret', threshold: '5000', hidden: true },
  ],
};
