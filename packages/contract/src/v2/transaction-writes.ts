import { Type } from 'typebox';
import { choice, decimal, id, nestedOpen } from '../params.ts';
import { anyAttributes, memberIdField } from './award.ts';
import { v2Endpoint } from './endpoint.ts';
import { anyQuery, transactionPath, transactionQuery } from './fields.ts';
import { awardExample, deductExample, redeemExample, TransactionData } from './transaction.ts';

/** Reason, tags, and names of the merchant's own. */
const saidOfIt = nestedOpen(
  { description: 'What is said of the transaction; names of the merchant’s own are kept.' },
  Type.Object(anyAttributes),
);

const MEMBER_CODES = ['INCORRECT_MEMBER_ID_PASSED', 'MEMBER_DELETED'];
const write = { group: 'Transactions', category: 'write', writes: true } as const;
const settled = {
  ...write,
  method: 'POST',
  pathValues: transactionPath,
  query: Type.Object({ ...anyQuery, ...transactionQuery }),
  body: Type.Object({}),
  sent: {},
  data: TransactionData,
} as const;
const TRANSACTION_CODES = [
  'TRANSACTION_DOES_NOT_EXIST',
  'INVALID_TRANSACTION_STATUS',
  'ID_PARAM_NAME_NOT_FOUND',
  'ATTRIBUTE_NOT_UNIQUE',
];

export const redeem = v2Endpoint({
  ...write,
  id: 'v2_redeem',
  method: 'POST',
  path: '/v2/loyalty/transactions/redeem',
  summary: 'Redeem points for a reward',
  description:
    'Takes the points of a reward from a member and hands out its coupon. `pending` is for a cart: the points are set aside and the code is given out, until the transaction is approved or rejected or the time of the cart is over.',
  pathValues: {},
  query: Type.Object(anyQuery),
  body: Type.Object({
    member_id: memberIdField,
    reward_id: id({ description: 'Id of the reward.', example: 'reward_cb5f8' }),
    points: Type.Optional(
      decimal({
        description: 'How many points, where the reward lets the member choose.',
        example: '100',
      }),
    ),
    status: choice(
      { description: '`pending` while the order is not placed.', example: 'pending' },
      ['pending', 'approved'],
      'approved',
    ),
    transaction_attributes: Type.Optional(saidOfIt),
  }),
  sent: {
    member_id: 'bob@example.com',
    reward_id: 'reward_cb5f8',
    status: 'pending',
    transaction_attributes: { reason: 'redeem', tags: ['cart'] },
  },
  data: TransactionData,
  answered: redeemExample,
  codes: [
    ...MEMBER_CODES,
    'MEMBER_BLOCKED',
    'INVALID_MEMBER_STATUS',
    'INCORRECT_REWARD_ID_PASSED',
    'INACTIVE_REWARD',
    'REWARD_NOT_AVAILABLE',
    'MAX_REDEMPTIONS_EXCEEDED',
    'INSUFFICIENT_POINTS',
    'COUPONS_EXHAUSTED',
    'COUPONS_EXPIRED',
    'ANOTHER_REDEMPTION_IN_PROGRESS',
  ],
});

export const approve = v2Endpoint({
  ...settled,
  id: 'v2_approve',
  path: '/v2/loyalty/transactions/{tid}/approve',
  summary: 'Approve a pending transaction',
  description:
    'An award becomes the member’s; a redemption in a cart becomes final. Once: a second time is refused.',
  answered: { ...redeemExample, status: 'redeemed' },
  codes: TRANSACTION_CODES,
});

export const reject = v2Endpoint({
  ...settled,
  id: 'v2_reject',
  path: '/v2/loyalty/transactions/{tid}/reject',
  summary: 'Reject a pending transaction',
  description:
    'An award never counts; the points of a redemption in a cart come back with their dates, and its code is not good any more. Once: a second time is refused.',
  answered: { ...redeemExample, status: 'rejected' },
  codes: TRANSACTION_CODES,
});

