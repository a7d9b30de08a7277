import { Type, type Static } from 'typebox';
import {
  idField,
  numberField,
  textField,
  textList,
  textOrNull,
  timeField,
  timeOrNull,
} from './fields.ts';

/** A transaction as every answer of v2 shows it. */
export const TransactionData = Type.Object({
  id: idField,
  transaction_type: Type.Union(
    [Type.Literal('award'), Type.Literal('redeem'), Type.Literal('deduct')],
    { description: 'What gives, what buys, and what takes away; expiries are deductions.' },
  ),
  member_id: textField('The merchant’s own id of the member.'),
  internal_member_id: textField('The internal id of the member. Ours.'),
  status: textField(
    '`pending`, `approved`, `auto_approved`, `rejected`, `redeemed`, `deducted`, `pending_deduction`, `exhausted` or `expired`.',
  ),
  points: numberField('Points of the transaction; never below 0.'),
  award_info: Type.Optional(
    Type.Object({
      activity_id: textField('Id of the activity.'),
      activity_name: textField('Name of the activity.'),
      points_status: textField('As `status`.'),
      points: numberField('Points earned.'),
      available_points: Type.Optional(numberField('What is left of them to spend.')),
    }),
  ),
  reward_info: Type.Optional(
    Type.Object({
      reward_id: textField('Id of the reward.'),
      reward_name: textField('Name of the reward.'),
      reward_value: textField('What it is worth.'),
      coupon_code: textField('Code to use in the shop; empty if the reward hands out none.'),
      coupon_expiry_date: timeOrNull('Until when the code is good.'),
    }),
  ),
  deduct_info: Type.Optional(
    Type.Object({
      reason: textField(
        'Why they were taken: `return`, `reverse`, `expire`, `deduct` or `adjust`.',
      ),
      returned_for_order_id: textOrNull('Of a return: the order that came back.'),
      reversed_transaction_id: textOrNull('Of a return or reversal: the award.'),
    }),
  ),
  transaction_attributes: Type.Record(Type.String(), Type.Unknown(), {
    description:
      'What was passed: reason, tags, order_id, order_total, order_subtotal, coupons, currency, products and the merchant’s own.',
  }),
  transaction_date: timeField('When it happened.'),
  created_date: timeField('When it was recorded.'),
  approved_date: timeOrNull('When it was approved.'),
  approved_by: textOrNull('Who approved it.'),
  auto_approval_date: timeOrNull('When it approves itself.'),
  points_expiration_date: timeOrNull('When what is left of it lapses.'),
  tags: textList('The same as in the attributes. Ours.'),
});
export type TransactionData = Static<typeof TransactionData>;

export const awardExample: TransactionData = {
  id: '56fbd2c6735f835a2ce12a15',
  transaction_type: 'award',
  member_id: 'bob@example.com',
  internal_member_id: '59cc9b91418a580a512b450d',
  status: 'auto_approved',
  points: 1000,
  award_info: {
    activity_id: 'made_a_purchase',
    activity_name: 'Made a Purchase',
    points_status: 'auto_approved',
    points: 1000,
  },
  transaction_attributes: {
    reason: 'purchase',
    tags: ['tag1', 'tag2'],
    order_id: '75',
    order_total: '1000',
    order_subtotal: '1000',
    coupons: ['$5OFFVYZ'],
  },
  transaction_date: '10/05/2019 23:10:55',
  created_date: '10/05/2019 23:10:57',
  approved_date: '10/05/2019 23:10:57',
  approved_by: null,
  auto_approval_date: null,
  points_expiration_date: null,
  tags: ['tag1', 'tag2'],
};

export const redeemExample: TransactionData = {
  ...awardless(),
  id: '56fbd2c6735f835a2ce12a16',
  transaction_type: 'redeem',
  status: 'pending',
  points: 50,
  reward_info: {
    reward_id: 'reward_cb5f8',
    reward_name: '$5 OFF COUPON',
    reward_value: '5',
    coupon_code: '5OFF-7GH2',
    coupon_expiry_date: null,
  },
  transaction_attributes: { reason: 'redeem', tags: ['cart'] },
  approved_date: null,
  tags: ['cart'],
};

export const deductExample: TransactionData = {
  ...awardless(),
  id: '56fbd2c6735f835a2ce12a17',
  transaction_type: 'deduct',
  status: 'deducted',
  points: 100,
  deduct_info: { reason: 'deduct', returned_for_order_id: null, reversed_transaction_id: null },
  transaction_attributes: { reason: 'goodwill taken back', tags: ['support'] },
  approved_date: null,
  tags: ['support'],
};

/** The example of an award without what only awards have. */
function awardless(): Omit<TransactionData, 'award_info'> {
  const { award_info: _, ...rest } = awardExample;
  return rest;
}
