import { describe } from 'vitest';
import { filtered, get, post, put, useRowShop, type Ask } from './row-shop.ts';
import { emptyPage, member, page } from './documented-fields.ts';
import { judgeRows, type Row } from './rows.ts';

/* Rows 1 to 4: creating, listing, reading and changing members. */

const INVALID = 'INVALID_REQUEST_PARAMETER_VALUES';
const shop = useRowShop();

const create = (json: object): Ask => post('members', json);
const change = (named: string, json: object): Ask =>
  put(`members/${named}?idParam=member_id`, json);
const read = (named: string, by: string): Ask => get(`members/${named}?idParam=${by}`);

const creating: readonly Row[] = [
  {
    row: 1,
    says: 'creates a member with everything that may be said of him',
    ask: post('members?language=english', {
      member_id: 'bob-1',
      first_name: 'Bob',
      last_name: 'Bobberson',
      email_address: 'Bob+Shop@example.com',
      phone_number: '+1-7203332525',
      birthdate: '12/31/1992',
      anniversary_date: '06/15/2010',
      twitter_handle: '@bob',
      instagram_handle: 'bob.b',
      preferred_language: 'english',
      address: {
        line1: '1 Main Street',
        line2: 'Flat 2',
        city: 'Denver',
        state: 'CO',
        country: 'US',
        postal_code: '80014',
      },
      member_tags: ['vip', 'web'],
      custom_attributes: { card: 'C-1', shoe_size: '42' },
      email_subscription_status: 'subscribed',
      member_status: 'active',
    }),
    data: member,
    shows: {
      'data.member_id': 'bob-1',
      'data.email_address': 'bob+shop@example.com',
      'data.phone_number': '+1-7203332525',
      'data.birthdate': '12/31/1992',
      'data.anniversary_date': '06/15/2010',
      'data.twitter_handle': '@bob',
      'data.instagram_handle': 'bob.b',
      'data.address.postal_code': '80014',
      'data.member_tags': ['vip', 'web'],
      'data.custom_attributes': { card: 'C-1', shoe_size: '42' },
      'data.email_subscription_status': 'subscribed',
      'data.member_status': 'active',
      'data.available_points': 100,
      'data.tier_info.loyalty_tier_id': 'zrl_silver',
      'data.deleted_date': null,
    },
    keeps: { bob: 'data.id', code: 'data.referral_code' },
  },
  {
    row: 1,
    says: 'asks for no more than a member_id, and shows empty texts and null dates for the rest',
    ask: create({ member_id: 'bare-1', birthdate: null, first_name: '' }),
    data: member,
    shows: { 'data.first_name': '', 'data.birthdate': null, 'data.twitter_handle': '' },
  },
  {
    row: 1,
    says: 'knows who recommended the shop by referrer_code',
    ask: create({ member_id: 'ann-1', email_address: 'ann@example.com', referrer_code: '{code}' }),
    data: member,
    shows: {
      'data.referrer_code': '{code}',
      'data.referrer_ID': 'bob-1',
      'data.referrer_name': 'Bob Bobberson',
    },
    keeps: { ann: 'data.id' },
  },
  {
    row: 1,
    says: 'takes a name of 99 characters',
    ask: create({ member_id: 'long-1', first_name: 'x'.repeat(99) }),
    data: member,
    shows: { 'data.first_name': 'x'.repeat(99) },
  },
  {
    row: 1,
    says: 'refuses a name of 100 characters',
    ask: create({ member_id: 'long-2', first_name: 'x'.repeat(100) }),
    refused: [400, INVALID, /first_name/],
  },
  {
    row: 1,
    says: 'may create a member who has opted out',
    ask: create({ member_id: 'out-1', member_status: 'opted_out' }),
    data: member,
    shows: { 'data.member_status': 'opted_out' },
  },
  { row: 1, says: 'wants a member_id', ask: create({}), refused: [400, INVALID, /member_id/] },
  ...(
    [
      ['a birthday that is no date', { birthdate: '31 May' }, /birthdate/],
      ['a status that there is not', { member_status: 'asleep' }, /member_status/],
      ['a subscription that there is not', { email_subscription_status: 'x' }, /subscribed/],
      ['an address that is none', { email_address: 'nobody' }, /email_address/],
      ['a code of nobody', { referrer_code: 'NOB0000' }, /referrer_code/],
    ] as const
  ).map(([what, said, about]): Row => ({
    row: 1,
    says: `refuses ${what}`,
    ask: create({ member_id: 'new-1', ...said }),
    refused: [400, INVALID, about],
  })),
  {
    row: 1,
    says: 'refuses a member_id that somebody has',
    ask: create({ member_id: 'bob-1' }),
    refused: [200, 'MEMBER_ID_ALREADY_IN_USE', /bob-1/],
  },
  ...(
    [
      ['an e-mail address', { email_address: 'ann@example.com' }],
      ['a telephone', { phone_number: '+1-7203332525' }],
      ['a unique attribute', { custom_attributes: { card: 'C-1' } }],
    ] as const
  ).map(([what, said]): Row => ({
    row: 1,
    says: `refuses ${what} that somebody has`,
    ask: create({ member_id: 'new-2', ...said }),
    refused: [200, 'MEMBER_CREATION_UNSUCCESSFUL'],
  })),
  {
    row: 1,
    says: 'refuses a body that is no JSON',
    ask: { ...create({}), body: '{"member_id":' },
    refused: [400, 'INVALID_JSON'],
  },
  {
    row: 1,
    says: 'refuses whoever names no key',
    ask: { ...create({ member_id: 'x' }), stranger: true },
    refused: [401, 'ERROR_UNAUTHORIZED'],
  },
  {
    row: 1,
    says: 'refuses a key that is not live',
    ask: { ...create({ member_id: 'x' }), headers: { 'api-key': 'f'.repeat(32) } },
    refused: [401, 'ERROR_UNAUTHORIZED'],
  },
];

