import type { ActivityDocument, ProgramDocument } from '@fealty/core';

const PURCHASE: ActivityDocument = {
  id: 'made_a_purchase',
  name: 'Purchase on website',
  earn: { multiplier: '1' },
};

/** One tier, no approval, no expiry: what is earned is there at once and stays. */
export const plain: ProgramDocument = {
  name: 'Plain',
  currency: 'USD',
  timeZone: 'UTC',
  activities: [
    PURCHASE,
    { id: 'goodwill', name: 'Goodwill', earn: { points: '10' } },
    {
      id: 'write_a_review',
      name: 'Write a Review',
      earn: { points: '50' },
      rules: [
        { id: 'daily', type: 'frequency', times: 2, per: 'day' },
        { id: 'monthly', type: 'frequency', times: 3, per: 'month' },
      ],
    },
    { id: 'survey', name: 'Survey', earn: { points: '40' }, approval: { mode: 'by_hand' } },
    { id: 'closed', name: 'Closed', earn: { points: '5' }, active: false },
    { id: 'spend', name: 'Spend elsewhere', earn: { multiplier: '0.5' } },
  ],
  rewards: [
    reward('mug', '100', 'none'),
    reward('voucher', '50', 'pool'),
    { ...reward('retired', '10', 'none'), active: false },
    { ...reward('vip', '10', 'none'), tiers: ['gold'] },
  ],
  tiers: [
    { id: 'silver', name: 'Silver', threshold: '0' },
    { id: 'gold', name: 'Gold', threshold: '1000000' },
  ],
};

function reward(
  id: string,
  points: string,
  coupons: 'pool' | 'none',
): ProgramDocument['rewards'][0] {
  return { id, name: id, type: 'fixed_amount', value: '5', points, coupons };
}

/** Three tiers that earn at 1, 1.5 and 2 times; purchases of the highest at 3 times. */
export const tiered: ProgramDocument = {
  ...plain,
  name: 'Tiered',
  tiers: [
    { id: 'silver', name: 'Silver', threshold: '0' },
    { id: 'gold', name: 'Gold', threshold: '100', multiplier: '1.5' },
    {
      id: 'platinum',
      name: 'Platinum',
      threshold: '500',
      multiplier: '2',
      activityMultipliers: { made_a_purchase: '3' },
    },
  ],
};

/** Purchases wait fourteen days, as long as goods may be sent back. */
export const delayed: ProgramDocument = {
  ...plain,
  name: 'Delayed',
  activities: [
    { ...PURCHASE, approval: { mode: 'after_days', days: 14 } },
    ...plain.activities.slice(1),
  ],
};

/** Points live thirty days. */
export const expiring: ProgramDocument = {
  ...plain,
  name: 'Expiring',
  expiry: { mode: 'after', days: 30 },
};

/** What is earned in a year lapses on the leap day of the next, or what there is of it. */
export const yearly: ProgramDocument = {
  ...plain,
  name: 'Yearly',
  expiry: { mode: 'calendar', month: 2, day: 29, years: 1 },
  activities: [
    ...plain.activities.slice(0, 2),
    {
      id: 'spring',
      name: 'Spring',
      earn: { points: '5' },
      expiry: { mode: 'calendar', month: 6, day: 30, years: 0 },
    },
    { id: 'monthly', name: 'Monthly', earn: { points: '7' }, expiry: { mode: 'after', months: 1 } },
  ],
};

/** All points lapse after a month in which nobody bought or redeemed; reviews are no sign of life. */
export const idle: ProgramDocument = {
  ...plain,
  name: 'Idle',
  expiry: {
    mode: 'inactivity',
    months: 1,
    activities: ['made_a_purchase', 'goodwill', 'slow'],
    redemptions: true,
  },
  reminders: [7, 2],
  activities: [
    ...plain.activities,
    {
      id: 'slow',
      name: 'Slow',
      earn: { points: '30' },
      approval: { mode: 'after_days', days: 60 },
    },
    { id: 'kept', name: 'Kept', earn: { points: '3' }, expiry: { mode: 'never' } },
  ],
};

