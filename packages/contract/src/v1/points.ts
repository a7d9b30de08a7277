import { Type, type Static } from 'typebox';
import { decimal, email, id, list, payments, products, text } from '../params.ts';
import { endpoint } from './endpoint.ts';
import { bob, idField, numberField, person, shortTime, textField } from './fields.ts';

const orderId = (description: string): ReturnType<typeof id> =>
  id({ description, example: '75a2726d13artibb10' });

const user = email({ description: 'E-mail address of the user.', example: 'bob@example.com' });

const EarnedData = Type.Object({
  ...person,
  activity_id: textField('Id of the activity.'),
  activity_name: textField('Name of the activity.'),
  transaction_type: Type.Literal('award'),
  points: numberField('Points earned.'),
  points_status: textField('`approved`, `auto_approved`, `pending` or `cached`.'),
  created_time: shortTime,
  id: idField,
  reason: Type.Optional(textField('The reason that was passed.')),
});
export type EarnedData = Static<typeof EarnedData>;

const earned: EarnedData = {
  ...bob,
  activity_id: 'made_a_purchase',
  activity_name: 'Made a Purchase',
  transaction_type: 'award',
  points: 100,
  points_status: 'auto_approved',
  created_time: '30-Mar-16 19:20:22',
  id: '56fbd2c6735f835a2ce12a15',
};

const EARNING_CODES = [602, 609, 610, 611, 617, 618, 622, 623];

export const award = endpoint({
  id: 'award',
  method: 'POST',
  path: '/v1/loyalty/award',
  group: 'Points',
  summary: 'Award points for an activity',
  description:
    'Awards the points of an activity to a user. For an activity with fixed points, `points_passed` replaces them; for one with a multiplier it is the base and must be there. An `order_id` earns once.',
  pathValues: {},
  parameters: Type.Object({
    user_email: user,
    activity_id: id({ description: 'Id of the activity.', example: 'made_a_purchase' }),
    points_passed: Type.Optional(
      decimal({ description: 'Points, or the base of a multiplier.', example: 100 }, 'integer'),
    ),
    order_id: Type.Optional(orderId('Order that the award is for; the same one earns once.')),
    reason: Type.Optional(
      text({ description: 'Why, in words.', example: 'birthday' }, { maxLength: 1000 }),
    ),
    tags: Type.Optional(
      list(
        { description: 'Tags of the transaction.', example: ['rich', 'royal'] },
        { maxItems: 50 },
      ),
    ),
  }),
  sent: {
    user_email: 'bob@example.com',
    points_passed: 100,
    activity_id: 'made_a_purchase',
    order_id: '75a2726d13artibb10',
  },
  data: EarnedData,
  answered: earned,
  codes: EARNING_CODES,
  writes: true,
});

export const purchase = endpoint({
  id: 'purchase',
  method: 'POST',
  path: '/v1/loyalty/purchase',
  group: 'Points',
  summary: 'Award points for an order',
  description:
    'Awards the points of an order, by its products if they are passed, else by its subtotal. An order earns once. The order of an e-mail address that nobody has enrolled with is kept and answered as `cached`; it turns into an award when somebody enrols.',
  pathValues: {},
  parameters: Type.Object({
    user_email: user,
    total: decimal({ description: 'Value of the whole order.', example: '100' }),
    subtotal: decimal({ description: 'Value without shipping and taxes.', example: '80' }),
    order_id: orderId('Id of the order; it earns once.'),
    currency: Type.Optional(
      text(
        { description: 'Currency of the order, three letters.', example: 'USD' },
        { maxLength: 3 },
      ),
    ),
    coupon_code: Type.Optional(
      text(
        { description: 'Coupons used, separated by commas or spaces.', example: 'CODE101' },
        { maxLength: 1000 },
      ),
    ),
    products: Type.Optional(
      products({ description: 'What was bought.', example: [] }, { maxItems: 1000 }),
    ),
    payments: Type.Optional(
      payments(
        {
          description:
            'How the order was paid; not in the platform’s own API. What was paid with gift cards, store credit or points earns nothing, unless the program says otherwise.',
          example: [],
        },
        { maxItems: 20 },
      ),
    ),
  }),
  sent: {
    user_email: 'bob@example.com',
    total: '100',
    subtotal: '80',
    order_id: '75a2726d13artibb11',
    currency: 'USD',
    coupon_code: 'CODE101',
    products: [
      { product_id: '1234df', price: '80', quantity: '1', title: 'Travel Mug', category: 'Mugs' },
    ],
  },
  data: EarnedData,
  answered: earned,
  codes: EARNING_CODES,
  writes: true,
});

const RedeemedData = Type.Object({
  ...person,
  redemption_name: textField('Name of the reward.'),
  redemption_id: textField('Id of the reward.'),
  points: numberField('Points it cost.'),
  points_status: Type.Literal('redeemed'),
  coupon_code: textField('Code to use in the shop; empty if the reward hands out none.'),
  created_time: shortTime,
  id: idField,
});
export type RedeemedData = Static<typeof RedeemedData>;

export const redeem = endpoint({
  id: 'redeem',
  method: 'POST',
  path: '/v1/loyalty/redeem',
  group: 'Points',
  summary: 'Redeem points for a reward',
  description: 'Takes the price of a reward from the user and hands out a coupon code.',
  pathValues: {},
  parameters: Type.Object({
    user_email: user,
    redemption_id: id({ description: 'Id of the reward.', example: 'reward_d65bc' }),
  }),
  sent: { user_email: 'bob@example.com', redemption_id: 'reward_d65bc' },
  data: RedeemedData,
  answered: {
    ...bob,
    redemption_name: '$50 Gift Card',
    redemption_id: 'reward_d65bc',
    points: 1000,
    points_status: 'redeemed',
    coupon_code: 'GET50OFF',
    created_time: '03-May-17 19:20:22',
    id: '590a2d36735f835a2ce12a15',
  },
  codes: [602, 603, 604, 605, 606, 607, 608, 622, 623],
  writes: true,
});

const DeductedData = Type.Object({
  ...person,
  points_status: Type.Literal('deducted'),
  transaction_type: Type.Literal('deduct'),
  available_points: numberField('Points the user has left.'),
  reason: textField('Why they were taken.'),
  points: numberField('Points taken.'),
  created_time: shortTime,
  id: idField,
});
export type DeductedData = Static<typeof DeductedData>;

export const deduct = endpoint({
  id: 'deduct',
  method: 'POST',
  path: '/v1/loyalty/users/deduct',
  group: 'Points',
  summary: 'Deduct points from a user',
  description: 'Takes points from a user for a reason other than a redemption or a return.',
  pathValues: {},
  parameters: Type.Object({
    user_email: user,
    reason: text(
      { description: 'Why, in words.', example: 'invalid transaction' },
      { maxLength: 1000 },
    ),
    points_passed: decimal({ description: 'Points to take, above 0.', example: 1000 }, 'integer'),
  }),
  sent: { user_email: 'bob@example.com', reason: 'invalid transaction', points_passed: 1000 },
  data: DeductedData,
  answered: {
    ...bob,
    points_status: 'deducted',
    transaction_type: 'deduct',
    available_points: 1500,
    reason: 'invalid transaction',
    points: 1000,
    created_time: '30-Mar-15 19:20:22',
    id: '5519a2c6735f835a2ce12a15',
  },
  codes: [602, 607, 622],
  writes: true,
});