const listing: readonly Row[] = [
  {
    row: 2,
    says: 'lists members, who joined first before who joined later',
    ask: get('members?start_index=0&count=2'),
    data: page('members', member),
    shows: {
      'data.members.0.member_id': 'bob-1',
      'data.members.1.member_id': 'bare-1',
      'data.more': true,
      'data.next_start_index': 2,
    },
  },
  {
    row: 2,
    says: 'goes on where start_cursor says, which is the same as start_index',
    ask: get('members?start_cursor=2&count=1'),
    data: page('members', member),
    shows: { 'data.members.0.member_id': 'ann-1', 'data.members.length': 1 },
  },
  ...(['0', '1001', 'x'] as const).map((count): Row => ({
    row: 2,
    says: `refuses a count of ${count}`,
    ask: get(`members?count=${count}`),
    refused: [400, INVALID, /count/],
  })),
  {
    row: 2,
    says: 'filters by status with eq',
    ask: filtered('members', { member_status: { eq: 'opted_out' } }),
    data: page('members', member),
    shows: { 'data.members.0.member_id': 'out-1', 'data.total': 1, 'data.more': false },
  },
  {
    row: 2,
    says: 'filters by tag with in',
    ask: filtered('members', { tags: { in: 'gold,vip' } }),
    data: page('members', member),
    shows: { 'data.members.0.member_id': 'bob-1', 'data.total': 1 },
  },
  ...(
    [
      [{ gt: '01/21/2022' }, 5],
      [{ gte: '01/21/2022 10:00:00' }, 5],
      [{ lt: '01/21/2022' }, 0],
      [{ lte: '01/21/2022' }, 0],
      [{ between: '01/01/2021-12/31/2021' }, 0],
      [{ between: '01/01/2021-12/31/2098' }, 5],
      [{ eq: '01/21/2022' }, 0],
    ] as const
  ).map(([filter, total]): Row => ({
    row: 2,
    says: `filters by enrolment with ${JSON.stringify(filter)}`,
    ask: filtered('members', { enrollment_date: filter }),
    data: total === 0 ? emptyPage('members') : page('members', member),
    shows: { 'data.total': total },
  })),
  {
    row: 2,
    says: 'refuses an operator that there is not',
    ask: filtered('members', { enrollment_date: { around: '01/21/2022' } }),
    refused: [400, INVALID, /enrollment_date.*between/],
  },
];

