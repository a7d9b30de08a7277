import { describe } from 'vitest';
import {
  activity,
  award,
  member,
  page,
  redemption,
  reward,
  tier,
  transaction,
} from './documented-fields.ts';
import { post, useRowShop, type Ask } from './row-shop.ts';
import { judgeRows, type Row } from './rows.ts';

/* Rows S1 to S7: what a member's browser may ask with the token that its shop signed. */

const INVALID = 'INVALID_REQUEST_PARAMETER_VALUES';
const shop = useRowShop();

const exp = Math.floor(Date.now() / 1000) + 3600;
const BOB = {
  member_id: 'bob',
  email_address: 'bob@example.com',
  first_name: 'Bob',
  last_name: 'Baker',
  phone_number: '+1-7203332525',
  birthdate: '12/31/1992',
  preferred_language: 'english',
  exp,
};

const ask = (method: Ask['method'], path: string, json?: object, token: object = BOB): Ask => ({
  method,
  path: `/v2/loyalty-storefront/${path}`,
  token,
  ...(json === undefined ? {} : { json }),
});
const change = (json: object): Ask => ask('PUT', 'member?language=english', json);
const redeem = (reward_id: string, more: object = {}): Ask =>
  ask('POST', 'redeem', { reward_id, ...more });

const rows: readonly Row[] = [
  {
    row: 'S1',
    says: 'lets a member join with his first call, as the token says who he is',
    ask: ask('GET', 'member?language=english'),
    data: member,
    shows: {
      'data.member_id': 'bob',
      'data.email_address': 'bob@example.com',
      'data.first_name': 'Bob',
      'data.birthdate': '12/31/1992',
      'data.available_points': 100,
    },
  },
  {
    row: 'S1',
    says: 'takes the end of a token in milliseconds, as plugins write it',
    ask: ask('GET', 'member', undefined, { member_id: 'bob', exp: Date.now() }),
    data: member,
    shows: { 'data.member_id': 'bob' },
  },
  {
    row: 'S1',
    says: 'shows a guest nobody',
    ask: ask('GET', 'member', undefined, { exp }),
    refused: [401, 'ERROR_UNAUTHORIZED'],
  },
  {
    row: 'S1',
    says: 'refuses a token that has ended',
    ask: ask('GET', 'member', undefined, { member_id: 'bob', exp: exp - 7200 }),
    refused: [401, 'ERROR_UNAUTHORIZED'],
  },
  {
    row: 'S1',
    says: 'refuses a key in place of a token',
    ask: { method: 'GET', path: '/v2/loyalty-storefront/member' },
    refused: [401, 'ERROR_UNAUTHORIZED'],
  },
  {
    row: 'S2',
    says: 'changes what a member may say of himself',
    ask: change({
      birthdate: '11/30/1992',
      anniversary_date: '06/15/2010',
      twitter_handle: '@bob',
      instagram_handle: 'bob.b',
      email_subscription_status: 'unsubscribed',
    }),
    data: member,
    shows: {
      'data.birthdate': '11/30/1992',
      'data.anniversary_date': '06/15/2010',
      'data.twitter_handle': '@bob',
      'data.instagram_handle': 'bob.b',
      'data.email_subscription_status': 'unsubscribed',
    },
  },
  ...(['opted_out', 'active'] as const).map((member_status): Row => ({
    row: 'S2',
    says: `lets a member be ${member_status}`,
    ask: change({ member_status, email_subscription_status: 'subscribed' }),
    data: member,
    shows: { 'data.member_status': member_status },
  })),
  ...(
    [
      [{ member_status: 'blocked' }, /member_status/],
      [{ member_status: 'deleted' }, /member_status/],
      [{ email_subscription_status: 'no' }, /email_subscription_status/],
      [{ birthdate: 'May' }, /birthdate/],
    ] as const
  ).map(([json, about]): Row => ({
    row: 'S2',
    says: `refuses ${JSON.stringify(json)}`,
    ask: change(json),
    refused: [400, INVALID, about],
  })),
  {
    row: 'S3',
    says: 'lists what the member may redeem, with the sorting of row 18',
    ask: ask(
      'GET',
      'rewards?start_index=0&count=100&language=english&sort_by=points_to_be_redeemed',
    ),
    data: page('rewards', reward),
    shows: { 'data.rewards.0.points_to_be_redeemed': 10, 'data.more': false },
  },
  {
    row: 'S3',
    says: 'lists with include_ineligible what he may not redeem, and why',
    ask: ask('GET', 'rewards?include_ineligible=true&count=1&sort_by=-points_to_be_redeemed'),
    data: page('rewards', reward),
    shows: {
      'data.rewards.0.reward_id': 'reward_dear',
      'data.rewards.0.is_eligible': false,
      'data.rewards.0.ineligible_reason': 'INSUFFICIENT_POINTS',
      'data.total': 10,
    },
  },
  {
    row: 'S3',
    says: 'shows rewards to guests',
    ask: ask('GET', 'rewards', undefined, { exp }),
    data: page('rewards', reward),
  },
  {
    row: 'S3',
    says: 'refuses a count above 1000',
    ask: ask('GET', 'rewards?count=1001'),
    refused: [400, INVALID, /count/],
  },
  {
    row: 'S4',
    says: 'redeems at once',
    ask: redeem('reward_daily'),
    data: redemption,
    shows: { 'data.status': 'redeemed', 'data.points': 10 },
  },
  {
    row: 'S4',
    says: 'redeems as many points as the member chooses',
    ask: redeem('reward_cash', { points: 50, status: 'approved' }),
    data: redemption,
    shows: { 'data.points': 50 },
  },
  {
    row: 'S4',
    says: 'holds points for a cart',
    ask: redeem('reward_last', { status: 'pending' }),
    data: redemption,
    shows: { 'data.status': 'pending' },
    keeps: { cart: 'data.id' },
  },
  {
    row: 'S4',
    says: 'holds one cart of a member at a time',
    ask: redeem('reward_last', { status: 'pending' }),
    refused: [400, 'ANOTHER_REDEMPTION_IN_PROGRESS'],
  },
  {
    row: 13,
    says: 'lets the shop reject what its member has in the cart',
    ask: post('transactions/{cart}/reject'),
    data: redemption,
    shows: { 'data.status': 'rejected' },
  },
  ...(
    [
      ['reward_nothing', 'INCORRECT_REWARD_ID_PASSED'],
      ['reward_paused', 'INACTIVE_REWARD'],
      ['reward_gold', 'REWARD_NOT_AVAILABLE'],
      ['reward_daily', 'MAX_REDEMPTIONS_EXCEEDED'],
      ['reward_dear', 'INSUFFICIENT_POINTS'],
      // Its only code was in the cart, and what was in a cart is not good any more.
      ['reward_last', 'COUPONS_EXHAUSTED'],
    ] as const
  ).map(([reward_id, code]): Row => ({
    row: 'S4',
    says: `refuses ${reward_id}`,
    ask: redeem(reward_id),
    refused: [200, code],
  })),
  {
    row: 'S4',
    says: 'wants a reward_id',
    ask: ask('POST', 'redeem', {}),
    refused: [400, INVALID, /reward_id/],
  },
  {
    row: 'S5',
    says: 'lists the member’s own transactions',
    ask: ask('GET', 'transactions?start_cursor=0&count=2&language=english'),
    data: page('transactions', transaction),
    shows: { 'data.total': 4, 'data.more': true, 'data.transactions.0.id': '{cart}' },
  },
  {
    row: 'S5',
    says: 'filters them by status and date',
    ask: ask(
      'GET',
      `transactions?status=${encodeURIComponent('{"in":"rejected,pending"}')}&created_date=${encodeURIComponent('{"gt":"01/21/2022"}')}`,
    ),
    data: page('transactions', redemption),
    shows: { 'data.total': 1, 'data.transactions.0.id': '{cart}' },
  },
  {
    row: 'S6',
    says: 'lets a member perform an activity that the program leaves to members',
    ask: ask('POST', 'activities', {
      activity_id: 'completed_a_survey',
      transaction_attributes: { answer: 'yes' },
    }),
    data: award,
    shows: { 'data.points': 15, 'data.transaction_attributes': { answer: 'yes' } },
  },
  ...(
    [
      ['completed_a_survey', 'MAX_AWARDS_EXCEEDED'],
      ['write_a_review', 'ACTIVITY_NOT_FOR_MEMBERS'],
      ['sang_a_song', 'INCORRECT_ACTIVITY_ID_PASSED'],
    ] as const
  ).map(([activity_id, code]): Row => ({
    row: 'S6',
    says: `refuses ${activity_id} then`,
    ask: ask('POST', 'activities', { activity_id }),
    refused: [200, code],
  })),
  {
    row: 'S7',
    says: 'lists activities to a member',
    ask: ask('GET', 'activities?language=english&count=1000'),
    data: page('activities', activity),
    shows: { 'data.activities.0.activity_id': 'created_an_account' },
  },
  {
    row: 'S7',
    says: 'lists activities to a guest',
    ask: ask('GET', 'activities', undefined, { exp }),
    data: page('activities', activity),
  },
  {
    row: 'S7',
    says: 'lists tiers that are not hidden',
    ask: ask('GET', 'tiers?language=english'),
    data: page('tiers', tier),
    shows: { 'data.total': 2, 'data.tiers.1.loyalty_tier_id': 'zrl_gold' },
  },
];

describe('the storefront', () => {
  judgeRows(shop, rows);
});
