import { Type, type Static } from 'typebox';
import { date, integer, list } from '../params.ts';
import { endpoint } from './endpoint.ts';
import {
  emailValue,
  flagField,
  idField,
  numberField,
  numberOrNull,
  textField,
  textOrNull,
} from './fields.ts';

/** Statuses that a list may be filtered by. `approved` includes `auto_approved` and `exhausted`. */
export const LISTED_STATUSES = [
  'pending',
  'approved',
  'auto_approved',
  'exhausted',
  'redeemed',
  'rejected',
  'deducted',
  'pending_deduction',
  'expired',
] as const;
export type ListedStatus = (typeof LISTED_STATUSES)[number];

/** Rows of one page of transactions. */
export const TRANSACTIONS_PAGE = 100;

const ProductRow = Type.Object({
  category: textField('Category in the shop.'),
  product_id: textField('Id of the product.'),
  price: textField('Price of one piece.'),
  product_points_per_quantity: numberField('Points one piece earned.'),
  bonus_multiplier: numberField('Multiplier of a rule that matched, else 0.'),
  quantity: textField('How many were bought.'),
});

const TransactionRow = Type.Object({
  first_name: textField('First name.'),
  last_name: textField('Last name.'),
  user_email: textField('E-mail address of the user.'),
  activity_name: textOrNull('Name of the activity of an award.'),
  transaction_type: Type.Union([
    Type.Literal('award'),
    Type.Literal('redeem'),
    Type.Literal('deduct'),
  ]),
  order_id: textOrNull('The order of an award.'),
  points_status: textField('Status; an award that is used up is `exhausted`.'),
  points_passed: numberOrNull('The base that was passed: the subtotal of an order.'),
  points: numberField('Points of the transaction.'),
  points_used: numberField('Points of the award that went into rewards.'),
  redemption_name: textOrNull('Name of the reward.'),
  redemption_value: textOrNull('Value of the reward.'),
  approved_by: textOrNull('Who approved the award; null if nobody had to.'),
  created_time: textField('When it happened, UTC, as `09-May-2017 12:21:53`.'),
  approved_time: textOrNull('When it was approved, UTC, as `2017-05-09 12:21:53.138000`.'),
  auto_approval_date: textOrNull('When it approves itself, in the same form.'),
  points_expiration_date: textOrNull('When the points lapse, in the same form.'),
  additional_data: Type.Union(
    [Type.Object({ zrl_products: Type.Array(ProductRow) }), Type.Null()],
    { description: 'The products of an order.' },
  ),
  returned_for_order_id: textOrNull('The order that a return is for.'),
  id: idField,
});
export type TransactionRow = Static<typeof TransactionRow>;

const TransactionsData = Type.Object({
  total: numberField('How many there are, on all pages.'),
  next_start_index: numberField('Where the next page starts.'),
  transactions: Type.Array(TransactionRow, { maxItems: TRANSACTIONS_PAGE }),
  more: flagField('Whether there are more pages.'),
});
export type TransactionsData = Static<typeof TransactionsData>;

const row: TransactionRow = {
  first_name: 'Bob',
  last_name: 'Baker',
  user_email: 'bob@example.com',
  activity_name: 'Purchase on website',
  transaction_type: 'award',
  order_id: '12345ddfd67',
  points_status: 'approved',
  points_passed: 100,
  points: 300,
  points_used: 0,
  redemption_name: null,
  redemption_value: null,
  approved_by: null,
  created_time: '09-May-2017 12:21:53',
  approved_time: '2017-05-09 12:21:53.138000',
  auto_approval_date: null,
  points_expiration_date: '2017-07-09 12:42:05.484000',
  additional_data: {
    zrl_products: [
      {
        category: 'trucks',
        product_id: '1235df',
        price: '5',
        product_points_per_quantity: 10,
        bonus_multiplier: 2,
        quantity: '1',
      },
    ],
  },
  returned_for_order_id: null,
  id: '5911b4a1735f835a2ce12a15',
};

const parameters = Type.Object({
  from_date: date({ description: 'First day, MM/DD/YYYY.', example: '01/01/2016' }),
  to_date: date({ description: 'Last day, included.', example: '12/31/2017' }),
  points_status: Type.Optional(
    list(
      {
        description: 'Only these statuses. `approved` includes `auto_approved` and `exhausted`.',
        example: ['approved'],
      },
      { maxItems: 20, allowed: LISTED_STATUSES },
    ),
  ),
  start_index: integer(
    { description: 'First row of the page.', example: 0 },
    { minimum: 0, maximum: 1_000_000_000, default: 0 },
  ),
});

const sent = { from_date: '01/01/2016', to_date: '12/31/2017', points_status: 'approved' };
const answered: TransactionsData = {
  total: 1,
  next_start_index: 1,
  transactions: [row],
  more: false,
};

export const listTransactions = endpoint({
  id: 'list_transactions',
  method: 'GET',
  path: '/v1/loyalty/transactions',
  group: 'Transactions',
  summary: 'List the transactions of all users',
  description: 'Transactions that happened in a span of days, oldest first, a hundred a page.',
  pathValues: {},
  parameters,
  sent,
  data: TransactionsData,
  answered,
  codes: [612],
  writes: false,
});

export const listUserTransactions = endpoint({
  id: 'list_user_transactions',
  method: 'GET',
  path: '/v1/loyalty/users/{email}/transactions',
  group: 'Transactions',
  summary: 'List the transactions of a user',
  description: 'One user’s transactions in a span of days, oldest first, a hundred a page.',
  pathValues: emailValue,
  parameters,
  sent,
  data: TransactionsData,
  answered,
  codes: [602, 612, 622],
  writes: false,
});

const WhyData = Type.Object({
  id: idField,
  transaction_type: textField(
    '`award`, `redeem`, `deduct`, `return`, `reverse`, `expire`, `adjust`.',
  ),
  points_status: textField('Status now.'),
  points: numberField('Points of the transaction.'),
  program_version: numberField('Version of the program that judged it.'),
  sentences: Type.Array(Type.String(), {
    description: 'How it came about, step by step; empty once the user’s record is erased.',
  }),
  trace: Type.Array(Type.Record(Type.String(), Type.Unknown()), {
    description: 'The same steps as data: rules, values seen and values needed.',
  }),
});
export type WhyData = Static<typeof WhyData>;

export const explainTransaction = endpoint({
  id: 'explain_transaction',
  method: 'GET',
  path: '/v1/loyalty/transactions/{id}/why',
  group: 'Transactions',
  summary: 'Explain a transaction',
  description: 'Which rules matched, which values they saw, and how the points were computed.',
  pathValues: {
    id: { description: 'Id of the transaction.', example: '5911b4a1735f835a2ce12a15' },
  },
  parameters: Type.Object({}),
  sent: {},
  data: WhyData,
  answered: {
    id: '5911b4a1735f835a2ce12a15',
    transaction_type: 'award',
    points_status: 'auto_approved',
    points: 80,
    program_version: 1,
    sentences: ['The base is 80, from the subtotal.'],
    trace: [{ step: 'base', from: 'subtotal', value: '80' }],
  },
  codes: [613],
  writes: false,
});
