import { describe } from 'vitest';
import {
  activity,
  award,
  emptyPage,
  member,
  page,
  redemption,
  reward,
  tier,
  transaction,
} from './documented-fields.ts';
import { filtered, get, post, useRowShop, type Ask } from './row-shop.ts';
import { judgeRows, type Row } from './rows.ts';

/* Rows 5 to 7 and 16 to 20: what happened, what can be earned, and what can be bought. */

const INVALID = 'INVALID_REQUEST_PARAMETER_VALUES';
const EMAIL = 'bob+list@example.com';
const BOB = `members/${EMAIL}`;
const shop = useRowShop();

const history: readonly Row[] = [
  ...['bob', 'ann'].map((name): Row => ({
    row: 1,
    says: `lets ${name} join`,
    ask: post('members', { member_id: name, email_address: `${name}+list@example.com` }),
    data: member,
  })),
  ...(
    [
      ['bob', 'O-1', '03/05/2020 10:00:00'],
      ['bob', 'O-2', '03/06/2020 10:00:00'],
      ['ann', 'O-3', '03/07/2020 10:00:00'],
    ] as const
  ).map(([member_id, order_id, transaction_date]): Row => ({
    row: 8,
    says: `awards ${order_id}`,
    ask: post('transactions/award', {
      member_id,
      activity_id: 'made_a_purchase',
      transaction_date,
      transaction_attributes: { order_id, order_total: 300, order_subtotal: 300 },
    }),
    data: award,
    keeps: { [order_id]: 'data.id' },
  })),
  {
    row: 8,
    says: 'lets an award wait',
    ask: post('transactions/award', { member_id: 'bob', activity_id: 'visited_a_shop' }),
    data: award,
    keeps: { waiting: 'data.id' },
  },
  {
    row: 9,
    says: 'redeems',
    ask: post('transactions/redeem', { member_id: 'bob', reward_id: 'reward_five' }),
    data: redemption,
    keeps: { redeemed: 'data.id' },
  },
];

const ofBob = (query: string): Ask => get(`${BOB}/transactions?idParam=member_id${query}`);
/** What a list of transactions is asked, and the ids that it shows, newest first. */
const FILTERS: readonly (readonly [filters: Readonly<Record<string, object>>, ids: string[]])[] = [
  [{ status: { eq: 'pending' } }, ['{waiting}']],
  [{ status: { in: 'pending,redeemed' } }, ['{redeemed}', '{waiting}']],
  [{ points_status: { eq: 'pending' } }, ['{waiting}']],
  [{ transaction_date: { eq: '03/06/2020' } }, ['{O-2}']],
  [{ transaction_date: { lt: '03/06/2020' } }, ['{O-1}']],
  [{ transaction_date: { lte: '03/06/2020' } }, ['{O-2}', '{O-1}']],
  [{ transaction_date: { between: '03/05/2020-03/06/2020' } }, ['{O-2}', '{O-1}']],
  [{ transaction_date: { lte: '03/06/2020', gt: '03/05/2020' } }, ['{O-2}']],
  [
    {
      transaction_date: { gte: '03/06/2020 10:00:00', lt: '03/07/2020' },
      status: { eq: 'approved' },
    },
    ['{O-2}'],
  ],
  [{ created_date: { lt: '01/21/2022' } }, []],
  [{ approved_date: { between: '12/01/2021-12/31/2022' } }, []],
  [{ status: { eq: 'rejected' } }, []],
];