const reading: readonly Row[] = [
  ...(
    [
      ['the merchant’s own id', 'bob-1', 'member_id'],
      ['an e-mail address that is encoded', 'bob%2Bshop%40example.com', 'email_address'],
      ['an e-mail address as it stands', 'bob+shop@example.com', 'email_address'],
      ['an e-mail address in other letters', 'BOB+Shop@Example.com', 'email_address'],
      ['an e-mail address as member_id', 'bob+shop@example.com', 'member_id'],
      ['a telephone', '+1-7203332525', 'phone_number'],
      ['a unique attribute of the merchant’s own', 'C-1', 'card'],
      ['the internal id', '{bob}', 'id'],
    ] as const
  ).map(([what, named, by]): Row => ({
    row: 3,
    says: `reads a member by ${what}`,
    ask: read(named, by),
    data: member,
    shows: { 'data.id': '{bob}', 'data.available_points': 100 },
  })),
  {
    row: 3,
    says: 'takes the path for the internal id without idParam, and takes a language',
    ask: get('members/{bob}?language=english'),
    data: member,
    shows: { 'data.member_id': 'bob-1' },
  },
  {
    row: 3,
    says: 'knows nobody of another name, with the HTTP status 200',
    ask: read('nobody', 'member_id'),
    refused: [200, 'INCORRECT_MEMBER_ID_PASSED', /nobody/],
  },
  {
    row: 3,
    says: 'does not take the merchant’s own id for an internal one',
    ask: get('members/bob-1'),
    refused: [200, 'INCORRECT_MEMBER_ID_PASSED', /bob-1/],
  },
  {
    row: 3,
    says: 'refuses an attribute that there is not',
    ask: read('bob-1', 'nickname'),
    refused: [400, 'ID_PARAM_NAME_NOT_FOUND', /nickname/],
  },
  {
    row: 3,
    says: 'refuses an attribute that several may share',
    ask: read('Bob', 'first_name'),
    refused: [400, 'ATTRIBUTE_NOT_UNIQUE', /first_name/],
  },
];

const changing: readonly Row[] = [
  {
    row: 4,
    says: 'changes what is passed, replaces tags, and leaves the rest',
    ask: change('bob-1', { first_name: 'Robert', member_tags: ['gold'] }),
    data: member,
    shows: {
      'data.first_name': 'Robert',
      'data.last_name': 'Bobberson',
      'data.member_tags': ['gold'],
      'data.birthdate': '12/31/1992',
    },
  },
  {
    row: 4,
    says: 'gives a tier by hand',
    ask: change('bob-1', { loyalty_tier_id: 'zrl_gold' }),
    data: member,
    shows: {
      'data.tier_info.loyalty_tier_id': 'zrl_gold',
      'data.tier_movements.0.old_tier_ID': 'zrl_silver',
      'data.tier_movements.0.new_tier_ID': 'zrl_gold',
    },
  },
  {
    row: 4,
    says: 'refuses a tier that there is not',
    ask: change('bob-1', { loyalty_tier_id: 'zrl_lead' }),
    refused: [400, INVALID, /loyalty_tier_id/],
  },
  {
    row: 4,
    says: 'refuses an address that somebody has',
    ask: change('bob-1', { email_address: 'ann@example.com' }),
    refused: [200, 'MEMBER_UPDATE_UNSUCCESSFUL'],
  },
  {
    // Decision 0020: the member_id changes only where the path holds the internal id.
    row: 4,
    says: 'gives no new member_id to whom the path names otherwise',
    ask: change('bob-1', { member_id: 'bob-2' }),
    refused: [400, INVALID, /member_id/],
  },
  {
    row: 4,
    says: 'gives a new member_id to whom the path names by the internal id',
    ask: put('members/{bob}', { member_id: 'bob-2' }),
    data: member,
    shows: { 'data.id': '{bob}', 'data.member_id': 'bob-2' },
  },
  {
    row: 4,
    says: 'merges by the internal id into whoever has the new member_id, whose words stand',
    ask: put('members/{bob}', { member_id: 'ann-1' }),
    data: member,
    shows: {
      'data.id': '{ann}',
      'data.member_id': 'ann-1',
      'data.email_address': 'ann@example.com',
      'data.available_points': 200,
    },
  },
  {
    row: 4,
    says: 'goes on with the survivor where the merged member is named',
    ask: read('bob-2', 'member_id'),
    data: member,
    shows: { 'data.id': '{ann}' },
  },
  {
    row: 4,
    says: 'does not know whom it should change',
    ask: change('nobody', { first_name: 'N' }),
    refused: [200, 'INCORRECT_MEMBER_ID_PASSED'],
  },
  ...(['blocked', 'active', 'opted_out', 'active', 'deleted'] as const).map((status): Row => ({
    row: 4,
    says: `makes a member ${status}`,
    ask: change('long-1', { member_status: status }),
    data: member,
    shows: { 'data.member_status': status },
  })),
  {
    row: 4,
    says: 'says when a member was deleted',
    ask: read('long-1', 'member_id'),
    data: member,
    shows: { 'data.member_status': 'deleted' },
  },
  {
    row: 4,
    says: 'changes no member who was deleted',
    ask: change('long-1', { first_name: 'Late' }),
    refused: [200, 'MEMBER_DELETED'],
  },
  {
    row: 1,
    says: 'does not create a member again who was deleted',
    ask: create({ member_id: 'long-1' }),
    refused: [200, 'MEMBER_DELETED'],
  },
];

describe('members', () => {
  judgeRows(shop, [...creating, ...listing, ...reading, ...changing]);
});
