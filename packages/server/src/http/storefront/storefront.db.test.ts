import type { ProgramDocument } from '@fealty/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createKey, revokeKey } from '../../usecases/create-key.ts';
import {
  apiServer,
  INSTALLATION_SECRET,
  type ApiServer,
  type Received,
} from '../../../../../tests/support/api-server.ts';
import { SHOP } from '../../../../../tests/support/shop-program.ts';
import { signToken } from '../../../../../tests/support/sign-token.ts';

const PROGRAM: ProgramDocument = {
  ...SHOP,
  activities: [
    ...SHOP.activities,
    {
      id: 'completed_a_survey',
      name: 'Completed a survey',
      earn: { points: '20' },
      storefront: true,
      rules: [{ type: 'frequency', times: 2, per: 'day' }],
    },
  ],
  rewards: [
    ...SHOP.rewards,
    { ...BASE(), id: 'secret', visible: false },
    {
      ...BASE(),
      id: 'chosen',
      type: 'cash_back',
      points: { minimum: '20', maximum: '80', step: '10' },
      valuePerPoint: '0.1',
    },
  ],
};

function BASE() {
  const terms = { type: 'fixed_amount', value: '1', points: '10', coupons: 'none' } as const;
  return { name: 'A reward', ...terms };
}

const URL = '/v2/loyalty-storefront';
const HOUR = 3600;
const now = (): number => Math.floor(Date.now() / 1000);

let server: ApiServer;
let key: string;
let foreignKey: string;
let readKey: string;

beforeAll(async () => {
  server = await apiServer(PROGRAM);
  const { merchantId, pool } = server;
  const make = (identifier: string, scope: 'write' | 'read', merchant = merchantId) =>
    createKey(pool, INSTALLATION_SECRET, {
      merchantId: merchant,
      identifier,
      scope,
      actor: 'test',
    });
  key = await make('plugin', 'write');
  readKey = await make('reports', 'read');
  const [other] = await server.query<{ id: number }>(
    `insert into merchants (partner_id, public_id, name, is_test)
     values ('00000000aa', '00000000000000000000000000000001', 'Another shop', true) returning id`,
  );
  foreignKey = await make('plugin', 'write', other?.id ?? 0);
});

afterAll(async () => {
  await server.close();
});

interface Asked {
  readonly token?: string;
  readonly json?: object;
  readonly headers?: Readonly<Record<string, string>>;
}

