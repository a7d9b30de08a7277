/** A program of a shop as shoppers see it: things to do, rewards near and far, levels. */
export const SHOPPERS_PROGRAM = {
  name: 'Harbour Lane Rewards',
  currency: 'USD',
  timeZone: 'America/New_York',
  expiry: { mode: 'after', months: 12 },
  activities: [
    {
      id: 'created_an_account',
      name: 'Account Creation',
      description: 'Earn points for joining the program.',
      earn: { points: '100' },
    },
    {
      id: 'made_a_purchase',
      name: 'Purchase on website',
      description: 'Earn a point for every dollar spent.',
      earn: { multiplier: '1' },
    },
    {
      id: 'write_a_review',
      name: 'Write a Review',
      description: 'Earn points for reviewing something you bought.',
      earn: { points: '50' },
      storefront: true,
      rules: [{ id: 'three_a_day', type: 'frequency', times: 3, per: 'day' }],
    },
    {
      id: 'refer_a_friend',
      name: 'Refer a Friend',
      description: 'Earn points when a friend buys for the first time.',
      earn: { points: '250' },
    },
    {
      id: 'became_an_instagram_follower',
      name: 'Follow us on Instagram',
      description: 'Earn points for following us.',
      earn: { points: '30' },
      rules: [{ id: 'once', type: 'frequency', times: 1, per: 'lifetime' }],
    },
  ],
  rewards: [
    ...[
      ['reward_d65bc', 'FREE SHIPPING', 'free_shipping', '0', '300'],
      ['reward_cb5f8', '$5 OFF COUPON', 'fixed_amount', '5', '500'],
      ['reward_3063f', '25% OFF COUPON', 'percentage', '25', '2100'],
    ].map(([id, name, type, value, points]) => ({
      ...{ id, name, type, value, points, coupons: 'pool' },
      description: `${name ?? ''} for ${points ?? ''} points`,
    })),
    {
      id: 'reward_a41d7',
      name: 'HARBOUR LANE MUG',
      description: 'Our enamel mug for 2500 points, for Platinum',
      type: 'product',
      value: '18',
      points: '2500',
      productId: 'HL-MUG-01',
      tiers: ['zrl_platinum'],
      coupons: 'pool',
    },
  ],
  tiers: [
    { id: 'zrl_silver', name: 'Silver', threshold: '0' },
    {
      id: 'zrl_gold',
      name: 'Gold',
      threshold: '1000',
      activityMultipliers: { made_a_purchase: '1.5', write_a_review: '1.5' },
    },
    {
      id: 'zrl_platinum',
      name: 'Platinum',
      threshold: '5000',
      activityMultipliers: { made_a_purchase: '2', write_a_review: '2' },
    },
  ],
} as const;