/** Ten days without activity, in a zone whose clocks change in spring. */
export const idleInBerlin: ProgramDocument = {
  ...plain,
  name: 'Idle in Berlin',
  timeZone: 'Europe/Berlin',
  expiry: { mode: 'inactivity', days: 10 },
};

/** Thirty days, with reminders two weeks and two days ahead. */
export const reminding: ProgramDocument = { ...expiring, name: 'Reminding', reminders: [2, 14] };

/** Some things earn nothing. */
export const excluding: ProgramDocument = {
  ...plain,
  name: 'Excluding',
  activities: [
    {
      ...PURCHASE,
      rules: [
        { id: 'no_cards', type: 'exclusion', when: { productIds: ['gift-card'] } },
        { id: 'no_sale', type: 'exclusion', when: { productCategories: ['Sale'] } },
        { id: 'no_staff', type: 'exclusion', when: { coupons: ['STAFF'] } },
        { id: 'no_crumbs', type: 'exclusion', when: { subtotalBelow: '10' } },
      ],
    },
    ...plain.activities.slice(1),
  ],
};

/** Ten points for a unit of currency, with an award for joining. */
export const welcoming: ProgramDocument = {
  ...plain,
  name: 'Welcoming',
  activities: [
    { ...PURCHASE, earn: { multiplier: '10' } },
    { id: 'created_an_account', name: 'Account Creation', earn: { points: '100' } },
    ...plain.activities.slice(1),
  ],
};

/** What a return cannot take back is let go. */
export const forgiving: ProgramDocument = {
  ...plain,
  name: 'Forgiving',
  policies: { debt: 'floor' },
};

/** What cannot be taken back is not taken at all. */
export const strict: ProgramDocument = {
  ...plain,
  name: 'Strict',
  policies: { debt: 'refuse' },
};

/** Two decimals of a point, fractions cut off. */
export const fractional: ProgramDocument = {
  ...plain,
  name: 'Fractional',
  pointsDecimals: 2,
  rounding: 'floor',
};

/** Gift cards earn when they are spent, not when they are bought. */
export const carding: ProgramDocument = {
  ...plain,
  name: 'Carding',
  earning: {
    excludedTenders: ['Store credit', 'points'],
    giftCards: { productIds: ['plastic'], productCategories: ['Gift-cards'] },
  },
};

/** Bonuses of every kind on purchases; the best multiplier counts. */
export const generous: ProgramDocument = {
  ...plain,
  name: 'Generous',
  activities: [
    {
      ...PURCHASE,
      rules: [
        {
          id: 'shoes',
          name: 'Double shoes',
          type: 'multiplier',
          multiplier: '2',
          when: { attribute: 'product.category', operator: 'equals', value: 'Shoes' },
        },
        {
          id: 'vip',
          name: 'Triple for VIPs',
          type: 'multiplier',
          multiplier: '3',
          when: {
            all: [
              { attribute: 'member.tags', operator: 'contains_any', value: ['vip'] },
              { attribute: 'order.subtotal', operator: 'at_least', value: '50' },
            ],
          },
        },
        {
          id: 'big',
          name: 'Big basket',
          type: 'fixed',
          points: '25',
          when: { attribute: 'order.subtotal', operator: 'at_least', value: '100' },
        },
        {
          id: 'book',
          type: 'fixed',
          points: '5',
          when: { attribute: 'product.id', operator: 'in', value: ['book'] },
        },
        {
          id: 'weekend',
          type: 'multiplier',
          multiplier: '1.5',
          from: '2026-01-10',
          until: '2026-01-11',
        },
        {
          id: 'berlin',
          type: 'exclusion',
          when: {
            all: [
              { attribute: 'member.city', operator: 'equals', value: 'Berlin' },
              { attribute: 'transaction.tags', operator: 'contains_any', value: ['outlet'] },
            ],
          },
        },
      ],
    },
    {
      id: 'birthday_visit',
      name: 'Birthday visit',
      earn: { points: '10' },
      rules: [
        {
          id: 'birthday',
          type: 'multiplier',
          multiplier: '5',
          when: { attribute: 'member.birthday', operator: 'is_today' },
        },
        {
          id: 'big_feet',
          type: 'fixed',
          points: '2',
          when: { attribute: 'member.custom.shoe', operator: 'more_than', value: '44' },
        },
      ],
    },
    { id: 'goodwill', name: 'Goodwill', earn: { points: '10' } },
  ],
};

