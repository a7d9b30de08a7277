const reward = (id: string, name: string): object => ({
  id,
  name,
  description: name,
  type: 'fixed_amount',
  value: '5',
  points: '50',
  rank: 1,
  coupons: { pattern: 'DOC-XXXXXXXX' },
});

/** A program with everything that the examples of the descriptions name. */
export const EXAMPLES_PROGRAM = {
  name: 'As described',
  currency: 'USD',
  timeZone: 'UTC',
  expiry: { mode: 'after', months: 12 },
  activities: [
    { id: 'created_an_account', name: 'Account Creation', earn: { points: '100' } },
    {
      id: 'made_a_purchase',
      name: 'Made a Purchase',
      earn: { multiplier: '1' },
      rules: [
        {
          id: 'double',
          name: 'Double points',
          type: 'multiplier',
          multiplier: '2',
          when: { attribute: 'order.subtotal', operator: 'at_least', value: '90000' },
        },
      ],
    },
    { id: 'write_a_review', name: 'Write a Review', earn: { points: '20' } },
    { id: 'submit_a_receipt', name: 'Submit a Receipt', earn: { points: '50' } },
    {
      id: 'completed_a_survey',
      name: 'Completed a survey',
      earn: { points: '20' },
      storefront: true,
      rules: [{ type: 'frequency', times: 1, per: 'day' }],
    },
  ],
  rewards: [
    reward('reward_cb5f8', '$5 OFF COUPON'),
    reward('reward_d65bc', '$50 Gift Card'),
    { ...reward('reward_d537f', '10% OFF'), coupons: 'pool' },
  ],
  tiers: [
    { id: 'zrl_silver', name: 'Silver', threshold: '0' },
    {
      id: 'zrl_gold',
      name: 'Gold',
      description: 'Gold Tier',
      threshold: '100000',
      activityMultipliers: { made_a_purchase: '2' },
    },
  ],
};