function call(method: 'GET' | 'POST' | 'PUT', path: string, asked: Asked): Promise<Received> {
  const { token, json, headers = {} } = asked;
  const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` };
  return server.call(method, `${URL}${path}`, {
    headers: { 'api-key': '', ...authorization, ...headers },
    ...(json === undefined ? {} : { json }),
  });
}

/** A token as most plugins sign it. */
function tokenOf(memberId: string, claims: object = {}): string {
  const person = { member_id: memberId, first_name: memberId, email_address: `${memberId}@b.c` };
  return signToken({ ...person, sub: 'plugin', exp: now() + HOUR, ...claims }, key);
}

async function known(memberId: string): Promise<Record<string, unknown> | undefined> {
  const rows = await server.query<Record<string, unknown>>(
    `select m.*, h.available from members m join member_heads h on h.id = m.id where m.uid = $1`,
    [memberId],
  );
  expect(rows.length).toBeLessThanOrEqual(1);
  return rows[0];
}

describe('tokens of real shops', () => {
  const person = (id: string): object => ({
    member_id: id,
    email_address: id,
    first_name: 'Ann',
    last_name: 'Lee',
    phone_number: '+1-7203332525',
    birthdate: '12/31/1992',
    anniversary_date: '',
    preferred_language: 'english',
    address: { line1: '1 High Street', city: 'Boston', postal_code: '02108' },
    custom_attributes: { shoe_size: '42' },
  });

  it.each([
    ['SFCC, in seconds', 'sfcc@b.c', () => ({ sub: 'plugin', exp: now() + HOUR })],
    ['Flask, in seconds', 'flask@b.c', () => ({ sub: 'plugin', exp: now() + HOUR / 2 })],
    ['Magento, the milliseconds of now', 'mage@b.c', () => ({ sub: 'plugin', exp: Date.now() })],
    ['Woo, without sub', 'woo@b.c', () => ({ exp: Date.now() })],
    ['Woo, long ago', 'woo2@b.c', () => ({ sub: '', exp: 1_700_000_000_000 })],
    ['Express, without exp and sub', 'express@b.c', () => ({ iat: now() })],
    ['Express, without any time', 'express2@b.c', () => ({})],
  ])('enrol the member they name: %s', async (_title, id, claims) => {
    const token = signToken({ ...person(id), ...claims() }, key);
    const answer = await call('GET', '/rewards', { token });
    expect([answer.status, answer.reason]).toEqual([200, '']);
    expect(await known(id)).toMatchObject({
      email: id,
      first_name: 'Ann',
      phone: '7203332525',
      phone_country_code: '1',
      birthdate: '1992-12-31',
      city: 'Boston',
      custom: { shoe_size: '42' },
      available: 100,
    });
  });

  it('may stand in the header jwt-token, and name the store in capitals', async () => {
    const headers = { 'jwt-token': tokenOf('header'), 'Partner-Id': 'CAD458DC4E' };
    expect((await call('GET', '/tiers', { headers })).status).toBe(200);
  });

  it('enrol once, however many arrive at once', async () => {
    const tokens = Array.from({ length: 12 }, (_, n) => tokenOf('crowd', { exp: now() + 100 + n }));
    const answers = await Promise.all(tokens.map((token) => call('GET', '/rewards', { token })));
    expect(answers.map(({ status, reason }) => [status, reason])).toEqual(
      answers.map(() => [200, '']),
    );
    expect(await known('crowd')).toMatchObject({ available: 100 });
  });

  it('change the member where they say something else, and clear nothing', async () => {
    await call('GET', '/rewards', { token: tokenOf('changing', { last_name: 'Old' }) });
    const claims = { last_name: 'New', first_name: '', birthdate: '02/30/1990', phone_number: 5 };
    const answer = await call('GET', '/rewards', { token: tokenOf('changing', claims) });
    expect(answer.status).toBe(200);
    expect(await known('changing')).toMatchObject({
      first_name: 'changing',
      last_name: 'New',
      birthdate: null,
      phone: '5',
    });
  });

  it('find who was known by his e-mail address only, and give him his id', async () => {
    const form = { first_name: 'Old', last_name: 'V1', email: 'old@b.c', uid: 'tmp' };
    await server.call('POST', '/v1/loyalty/users', { form });
    await server.query("delete from identities where kind = 'uid' and value = 'tmp'");
    await server.query("update members set uid = '' where email = 'old@b.c'");
    const token = tokenOf('old-7', { email_address: 'old@b.c' });
    expect((await call('GET', '/rewards', { token })).status).toBe(200);
    expect(await known('old-7')).toMatchObject({ email: 'old@b.c', first_name: 'old-7' });
  });

  it('do not become somebody else whose e-mail address they name', async () => {
    await call('GET', '/rewards', { token: tokenOf('victim') });
    const token = tokenOf('thief', { email_address: 'victim@b.c' });
    const answer = await call('GET', '/rewards', { token });
    expect([answer.status, answer.code]).toEqual([200, 'MEMBER_CREATION_UNSUCCESSFUL']);
    expect(await known('thief')).toBeUndefined();
  });
});

describe('tokens that open nothing', () => {
  const claims = (more: object = {}): object => ({ member_id: 'eve', exp: now() + HOUR, ...more });
  const cases: readonly (readonly [string, () => string, RegExp])[] = [
    ['no token at all', () => 'abc', /no JSON Web Token/],
    [
      'alg none',
      () => `${signToken(claims(), key, { alg: 'none' }).split('.', 2).join('.')}.`,
      /./,
    ],
    ['alg none with a signature', () => signToken(claims(), key, { alg: 'none' }), /HS256|read/],
    ['alg RS256', () => signToken(claims(), key, { alg: 'RS256' }), /HS256/],
    ['alg HS512', () => signToken(claims(), key, { alg: 'HS512' }), /HS256/],
    ['another key', () => signToken(claims(), 'f'.repeat(32)), /No live key/],
    ["another merchant's key", () => signToken(claims(), foreignKey), /No live key/],
    ["another merchant's, by sub", () => signToken(claims({ sub: 'plugin' }), foreignKey), /sub/],
    ['a key that may only read', () => signToken(claims(), readKey), /No live key/],
    ['a sub that is no key', () => signToken(claims({ sub: 'nobody' }), key), /sub/],
    ['a sub that is no text', () => signToken(claims({ sub: 5 }), key), /no JSON Web Token/],
    ['an end in the past', () => signToken(claims({ exp: now() - HOUR }), key), /expired/],
    ['an end as text', () => signToken(claims({ exp: 'soon' }), key), /exp .* number of seconds/],
    ['an end in 40 days', () => signToken(claims({ exp: now() + 40 * 86_400 }), key), /30 days/],
    [
      'a beginning in an hour',
      () => signToken(claims({ nbf: now() + HOUR }), key),
      /not good yet.*nbf/,
    ],
    ['no end, signed long ago', () => signToken({ member_id: 'eve', iat: 1e9 }, key), /ago/],
    [
      'a member_id that is a list',
      () => signToken(claims({ member_id: [1, 2] }), key),
      /member_id/,
    ],
    ['a member_id that is NUL', () => signToken(claims({ member_id: 'a\0b' }), key), /member_id/],
    ['an altered member_id', () => altered(signToken(claims(), key)), /No live key/],
  ];

  function altered(token: string): string {
    const [header = '', , signature = ''] = token.split('.');
    const body = Buffer.from(JSON.stringify(claims({ member_id: 'bob' }))).toString('base64url');
    return `${header}.${body}.${signature}`;
  }

  it.each(cases)('are refused: %s', async (_title, token, reason) => {
    const answer = await call('GET', '/rewards', { token: token() });
    expect([answer.status, answer.code]).toEqual([401, 'ERROR_UNAUTHORIZED']);
    expect(answer.reason).toMatch(reason);
    expect(await known('eve')).toBeUndefined();
  });

  it.each([{ 'partner-id': '' }, { 'partner-id': '00000000aa' }, { 'partner-id': 'zzz' }])(
    'are refused by another store: %o',
    async (headers) => {
      const answer = await call('GET', '/rewards', { token: tokenOf('eve'), headers });
      expect([answer.status, answer.code]).toEqual([401, 'ERROR_UNAUTHORIZED']);
    },
  );

  it('are those of a key that was revoked, two seconds later', async () => {
    const { merchantId, pool } = server;
    const terms = { merchantId, identifier: 'lost', actor: 'test' };
    const lost = await createKey(pool, INSTALLATION_SECRET, { ...terms, scope: 'write' });
    await new Promise((resolve) => setTimeout(resolve, 2100));
    const token = signToken({ member_id: 'leaver', exp: now() + HOUR }, lost);
    expect((await call('GET', '/tiers', { token })).status).toBe(200);
    await revokeKey(pool, terms);
    await new Promise((resolve) => setTimeout(resolve, 2100));
    expect((await call('GET', '/tiers', { token })).status).toBe(401);
  });

  it('are those without an end, where the operator says so', async () => {
    const strict = await apiServer(SHOP, { tokens: { daysMax: 1, lasting: false } });
    const { merchantId, pool } = strict;
    const terms = { merchantId, identifier: 'plugin', scope: 'write', actor: 'test' } as const;
    const own = await createKey(pool, INSTALLATION_SECRET, terms);
    const ask = async (claims: object): Promise<number> => {
      const headers = { authorization: `bearer ${signToken(claims, own)}` };
      return (await strict.call('GET', `${URL}/tiers`, { headers })).status;
    };
    expect(await ask({})).toBe(401);
    expect(await ask({ exp: Date.now() })).toBe(200);
    expect(await ask({ exp: Date.now() - 2 * 86_400_000 })).toBe(401);
    expect(await ask({ iat: now() })).toBe(200);
    expect(await ask({ exp: now() + 2 * 86_400 })).toBe(401);
    await strict.close();
  });
});

describe('guests', () => {
  const token = (): string => signToken({ exp: Date.now() }, key);

  it('read what can be earned and bought', async () => {
    const rewards = await call('GET', '/rewards', { token: token() });
    const ids = (rewards.data['rewards'] as { reward_id: string }[]).map((one) => one.reward_id);
    expect(ids).toContain('reward_d537f');
    expect(ids).not.toContain('reward_00000');
    expect(ids).not.toContain('secret');
    const { data } = await call('GET', '/activities?count=1', { token: token() });
    expect(data).toMatchObject({ more: true, next_start_index: 1 });
    expect((data['activities'] as object[])[0]).not.toHaveProperty('is_available');
    const tiers = await call('GET', '/tiers', { token: token() });
    expect((tiers.data['tiers'] as object[]).length).toBe(2);
  });

  it.each([
    ['GET', '/member', {}],
    ['GET', '/transactions', {}],
    ['PUT', '/member', { twitter_handle: 'x' }],
    ['POST', '/redeem', { reward_id: 'reward_cb5f8' }],
    ['POST', '/activities', { activity_id: 'completed_a_survey' }],
  ] as const)('see and change nobody: %s %s', async (method, path, json) => {
    const answer = await call(method, path, { token: token(), json });
    expect([answer.status, answer.code]).toEqual([401, 'ERROR_UNAUTHORIZED']);
  });
});

describe('what a member says of himself', () => {
  const put = (token: string, json: object, headers = {}): Promise<Received> =>
    call('PUT', '/member', { token, json, headers });

  it('is shown, and changed all at once', async () => {
    const token = tokenOf('self');
    const first = await call('GET', '/member', { token });
    expect(first.data).toMatchObject({
      member_id: 'self',
      email_address: 'self@b.c',
      available_points: 100,
      member_status: 'active',
    });
    const json = {
      birthdate: '12/31/1992',
      anniversary_date: '06/01/2015',
      twitter_handle: '@self',
      instagram_handle: 'self',
      email_subscription_status: 'unsubscribed',
      member_status: 'opted_out',
      first_name: 'Not his to say',
      loyalty_tier_id: 'zrl_gold',
      member_tags: ['vip'],
      available_points: 1e6,
    };
    const changed = await put(token, json);
    expect([changed.status, changed.reason]).toEqual([200, '']);
    const { first_name, loyalty_tier_id: _tier, available_points: _points, ...kept } = json;
    expect(changed.data).toMatchObject({
      ...kept,
      member_tags: [],
      first_name: 'self',
      available_points: 100,
      current_tier_ID: 'zrl_silver',
    });
    expect(first_name).not.toBe('self');
    expect((await call('GET', '/member', { token })).data).toEqual(changed.data);
    const back = await put(token, { member_status: 'active', twitter_handle: '' });
    expect(back.data).toMatchObject({ member_status: 'active', twitter_handle: '' });
  });

  it.each([
    [{ birthdate: '31/31/1990' }, /birthdate/],
    [{ member_status: 'deleted' }, /member_status/],
    [{ member_status: 'blocked' }, /member_status/],
    [{ email_subscription_status: 'maybe' }, /email_subscription_status/],
    [{ twitter_handle: 'x'.repeat(300) }, /twitter_handle/],
    [{ instagram_handle: { a: 1 } }, /instagram_handle/],
  ])('is refused where it cannot be: %o', async (json, reason) => {
    const answer = await put(tokenOf('self'), json);
    expect([answer.status, answer.code]).toEqual([400, 'INVALID_REQUEST_PARAMETER_VALUES']);
    expect(answer.reason).toMatch(reason);
  });

  it('does not lift a block', async () => {
    const token = tokenOf('blocked');
    await call('GET', '/member', { token });
    await server.query("update members set status = 'blocked' where uid = 'blocked'");
    for (const member_status of ['opted_out', 'active']) {
      const answer = await put(token, { member_status, twitter_handle: '@new' });
      expect([answer.status, answer.code]).toEqual([200, 'MEMBER_BLOCKED']);
    }
    expect(await known('blocked')).toMatchObject({ status: 'blocked', twitter_handle: '' });
    expect((await call('GET', '/member', { token })).data['member_status']).toBe('blocked');
  });
});

describe('what a member did', () => {
  it('is listed for him alone, by the filters of v2', async () => {
    const token = tokenOf('lister');
    const json = { reward_id: 'reward_cb5f8', status: 'pending' };
    expect((await call('POST', '/redeem', { token, json })).reason).toBe('');
    await call('GET', '/member', { token: tokenOf('neighbour') });
    const types = async (query: string): Promise<unknown[]> => {
      const { data, reason } = await call('GET', `/transactions${query}`, { token });
      expect(reason).toBe('');
      const list = data['transactions'] as Record<string, unknown>[];
      expect(list.every((one) => one['member_id'] === 'lister')).toBe(true);
      return list.map((one) => one['transaction_type']);
    };
    expect(await types('')).toEqual(['redeem', 'award']);
    expect(await types('?count=1&start_cursor=1')).toEqual(['award']);
    const pending = encodeURIComponent('{"eq":"pending"}');
    expect(await types(`?status=${pending}&language=english`)).toEqual(['redeem']);
    expect(await types(`?created_date=${encodeURIComponent('{"lt":"01/01/2020"}')}`)).toEqual([]);
    const odd = await call('GET', '/transactions?status={"eq":"odd"}', { token });
    expect([odd.status, odd.code]).toEqual([400, 'INVALID_REQUEST_PARAMETER_VALUES']);
  });
});

describe('a member', () => {
  it('sees what he may redeem, and why not the rest', async () => {
    const token = tokenOf('seer');
    const { data } = await call('GET', '/rewards', { token });
    const list = data['rewards'] as { reward_id: string }[];
    expect(list.map(({ reward_id: id }) => id)).toEqual(['chosen', 'reward_cb5f8']);
    const all = await call('GET', '/rewards?include_ineligible=true', { token });
    expect(all.data['rewards']).toContainEqual(
      expect.objectContaining({
        reward_id: 'reward_d537f',
        is_eligible: false,
        ineligible_reason: 'INSUFFICIENT_POINTS',
      }),
    );
  });

  it('redeems into his cart, one at a time, and his key is his own', async () => {
    const json = { reward_id: 'reward_cb5f8', status: 'pending' };
    const headers = { 'idempotency-key': 'cart-1' };
    const first = await call('POST', '/redeem', { token: tokenOf('buyer'), json, headers });
    expect([first.status, first.reason]).toEqual([200, '']);
    expect(first.data).toMatchObject({
      status: 'pending',
      points: 50,
      member_id: 'buyer',
      reward_info: { reward_id: 'reward_cb5f8' },
    });
    const again = await call('POST', '/redeem', { token: tokenOf('buyer'), json, headers });
    expect(again.text).toBe(first.text);
    const other = await call('POST', '/redeem', { token: tokenOf('other'), json, headers });
    expect(other.data['member_id']).toBe('other');
    const code = (one: Received): unknown =>
      (one.data['reward_info'] as { coupon_code: string }).coupon_code;
    expect(code(other)).not.toBe(code(first));
    const second = await call('POST', '/redeem', { token: tokenOf('buyer'), json });
    expect([second.status, second.code]).toEqual([400, 'ANOTHER_REDEMPTION_IN_PROGRESS']);
  });

  it('chooses the points where he may', async () => {
    const token = tokenOf('chooser');
    const odd = await call('POST', '/redeem', { token, json: { reward_id: 'chosen', points: 25 } });
    expect([odd.status, odd.code]).toEqual([400, 'INVALID_REQUEST_PARAMETER_VALUES']);
    const json = { reward_id: 'chosen', points: '40' };
    const done = await call('POST', '/redeem', { token, json });
    expect(done.data).toMatchObject({ status: 'redeemed', points: 40 });
  });

  it.each([
    [{}, 400, 'INVALID_REQUEST_PARAMETER_VALUES', /reward_id/],
    [{ reward_id: 'none' }, 200, 'INCORRECT_REWARD_ID_PASSED', /none/],
    [{ reward_id: 'secret' }, 200, 'INCORRECT_REWARD_ID_PASSED', /secret/],
    [{ reward_id: 'reward_00000' }, 200, 'INACTIVE_REWARD', /./],
    [{ reward_id: 'reward_0f28c' }, 200, 'REWARD_NOT_AVAILABLE', /./],
    [{ reward_id: 'reward_d537f' }, 200, 'INSUFFICIENT_POINTS', /./],
    [
      { reward_id: 'reward_cb5f8', status: 'done' },
      400,
      'INVALID_REQUEST_PARAMETER_VALUES',
      /status/,
    ],
    [{ reward_id: 'chosen', points: '2.5' }, 400, 'INVALID_REQUEST_PARAMETER_VALUES', /points/],
    [{ reward_id: 'chosen', points: '-1' }, 400, 'INVALID_REQUEST_PARAMETER_VALUES', /points/],
    [{ reward_id: 'chosen', simulate: true }, 400, 'INVALID_REQUEST', /simulated/],
  ])('is refused %o', async (json, status, code, reason) => {
    const answer = await call('POST', '/redeem', { token: tokenOf('refused'), json });
    expect([answer.status, answer.code]).toEqual([status, code]);
    expect(answer.reason).toMatch(reason);
  });

  it('awards himself only what the program lets him, as often as it lets him', async () => {
    const token = tokenOf('worker');
    const perform = (activity_id: string, more: object = {}): Promise<Received> =>
      call('POST', '/activities', { token, json: { activity_id, ...more } });
    const attributes = { tags: ['vip'], score: 9, order_id: '1', points_passed: 1e6 };
    const done = await perform('completed_a_survey', {
      points_passed: '1000000',
      transaction_attributes: attributes,
    });
    expect(done.data).toMatchObject({ points: 20, member_id: 'worker', tags: [] });
    expect((await perform('completed_a_survey')).data).toMatchObject({ points: 20 });
    expect((await perform('completed_a_survey')).code).toBe('MAX_AWARDS_EXCEEDED');
    for (const id of ['made_a_purchase', 'write_a_review', 'created_an_account']) {
      const refused = await perform(id);
      expect([refused.status, refused.code]).toEqual([200, 'ACTIVITY_NOT_FOR_MEMBERS']);
    }
    expect((await perform('nothing')).code).toBe('INCORRECT_ACTIVITY_ID_PASSED');
    expect((await perform('took_a_survey')).code).toBe('PAUSED_ACTIVITY');
    expect(await known('worker')).toMatchObject({ available: 140 });
  });

  it('cannot reach another member, whatever he passes', async () => {
    await call('GET', '/rewards', { token: tokenOf('target') });
    const id = String((await known('target'))?.['id']);
    const json = { reward_id: 'chosen', points: 20, member_id: 'target', idParam: 'member_id' };
    const query = `?member_id=target&mid=${id}`;
    const answer = await call('POST', `/redeem${query}`, { token: tokenOf('sneak'), json });
    expect(answer.data['member_id']).toBe('sneak');
    expect(await known('target')).toMatchObject({ available: 100 });
    const path = await call('GET', `/members/${id}/rewards`, { token: tokenOf('sneak') });
    expect([path.status, path.code]).toEqual([404, 'RESOURCE_DOES_NOT_EXIST']);
    // The administrative API takes keys alone.
    const admin = await server.call('GET', `/v2/loyalty/members/${id}/rewards`, {
      headers: { 'api-key': '', authorization: `Bearer ${tokenOf('sneak')}` },
    });
    expect(admin.status).toBe(401);
  });

  it('who was deleted is told so, and who is blocked cannot earn', async () => {
    await call('GET', '/tiers', { token: tokenOf('gone') });
    await server.query("update members set status = 'deleted' where uid = 'gone'");
    const gone = await call('GET', '/rewards', { token: tokenOf('gone', { exp: now() + 77 }) });
    expect([gone.status, gone.code]).toEqual([200, 'MEMBER_DELETED']);
    await call('GET', '/tiers', { token: tokenOf('spam') });
    await server.query("update members set status = 'blocked' where uid = 'spam'");
    const json = { activity_id: 'completed_a_survey' };
    expect((await call('POST', '/activities', { token: tokenOf('spam'), json })).code).toBe(
      'MEMBER_BLOCKED',
    );
  });
});

it('answers browsers of any shop, and keeps nothing in their caches', async () => {
  const preflight = await server.app.inject({ method: 'OPTIONS', url: `${URL}/rewards` });
  expect([preflight.statusCode, preflight.headers['access-control-allow-origin']]).toEqual([
    204,
    '*',
  ]);
  const { headers } = await call('GET', '/rewards', { token: 'x' });
  expect(headers).toMatchObject({
    'access-control-allow-origin': '*',
    'cache-control': 'no-store',
  });
  const odd = await call('POST', '/redeem', { token: tokenOf('odd'), json: [] as object });
  expect([odd.status, odd.code]).toEqual([400, 'INVALID_JSON']);
});