/** The same, all multipliers that match one after the other. */
export const stacking: ProgramDocument = {
  ...generous,
  name: 'Stacking',
  policies: { bonuses: 'stack' },
};

/** Promotions that may give out only so much. */
export const promoting: ProgramDocument = {
  name: 'Promoting',
  currency: 'USD',
  timeZone: 'UTC',
  budgets: [
    { id: 'launch', name: 'Launch', points: '100' },
    { id: 'app', uses: 2 },
    { id: 'surveys', points: '100', uses: 2 },
  ],
  activities: [
    {
      id: 'made_a_purchase',
      name: 'Purchase',
      earn: { multiplier: '1' },
      rules: [
        { id: 'double', type: 'multiplier', multiplier: '2', budget: 'launch' },
        {
          id: 'app',
          type: 'fixed',
          points: '5',
          when: { attribute: 'transaction.tags', operator: 'contains_any', value: ['app'] },
          budget: 'app',
        },
      ],
    },
    {
      id: 'survey',
      name: 'Survey',
      earn: { points: '40' },
      approval: { mode: 'by_hand' },
      budget: 'surveys',
    },
  ],
  rewards: [],
  tiers: [{ id: 'silver', name: 'Silver', threshold: '0' }],
};

/** Recommending the shop is rewarded a fortnight after the friend's first order. */
export const recommending: ProgramDocument = {
  name: 'Recommending',
  currency: 'USD',
  timeZone: 'UTC',
  referrals: {
    referrer: 'refer_a_friend',
    friend: 'welcome_gift',
    minimumSubtotal: '20',
    waitDays: 14,
  },
  activities: [
    PURCHASE,
    { id: 'refer_a_friend', name: 'Refer a Friend', earn: { points: '500' } },
    { id: 'welcome_gift', name: 'Welcome gift', earn: { points: '100' } },
  ],
  rewards: [],
  tiers: [{ id: 'silver', name: 'Silver', threshold: '0' }],
};

/** Birthdays, years of membership, and returns after ninety days. */
export const celebrating: ProgramDocument = {
  name: 'Celebrating',
  currency: 'USD',
  timeZone: 'UTC',
  occasions: {
    birthday: { activity: 'birthday_bonus' },
    anniversary: { activity: 'anniversary_bonus' },
    winback: { activity: 'winback_bonus', inactiveDays: 90 },
  },
  activities: [
    PURCHASE,
    { id: 'birthday_bonus', name: 'Birthday Bonus', earn: { points: '200' } },
    { id: 'anniversary_bonus', name: 'Anniversary Bonus', earn: { points: '50' } },
    { id: 'winback_bonus', name: 'Winback Bonus', earn: { points: '75' } },
  ],
  rewards: [],
  tiers: [{ id: 'silver', name: 'Silver', threshold: '0' }],
};

/** Rewards of every kind; a redemption in a cart waits for ten minutes. */
export const rewarding: ProgramDocument = {
  ...expiring,
  name: 'Rewarding',
  policies: { holdMinutes: 10 },
  rewards: [
    ...plain.rewards,
    {
      id: 'cash',
      name: 'Cash back',
      type: 'cash_back',
      value: '0.05',
      points: { minimum: '100', maximum: '500', step: '50' },
      valuePerPoint: '0.05',
      coupons: 'none',
    },
    {
      ...reward('summer', '20', 'pool'),
      coupons: { pattern: 'SUMMER-XXXX-9999' },
      couponExpiry: { days: 14 },
      from: '2026-01-05',
      until: '2026-01-20',
    },
    { ...reward('dated', '10', 'pool'), couponExpiry: { date: '2026-01-08' } },
    {
      ...reward('monthly', '10', 'none'),
      limits: [
        { times: 1, per: 'day' },
        { times: 2, per: 'month' },
      ],
    },
    {
      ...reward('insider', '10', 'none'),
      when: { attribute: 'member.tags', operator: 'contains_any', value: ['insider'] },
    },
    reward('free', '0', 'none'),
  ],
};