const listingTransactions: readonly Row[] = [
  {
    row: 6,
    says: 'lists transactions of a member by an address as it stands, newest first',
    ask: ofBob(''),
    data: page('transactions', transaction),
    shows: {
      'data.total': 5,
      'data.more': false,
      'data.transactions.0.id': '{redeemed}',
      'data.transactions.0.reward_info.reward_id': 'reward_five',
      'data.transactions.1.id': '{waiting}',
    },
  },
  {
    row: 6,
    says: 'names the member by an encoded address as well',
    ask: get(`members/${encodeURIComponent(EMAIL)}/transactions?idParam=email_address`),
    data: page('transactions', transaction),
    shows: { 'data.total': 5 },
  },
  ...FILTERS.map(([filters, ids]): Row => ({
    row: 6,
    says: `filters with ${JSON.stringify(filters)}`,
    ask: filtered(`${BOB}/transactions?idParam=member_id`, filters),
    data: ids.length === 0 ? emptyPage('transactions') : page('transactions', transaction),
    shows: {
      'data.total': ids.length,
      ...Object.fromEntries(ids.map((id, n) => [`data.transactions.${String(n)}.id`, id])),
    },
  })),
  {
    row: 6,
    says: 'compares a bare word for equality',
    ask: ofBob('&status=pending&language=english'),
    data: page('transactions', transaction),
    shows: { 'data.total': 1 },
  },
  ...(['start_index', 'start_cursor'] as const).map((start): Row => ({
    row: 6,
    says: `goes on at ${start}, with count rows, oldest first if asked`,
    ask: ofBob(`&${start}=1&count=2&sort_by=created_date`),
    data: page('transactions', transaction),
    shows: {
      'data.transactions.length': 2,
      'data.transactions.0.id': '{O-1}',
      'data.more': true,
      'data.next_start_index': 3,
    },
  })),
  ...(
    [
      ['&status={"eq":"asleep"}', /status.*pending/],
      ['&created_date={"around":"01/21/2022"}', /created_date/],
      ['&created_date={"gt":"21 May"}', /created_date.*MM\/DD\/YYYY/],
      ['&count=1001', /count/],
      ['&count=0', /count/],
      ['&start_index=-1', /start_index/],
      ['&sort_by=points', /sort_by/],
    ] as const
  ).map(([query, about]): Row => ({
    row: 6,
    says: `refuses ${query}`,
    ask: ofBob(encodeURI(query)),
    refused: [400, INVALID, about],
  })),
  {
    row: 16,
    says: 'lists transactions of everybody',
    ask: get('transactions?language=english'),
    data: page('transactions', transaction),
    shows: { 'data.total': 7, 'data.transactions.0.id': '{redeemed}' },
  },
  {
    row: 16,
    says: 'takes the same filters',
    ask: filtered('transactions?start_index=0&count=1', {
      transaction_date: { between: '03/06/2020-03/07/2020' },
    }),
    data: page('transactions', award),
    shows: { 'data.total': 2, 'data.more': true, 'data.transactions.0.id': '{O-3}' },
  },
  {
    row: 17,
    says: 'reads a transaction',
    ask: get('transactions/{O-1}'),
    data: award,
    shows: {
      'data.id': '{O-1}',
      'data.transaction_date': '03/05/2020 10:00:00',
      'data.transaction_attributes.order_id': 'O-1',
    },
  },
  {
    row: 17,
    says: 'finds it by its order',
    ask: get('transactions/O-1?idParam=order_id'),
    data: award,
    shows: { 'data.id': '{O-1}' },
  },
  ...(
    [
      ['transactions/0123456789abcdef01234567', 404, 'TRANSACTION_DOES_NOT_EXIST'],
      ['transactions/O-9?idParam=order_id', 404, 'TRANSACTION_DOES_NOT_EXIST'],
      ['transactions/O-1?idParam=nickname', 400, 'ID_PARAM_NAME_NOT_FOUND'],
      ['transactions/O-1?idParam=reason', 400, 'ATTRIBUTE_NOT_UNIQUE'],
    ] as const
  ).map(([path, status, code]): Row => ({
    row: 17,
    says: `answers ${path} with ${code}`,
    ask: get(path),
    refused: [status, code],
  })),
];

const rewards = page('rewards', reward);
const offered = `${BOB}/rewards?idParam=member_id`;
const cart = { transaction_source: 'web', product_ids: ['MUG-1'] };

