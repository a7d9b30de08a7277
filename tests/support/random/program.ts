import type { ProgramDocument } from '@fealty/core';

/** A program in which every kind of rule can meet every other, at numbers that small sums reach. */
export const crowdedProgram: ProgramDocument = {
  name: 'Crowded',
  currency: 'USD',
  timeZone: 'Europe/Berlin',
  expiry: { mode: 'after', days: 30 },
  budgets: [
    { id: 'spring', points: '300', uses: 9 },
    { id: 'surveys', points: '90' },
  ],
  members: {
    attributes: [
      { name: 'shoe', type: 'number', unique: true, required: false },
      { name: 'club', type: 'string', unique: true, required: false },
    ],
    unique: ['phone'],
  },
  activities: [
    {
      id: 'made_a_purchase',
      name: 'Purchase',
      earn: { multiplier: '1.37' },
      rules: [
        { type: 'exclusion', when: { productIds: ['card'] } },
        { type: 'exclusion', when: { subtotalBelow: '5' } },
        {
          type: 'multiplier',
          multiplier: '2.5',
          when: { attribute: 'product.id', operator: 'in', value: ['mug', 'pen'] },
          budget: 'spring',
        },
        {
          type: 'multiplier',
          multiplier: '1.21',
          when: {
            any: [
              { attribute: 'order.subtotal', operator: 'between', value: ['20', '60'] },
              { attribute: 'member.available_points', operator: 'more_than', value: '100' },
            ],
          },
        },
        {
          type: 'fixed',
          points: '7',
          budget: 'spring',
          when: {
            all: [
              { attribute: 'order.total', operator: 'at_least', value: '30' },
              { not: { attribute: 'member.tier', operator: 'equals', value: 'platinum' } },
            ],
          },
        },
      ],
    },
    { id: 'created_an_account', name: 'Joined', earn: { points: '25' } },
    {
      id: 'write_a_review',
      name: 'Review',
      earn: { points: '10' },
      rules: [{ type: 'frequency', times: 2, per: 'week' }],
    },
    {
      id: 'survey',
      name: 'Survey',
      earn: { points: '40' },
      approval: { mode: 'by_hand' },
      budget: 'surveys',
    },
    {
      id: 'subscription',
      name: 'Subscription',
      earn: { multiplier: '2' },
      approval: { mode: 'after_days', days: 7 },
      expiry: { mode: 'never' },
    },
  ],
  rewards: [
    { id: 'mug', name: 'Mug', type: 'product', value: '5', points: '40', coupons: 'none' },
    { id: 'voucher', name: 'Voucher', type: 'fixed_amount', value: '5', points: '15' },
    {
      id: 'cash',
      name: 'Cash back',
      type: 'cash_back',
      value: '0.1',
      points: { minimum: '20', maximum: '60', step: '10' },
      valuePerPoint: '0.1',
      coupons: { pattern: 'CASH-XXXX-9999' },
      couponExpiry: { days: 10 },
      limits: [{ times: 3, per: 'week' }],
      when: {
        not: { attribute: 'member.available_points', operator: 'more_than', value: '400' },
      },
    },
  ],
  tiers: [
    { id: 'silver', name: 'Silver', threshold: '0' },
    { id: 'gold', name: 'Gold', threshold: '150', multiplier: '1.5' },
    {
      id: 'platinum',
      name: 'Platinum',
      threshold: '500',
      multiplier: '2',
      activityMultipliers: { made_a_purchase: '3' },
    },
  ],
};