export const deduct = v2Endpoint({
  ...write,
  id: 'v2_deduct',
  method: 'POST',
  path: '/v2/loyalty/transactions/deduct',
  summary: 'Deduct points',
  description: 'Takes points from a member; never more than may be spent.',
  pathValues: {},
  query: Type.Object(anyQuery),
  body: Type.Object({
    member_id: memberIdField,
    points: decimal({ description: 'How many points, above 0.', example: '100' }),
    transaction_attributes: Type.Optional(saidOfIt),
  }),
  sent: {
    member_id: 'bob@example.com',
    points: 100,
    transaction_attributes: { reason: 'goodwill taken back', tags: 'support' },
  },
  data: TransactionData,
  answered: deductExample,
  codes: [...MEMBER_CODES, 'INVALID_AMOUNT_TO_DEDUCT'],
});

const returnAttributes = {
  ...anyAttributes,
  order_id: id({ description: 'The order that came back.', example: '75' }),
  returned_amount: Type.Optional(
    decimal({ description: 'What came back is worth so much.', example: '26.95' }),
  ),
  returned_product_id: Type.Optional(id({ description: 'The product.', example: '112' })),
  returned_product_quantity: Type.Optional(
    decimal({
      description: 'How many of it came back; all that are left if nothing is said.',
      example: '1',
    }),
  ),
};

export const returnOrder = v2Endpoint({
  ...write,
  id: 'v2_return',
  method: 'POST',
  path: '/v2/loyalty/transactions/return',
  summary: 'Return an order or a part of it',
  description:
    'Takes back what the returned part of an order earned. Without amount and product, all that is left of the order comes back.',
  pathValues: {},
  query: Type.Object(anyQuery),
  body: Type.Object({
    member_id: memberIdField,
    transaction_attributes: nestedOpen(
      { description: 'What came back, and what is said of it.' },
      Type.Object(returnAttributes),
    ),
  }),
  sent: {
    member_id: 'bob@example.com',
    transaction_attributes: { order_id: '75', returned_amount: '26.95', reason: 'wrong size' },
  },
  data: TransactionData,
  answered: {
    ...deductExample,
    deduct_info: {
      reason: 'return',
      returned_for_order_id: '75',
      reversed_transaction_id: awardExample.id,
    },
  },
  codes: [
    ...MEMBER_CODES,
    'TRANSACTION_DOES_NOT_EXIST',
    'INCORRECT_PRODUCT_ID_PASSED',
    'INVALID_PRODUCT_QUANTITY',
    'INVALID_AMOUNT_TO_DEDUCT',
  ],
});

export const reverse = v2Endpoint({
  ...settled,
  id: 'v2_reverse',
  path: '/v2/loyalty/transactions/{tid}/reverse',
  summary: 'Reverse an award',
  description: 'Takes back exactly what is left of one award. It can be done once.',
  body: Type.Object({ transaction_attributes: Type.Optional(saidOfIt) }),
  sent: { transaction_attributes: { reason: 'awarded by mistake' } },
  answered: {
    ...deductExample,
    deduct_info: {
      reason: 'reverse',
      returned_for_order_id: null,
      reversed_transaction_id: awardExample.id,
    },
  },
  codes: [...TRANSACTION_CODES, 'INVALID_AMOUNT_TO_DEDUCT'],
});

export const modifyTransaction = v2Endpoint({
  ...settled,
  id: 'v2_modify_transaction',
  method: 'PUT',
  path: '/v2/loyalty/transactions/{tid}',
  summary: 'Modify a pending award',
  description:
    'Changes what is said of an award that waits, or what it is worth. Its status stays; once it is approved or rejected nothing changes it. Tags are replaced, attributes of the merchant’s own are changed by name.',
  body: Type.Object({
    points: Type.Optional(
      decimal({ description: 'What it is worth from now on. Ours.', example: '80' }),
    ),
    transaction_attributes: Type.Optional(saidOfIt),
  }),
  sent: { transaction_attributes: { reason: 'looked at', tags: ['reviewed'] } },
  answered: { ...awardExample, status: 'pending', approved_date: null },
  codes: TRANSACTION_CODES,
});
