import { Type } from 'typebox';
import { choice, filter, integer, moment } from '../params.ts';
import { v2Endpoint } from './endpoint.ts';
import {
  anyQuery,
  idField,
  memberPath,
  memberQuery,
  numberField,
  textField,
  textList,
  textOrNull,
  timeField,
  timeOrNull,
  transactionPath,
  transactionQuery,
} from './fields.ts';
import { awardExample, redeemExample, TransactionData } from './transaction.ts';

const STATUSES = [
  'pending',
  'approved',
  'auto_approved',
  'rejected',
  'redeemed',
  'deducted',
  'pending_deduction',
  'exhausted',
  'expired',
] as const;

const SPAN = '`{"gt":"01/21/2022"}`, with eq, gt, gte, lt, lte and between.';

const listQuery = {
  ...anyQuery,
  start_index: integer(
    {
      description: 'How many to pass over: the `next_start_index` of the page before.',
      example: 0,
      also: ['start_cursor'],
    },
    { minimum: 0, maximum: 1_000_000_000, default: 0 },
  ),
  count: integer(
    { description: 'How many at most.', example: 100 },
    { minimum: 1, maximum: 1000, default: 100 },
  ),
  created_date: Type.Optional(
    filter(
      { description: `When it was recorded: ${SPAN}`, example: '{"gt":"01/21/2022"}' },
      'moment',
    ),
  ),
  approved_date: Type.Optional(
    filter(
      {
        description: `When it was approved: ${SPAN}`,
        example: '{"between":"12/01/2021-12/31/2022"}',
      },
      'moment',
    ),
  ),
  transaction_date: Type.Optional(
    filter({ description: `When it happened: ${SPAN}`, example: '{"lt":"01/21/2022"}' }, 'moment'),
  ),
  status: Type.Optional(
    filter(
      {
        description:
          '`{"eq":"pending"}` or `{"in":"pending,approved"}`. `approved` means awards however they were approved and redemptions that are final; used-up awards too.',
        example: '{"in":"pending,approved"}',
        also: ['points_status'],
      },
      'word',
      STATUSES,
    ),
  ),
  transaction_type: Type.Optional(
    filter({ description: 'Types of transaction.', example: '{"eq":"award"}' }, 'word', [
      'award',
      'redeem',
      'deduct',
    ]),
  ),
  activity_id: Type.Optional(
    filter({ description: 'Ids of activities.', example: '{"eq":"made_a_purchase"}' }, 'id'),
  ),
  reward_id: Type.Optional(
    filter({ description: 'Ids of rewards.', example: '{"eq":"reward_cb5f8"}' }, 'id'),
  ),
  sort_by: choice(
    {
      description: 'By when it was recorded: oldest first, or newest first with the hyphen.',
      example: '-created_date',
    },
    ['created_date', '-created_date'],
    '-created_date',
  ),
};

const TransactionPage = Type.Object({
  transactions: Type.Array(TransactionData),
  total: numberField('How many there are; where more follow, counting ends at 10000. Ours.'),
  more: Type.Boolean({ description: 'Whether there are more after these. Ours.' }),
  next_start_index: numberField('The `start_index` of the next page. Ours.'),
});

/** What reads tell of an award besides: how much of it is left. */
const keptExample: TransactionData = {
  ...awardExample,
  award_info: {
    activity_id: 'made_a_purchase',
    activity_name: 'Made a Purchase',
    points_status: 'auto_approved',
    points: 1000,
    available_points: 250,
  },
};

const pendingExample: TransactionData = {
  ...awardExample,
  id: '56fbd2c6735f835a2ce12a18',
  status: 'pending',
  points: 50,
  award_info: {
    activity_id: 'submit_a_receipt',
    activity_name: 'Submit a Receipt',
    points_status: 'pending',
    points: 50,
  },
  transaction_attributes: { receipt_files: ['/v2/loyalty/receipts/65b0c2c6735f835a2ce12a15'] },
  approved_date: null,
  tags: [],
};

const pageExample = {
  transactions: [redeemExample, pendingExample],
  total: 2,
  more: false,
  next_start_index: 2,
};

const reading = {
  group: 'Transactions',
  method: 'GET',
  body: Type.Object({}),
  category: 'general',
  writes: false,
} as const;

export const listTransactions = v2Endpoint({
  ...reading,
  id: 'v2_list_transactions',
  path: '/v2/loyalty/transactions',
  summary: 'List transactions',
  description: 'Transactions of all members, newest first unless asked otherwise.',
  pathValues: {},
  query: Type.Object(listQuery),
  sent: { count: 100, status: '{"eq":"pending"}' },
  data: TransactionPage,
  answered: pageExample,
  codes: [],
});

export const listMemberTransactions = v2Endpoint({
  ...reading,
  id: 'v2_list_member_transactions',
  path: '/v2/loyalty/members/{mid}/transactions',
  summary: 'List transactions of a member',
  description:
    'Transactions of one member, and of whoever was merged into him, newest first unless asked otherwise.',
  pathValues: memberPath,
  query: Type.Object({ ...memberQuery, ...listQuery }),
  sent: { idParam: 'member_id', status: '{"in":"pending,approved"}' },
  data: TransactionPage,
  answered: {
    ...pageExample,
    transactions: [redeemExample, pendingExample, keptExample],
    total: 3,
    next_start_index: 3,
  },
  codes: ['INCORRECT_MEMBER_ID_PASSED', 'ID_PARAM_NAME_NOT_FOUND', 'ATTRIBUTE_NOT_UNIQUE'],
});

