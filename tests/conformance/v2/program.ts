/** Codes of rewards that hand out what was uploaded. */
export const POOLS = { reward_last: ['LAST-1'] };

const reward = (id: string, name: string, type: string, more: object = {}): object => ({
  id,
  name,
  type,
  value: '5',
  points: '100',
  coupons: { pattern: 'ROW-XXXXXXXX' },
  ...more,
});

/** A program with one of everything that the rows of the reference speak of. */
export const PROGRAM = {
  name: 'Row by row',
  currency: 'USD',
  timeZone: 'UTC',
  expiry: { mode: 'after', months: 12 },
  members: {
    attributes: [{ name: 'card', type: 'string', unique: true, required: false }],
    unique: ['phone'],
  },
  activities: [
    { id: 'created_an_account', name: 'Account Creation', earn: { points: '100' } },
    {
      id: 'made_a_purchase',
      name: 'Made a Purchase',
      earn: { multiplier: '1' },
      rules: [
        {
          type: 'exclusion',
          when: { attribute: 'transaction.tags', operator: 'contains_any', value: ['staff'] },
        },
      ],
    },
    { id: 'write_a_review', name: 'Write a Review', earn: { points: '20' } },
    {
      id: 'shared_via_email',
      name: 'Shared via E-mail',
      earn: { points: '10' },
      rules: [{ type: 'frequency', times: 1, per: 'day' }],
    },
    {
      id: 'visited_a_shop',
      name: 'Visited a Shop',
      earn: { points: '30' },
      approval: { mode: 'by_hand' },
    },
    { id: 'submit_a_receipt', name: 'Submit a Receipt', earn: { points: '50' } },
    { id: 'upload_photo', name: 'Upload a Photo', earn: { points: '40' } },
    { id: 'took_a_poll', name: 'Took a Poll', earn: { points: '5' }, active: false },
    {
      id: 'completed_a_survey',
      name: 'Completed a Survey',
      earn: { points: '15' },
      storefront: true,
      rules: [{ type: 'frequency', times: 1, per: 'day' }],
    },
  ],
  rewards: [
    reward('reward_five', '$5 off', 'fixed_amount'),
    reward('reward_tenth', '10% off', 'percentage', { points: '200', value: '10' }),
    reward('reward_mug', 'A mug', 'product', { productId: 'MUG-1', coupons: 'none' }),
    reward('reward_dear', 'Free shipping', 'free_shipping', { points: '90000' }),
    reward('reward_paused', 'Paused', 'fixed_amount', { active: false }),
    reward('reward_gold', 'For gold', 'fixed_amount', { tiers: ['zrl_gold'] }),
    reward('reward_last', 'The last one', 'fixed_amount', { points: '10', coupons: 'pool' }),
    reward('reward_daily', 'Once a day', 'fixed_amount', {
      points: '10',
      limits: [{ times: 1, per: 'day' }],
    }),
    reward('reward_cash', 'Cash back', 'cash_back', {
      points: { minimum: '50', maximum: '500', step: '10' },
      value: '0.01',
      valuePerPoint: '0.01',
      coupons: 'none',
    }),
    reward('reward_walmart', 'At one shop', 'fixed_amount', {
      forTransactions: { Storename: ['Walmart'] },
    }),
  ],
  tiers: [
    { id: 'zrl_silver', name: 'Silver', threshold: '0' },
    { id: 'zrl_gold', name: 'Gold', threshold: '1000', rewards: ['reward_gold'] },
    { id: 'zrl_secret', name: 'Secret', threshold: '50000', hidden: true },
  ],
};