const offers: readonly Row[] = [
  {
    row: 5,
    says: 'lists what a member may redeem, the cheapest first, in the words of plugins',
    ask: get(`${offered}&language=custom%20language%20one`),
    data: rewards,
    shows: {
      'data.rewards.0.points_to_be_redeemed': 10,
      'data.rewards.0.reward_sub_type': 'Fixed Amount Discount',
      'data.total': 7,
    },
  },
  {
    row: 5,
    says: 'takes a JSON body on the GET',
    ask: {
      ...get(offered),
      json: { transaction_attributes: { ...cart, Storename: 'Target' } },
    },
    data: rewards,
    shows: { 'data.total': 6 },
  },
  {
    row: 5,
    says: 'takes attributes of the merchant’s own as keys of the query',
    ask: get(`${offered}&Storename=Walmart`),
    data: rewards,
    shows: { 'data.total': 7 },
  },
  {
    row: 5,
    says: 'pages',
    ask: get(`${offered}&start_cursor=1&count=1&sort_by=-points_to_be_redeemed`),
    data: rewards,
    shows: { 'data.rewards.length': 1, 'data.more': true, 'data.next_start_index': 2 },
  },
  {
    row: 18,
    says: 'lists all rewards of the program, paused ones and others',
    ask: get('rewards?language=english'),
    data: rewards,
    shows: { 'data.total': 10 },
  },
  {
    row: 18,
    says: 'leaves out what is not for the store that is asked for',
    ask: get('rewards?Storename=Target'),
    data: rewards,
    shows: { 'data.total': 9 },
  },
  {
    row: 18,
    says: 'sorts by several things, joined by commas',
    ask: get('rewards?sort_by=rank,-points_to_be_redeemed&start_index=0&count=1'),
    data: rewards,
    shows: { 'data.rewards.0.reward_id': 'reward_dear', 'data.more': true },
  },
  ...(['rank', '-rank', 'points_to_be_redeemed', '-points_to_be_redeemed'] as const).map(
    (sort_by): Row => ({
      row: 18,
      says: `sorts by ${sort_by}`,
      ask: get(`rewards?sort_by=${sort_by}`),
      data: rewards,
      shows: { 'data.total': 10 },
    }),
  ),
  {
    row: 18,
    says: 'sorts by nothing else',
    ask: get('rewards?sort_by=name'),
    refused: [400, INVALID, /sort_by.*rank/],
  },
  {
    row: 7,
    says: 'lists what a member can do',
    ask: get(`${BOB}/activities?idParam=member_id&language=english`),
    data: page('activities', activity),
    shows: { 'data.activities.0.activity_id': 'created_an_account' },
  },
  {
    row: 19,
    says: 'lists all activities with how they are computed',
    ask: get('activities?start_index=1&count=1'),
    data: page('activities', activity),
    shows: {
      'data.activities.0.activity_id': 'made_a_purchase',
      'data.activities.0.points_computation_type': 'multiplier_based',
      'data.activities.0.points_config': { multiplier: 1, attribute_to_multiply: 'order_subtotal' },
      'data.activities.0.approval_method': 'immediate',
      'data.activities.0.rules_config.0.rule_type': 'exclusion',
      'data.total': 9,
    },
  },
  {
    row: 19,
    says: 'reads an activity by its activity_id',
    ask: get('activities/visited_a_shop'),
    data: activity,
    shows: { 'data.points_config': { points: 30 }, 'data.approval_method': 'manual' },
    keeps: { activity: 'data.id' },
  },
  {
    row: 19,
    says: 'reads it by its id',
    ask: get('activities/{activity}?language=english'),
    data: activity,
    shows: { 'data.activity_id': 'visited_a_shop' },
  },
  {
    row: 19,
    says: 'knows no other activity',
    ask: get('activities/sang_a_song'),
    refused: [200, 'INCORRECT_ACTIVITY_ID_PASSED', /sang_a_song/],
  },
  {
    row: 20,
    says: 'lists tiers, the lowest first, hidden ones too',
    ask: get('tiers?language=english'),
    data: page('tiers', tier),
    shows: {
      'data.tiers.0.loyalty_tier_id': 'zrl_silver',
      'data.tiers.0.is_default': true,
      'data.tiers.1.minimum_points': 1000,
      'data.tiers.2.hide_tier_from_user': true,
      'data.total': 3,
    },
  },
  ...(['rewards', 'transactions', 'activities'] as const).flatMap((what): readonly Row[] => {
    const row = { rewards: 5, transactions: 6, activities: 7 }[what];
    const refusal = (by: string, refused: readonly [number, string]): Row => ({
      row,
      says: `refuses ${what} of whom ${by} names`,
      ask: get(`members/nobody/${what}?idParam=${by}`),
      refused,
    });
    return [
      refusal('member_id', [200, 'INCORRECT_MEMBER_ID_PASSED']),
      refusal('nickname', [400, 'ID_PARAM_NAME_NOT_FOUND']),
      refusal('last_name', [400, 'ATTRIBUTE_NOT_UNIQUE']),
    ];
  }),
];

describe('lists', () => {
  judgeRows(shop, [...history, ...listingTransactions, ...offers]);
});