const one = {
  ...reading,
  pathValues: transactionPath,
  query: Type.Object({ ...anyQuery, ...transactionQuery }),
  sent: {},
  codes: ['TRANSACTION_DOES_NOT_EXIST', 'ID_PARAM_NAME_NOT_FOUND', 'ATTRIBUTE_NOT_UNIQUE'],
} as const;

export const readTransaction = v2Endpoint({
  ...one,
  id: 'v2_read_transaction',
  path: '/v2/loyalty/transactions/{tid}',
  summary: 'Read a transaction',
  description: 'One transaction of any member.',
  data: TransactionData,
  answered: keptExample,
});

export const explainTransaction = v2Endpoint({
  ...one,
  id: 'v2_explain_transaction',
  ours: true,
  path: '/v2/loyalty/transactions/{tid}/why',
  summary: 'Explain a transaction',
  description: 'Why a transaction came out as it did: each rule that was judged, in order.',
  data: Type.Object({
    id: idField,
    transaction_type: textField('What it is.'),
    status: textField('How it stands now.'),
    points: numberField('Points of the transaction.'),
    program_version: numberField('Version of the program that judged it.'),
    sentences: textList('The reasons, one sentence for each step.'),
    trace: Type.Array(Type.Unknown(), { description: 'The same as data.' }),
  }),
  answered: {
    id: awardExample.id,
    transaction_type: 'award',
    status: 'auto_approved',
    points: 1000,
    program_version: 3,
    sentences: ['The order counts with 1000.'],
    trace: [{ step: 'base', from: 'subtotal', value: '1000' }],
  },
});

export const readMemberAsOf = v2Endpoint({
  ...reading,
  id: 'v2_read_member_as_of',
  group: 'Members',
  ours: true,
  path: '/v2/loyalty/members/{mid}/as-of',
  summary: 'Balance and tier at a moment',
  description:
    'What a member had at a moment, as far as it was known at another. Both count to the end of the second that is named; a date alone is its midnight.',
  pathValues: memberPath,
  query: Type.Object({
    ...anyQuery,
    ...memberQuery,
    at: Type.Optional(
      moment({ description: 'What was the case then; now.', example: '12/31/2025 23:59:59' }),
    ),
    known_at: Type.Optional(
      moment({ description: 'As was known then; now.', example: '01/15/2026 12:00:00' }),
    ),
  }),
  sent: { idParam: 'member_id', at: '12/31/2025 23:59:59' },
  data: Type.Object({
    member_id: textField('The merchant’s own id of the member.'),
    internal_member_id: idField,
    at: timeField('What was the case then.'),
    known_at: timeField('As was known then.'),
    available_points: numberField('Points to spend.'),
    pending_points: numberField('Points that waited for approval.'),
    reserved_points: numberField('Points in a cart.'),
    owed_points: numberField('Points that were owed.'),
    tier_info: Type.Union(
      [
        Type.Object({
          loyalty_tier_id: textOrNull('Id of the tier; null without one.'),
          loyalty_tier_name: textOrNull('Its name then.'),
        }),
        Type.Null(),
      ],
      { description: 'The tier then; null if it is not known any more.' },
    ),
    program_version: numberField('The version of the program that decided then; 0 before any did.'),
    lots: Type.Array(
      Type.Object({
        transaction_id: textField('The award that the points came of.'),
        available_points: numberField('What was left of it.'),
        earned_date: timeField('When it happened.'),
        activity_id: textOrNull('What was awarded; null if no activity.'),
        expiration_date: timeOrNull('When the points lapse; null if never or with inactivity.'),
        expires_by_inactivity: Type.Boolean({ description: 'Whether they lapse with inactivity.' }),
      }),
      { description: 'Where the points to spend came from, at most 100; first what lapses first.' },
    ),
    lots_total: numberField('How many there were.'),
  }),
  answered: {
    member_id: 'bob@example.com',
    internal_member_id: '59cc9b91418a580a512b450d',
    at: '12/31/2025 23:59:59',
    known_at: '01/15/2026 12:00:00',
    available_points: 1000,
    pending_points: 0,
    reserved_points: 0,
    owed_points: 0,
    tier_info: { loyalty_tier_id: 'zrl_gold', loyalty_tier_name: 'Gold' },
    program_version: 3,
    lots: [
      {
        transaction_id: '56fbd2c6735f835a2ce12a15',
        available_points: 1000,
        earned_date: '11/02/2025 10:15:00',
        activity_id: 'made_a_purchase',
        expiration_date: '11/30/2026 23:59:59',
        expires_by_inactivity: false,
      },
    ],
    lots_total: 1,
  },
  codes: ['INCORRECT_MEMBER_ID_PASSED', 'ID_PARAM_NAME_NOT_FOUND', 'ATTRIBUTE_NOT_UNIQUE'],
});
