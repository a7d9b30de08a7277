import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  apiServer,
  INSTALLATION_SECRET,
  type ApiServer,
  type Received,
} from '../../../../../tests/support/api-server.ts';
import { SHOP } from '../../../../../tests/support/shop-program.ts';
import { signToken } from '../../../../../tests/support/sign-token.ts';
import { createKey } from '../../usecases/create-key.ts';

const URL = '/v2/loyalty-storefront';
const PARTNER = 'cad458dc4e';
const HOUR = 3600;

let server: ApiServer;
let key = '';

beforeAll(async () => {
  server = await apiServer();
  const { merchantId, pool } = server;
  key = await createKey(pool, INSTALLATION_SECRET, {
    ...{ merchantId, identifier: 'plugin', scope: 'write', actor: 'test' },
  });
});

afterAll(async () => {
  await server.close();
});

const seconds = (): number => Math.floor(Date.now() / 1000);

function tokenOf(memberId: string, more: object = {}): string {
  const email_address = `${memberId}@b.c`;
  return signToken({ member_id: memberId, email_address, exp: seconds() + HOUR, ...more }, key);
}

interface Sent {
  readonly token?: string;
  readonly json?: object;
  readonly headers?: Readonly<Record<string, string>>;
}

function ask(method: 'GET' | 'POST', path: string, sent: Sent = {}): Promise<Received> {
  const { token, json, headers } = sent;
  return server.call(method, `${URL}${path}`, {
    headers: {
      'api-key': '',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...headers,
    },
    ...(json === undefined ? {} : { json }),
  });
}

async function available(token: string): Promise<unknown> {
  return (await ask('GET', '/member', { token })).data['available_points'];
}

describe('a page without a token', () => {
  it('is a guest’s: it sees what is offered, and nothing of anybody', async () => {
    expect((await ask('GET', '/rewards')).status).toBe(200);
    expect((await ask('GET', '/activities')).status).toBe(200);
    for (const [method, path] of [
      ['GET', '/member'],
      ['GET', '/transactions'],
      ['POST', '/orders'],
    ] as const) {
      const refused = await ask(method, path, { json: { order_id: 'G-1', subtotal: '5' } });
      expect([path, refused.status, refused.code]).toEqual([path, 401, 'ERROR_UNAUTHORIZED']);
    }
  });

  it('opens no store that is not there', async () => {
    const refused = await ask('GET', '/rewards', { headers: { 'partner-id': '0123456789' } });
    expect([refused.status, refused.code]).toEqual([401, 'ERROR_UNAUTHORIZED']);
  });
});

interface Init {
  readonly user_id: string;
  readonly email: string;
  readonly ts: string;
  readonly name?: string;
}

function accessToken({ user_id, email, ts }: Init, by = key): string {
  return createHash('sha256').update(`${user_id}${email}${PARTNER}${by}${ts}`).digest('hex');
}

function signIn(init: Init, more: object = {}): Promise<Received> {
  const json = { ...init, access_token: accessToken(init), ...more };
  return ask('POST', '/sign_in', { json });
}

describe('an access token', () => {
  const ann = (): Init => ({
    user_id: 'ann-1',
    email: 'Ann@b.c',
    ts: String(Date.now()),
    name: 'Ann de Lee',
  });

  it('signs a member in for an hour, who joins if nobody knows him', async () => {
    const answer = await signIn(ann());
    expect(answer.data).toMatchObject({ signed_in: true, expires_in: HOUR });
    const { token } = answer.data as { token: string };
    expect((await ask('GET', '/member', { token })).data).toMatchObject({
      member_id: 'ann-1',
      email_address: 'ann@b.c',
      first_name: 'Ann',
      last_name: 'de Lee',
    });
    const again = await signIn({ ...ann(), ts: String(seconds()) });
    expect(again.data['signed_in']).toBe(true);
  });

  it.each([
    ['of another key', { access_token: accessToken({ ...ann(), ts: '5' }, 'x'.repeat(32)) }],
    ['for another person', { user_id: 'ann-2' }],
    ['for another address', { email: 'eve@b.c' }],
    ['with another time', { ts: '1' }],
  ])('%s opens nothing', async (_title, more) => {
    const refused = await signIn(ann(), more);
    expect([refused.status, refused.code]).toEqual([401, 'ERROR_UNAUTHORIZED']);
  });

  it.each([
    ['years ago', () => '1500000000'],
    ['later than now', () => String(seconds() + HOUR)],
    ['on no day', () => 'yesterday'],
  ])('that was signed %s opens nothing', async (_title, ts) => {
    const refused = await signIn({ ...ann(), ts: ts() });
    expect([refused.status, refused.code]).toEqual([401, 'ERROR_UNAUTHORIZED']);
  });

  it.each([
    ['nothing', ''],
    ['the id of a session', '83ab7f2c'],
  ])('that is %s leaves the page a guest’s', async (_title, access_token) => {
    const answer = await signIn(ann(), { access_token });
    expect(answer.data).toEqual({ signed_in: false, token: null, expires_in: 0 });
  });

  it('is not moved along its seam to somebody else', async () => {
    await ask('GET', '/member', { token: tokenOf('77', { email_address: '5bob@b.c' }) });
    await ask('GET', '/member', { token: tokenOf('881', { email_address: 'cid@b.c' }) });
    const ts = String(Date.now());
    // Signed for 8815 and kim@b.c; sent for 881 and 5kim@b.c, and for nobody and all of it.
    const signed = accessToken({ user_id: '8815', email: 'kim@b.c', ts });
    for (const moved of [
      { user_id: '881', email: '5kim@b.c' },
      { user_id: '881', email: '5kim@b.c', name: 'x' },
    ]) {
      const refused = await signIn({ ...moved, ts }, { access_token: signed });
      expect([refused.status, refused.code]).toEqual([401, 'ERROR_UNAUTHORIZED']);
    }
  });
});

describe('somebody who was recommended', () => {
  it('joins with the code that his page brings, and without one that nobody has', async () => {
    const { data } = await ask('GET', '/member', { token: tokenOf('host') });
    const code = String(data['referral_code']);
    const friend = { token: tokenOf('friend'), headers: { 'referral-code': code } };
    expect((await ask('GET', '/member', friend)).data).toMatchObject({ referrer_code: code });
    const lost = { token: tokenOf('lost'), headers: { 'referral-code': 'NOBODY1' } };
    expect((await ask('GET', '/member', lost)).data).toMatchObject({ referrer_code: '' });
  });

  it('may be a member already, as long as he has neither bought nor followed another link', async () => {
    const codeOf = async (name: string): Promise<string> =>
      String((await ask('GET', '/member', { token: tokenOf(name) })).data['referral_code']);
    const [first, second] = [await codeOf('inviter'), await codeOf('late-inviter')];
    const visit = async (name: string, code: string, more: object = {}): Promise<unknown> => {
      // Another page of the shop brings another token.
      const sent = { token: tokenOf(name, more), headers: { 'referral-code': code } };
      return (await ask('GET', '/member', sent)).data['referrer_code'];
    };
    await ask('GET', '/member', { token: tokenOf('regular') });
    expect(await visit('regular', 'NOBODY1', { a: 1 })).toBe('');
    expect(await visit('regular', await codeOf('regular'), { a: 2 })).toBe('');
    expect(await visit('regular', first, { a: 3 })).toBe(first);
    expect(await visit('regular', second, { a: 4 })).toBe(first);
    await server.call('POST', '/v2/loyalty/transactions/award', {
      json: {
        ...{ member_id: 'late-inviter', activity_id: 'made_a_purchase' },
        transaction_attributes: { order_id: 'R-1', order_total: '9', order_subtotal: '9' },
      },
    });
    expect(await visit('late-inviter', first, { a: 5 })).toBe('');
  });
});

describe('potential points', () => {
  const products = [
    { product_id: 'a', title: 'A', price: '20', quantity: 2 },
    { product_id: 'b', title: 'B', price: '7.5', quantity: '1' },
  ];

  it('are what a purchase would earn, for guests and members, and nothing is recorded', async () => {
    const before = await server.query('select 1 from transactions');
    const guests = await ask('POST', '/potential_points', { json: { products } });
    const token = tokenOf('looker');
    const members = await ask('POST', '/potential_points', { token, json: { products } });
    for (const { data } of [guests, members]) {
      const { products: told, points } = data as {
        products: readonly { product_id: string; points: number }[];
        points: number;
      };
      expect(told.map(({ product_id }) => product_id)).toEqual(['a', 'b']);
      expect(told[0]?.points).toBeGreaterThan(0);
      expect(points).toBe((told[0]?.points ?? 0) + (told[1]?.points ?? 0));
    }
    // Looking made nobody but the member who signed in, with his award for joining.
    expect((await server.query('select 1 from transactions')).length - before.length).toBe(1);
    expect(
      await server.query(`select 1 from identities where value like '%guest.invalid'`),
    ).toEqual([]);
  });

  it('are told of twenty products at most', async () => {
    const many = Array.from({ length: 21 }, () => products[0]);
    const refused = await ask('POST', '/potential_points', { json: { products: many } });
    expect([refused.status, refused.code]).toEqual([400, 'INVALID_REQUEST_PARAMETER_VALUES']);
  });
});

describe('an order that a browser tells', () => {
  const order = (order_id: string): object => ({ order_id, subtotal: '100', total: '110' });
  const admin = (path: string, json?: object): Promise<Received> =>
    server.call('POST', `/v2/loyalty/transactions/${path}`, json === undefined ? {} : { json });
  const byShop = (member_id: string, order_id: string): Promise<Received> =>
    admin('award', {
      ...{ member_id, activity_id: 'made_a_purchase' },
      transaction_attributes: { order_id, order_total: '110', order_subtotal: '100' },
    });

  it('waits for a person who approves it, once for the same order', async () => {
    const token = tokenOf('buyer');
    const before = Number(await available(token));
    const told = await ask('POST', '/orders', { token, json: order('B-1') });
    expect(told.data).toMatchObject({
      status: 'pending',
      transaction_attributes: { reason: 'told by a browser' },
    });
    expect(await available(token)).toBe(before);
    const again = await ask('POST', '/orders', { token, json: order('B-1') });
    expect(again.code).toBe('DUPLICATE_ORDER_ID');
    expect((await admin(`${String(told.data['id'])}/approve`)).status).toBe(200);
    expect(await available(token)).toBeGreaterThan(before);
    expect((await byShop('buyer', 'B-1')).code).toBe('DUPLICATE_ORDER_ID');
    expect((await ask('POST', '/orders', { token, json: order('B-1') })).code).toBe(
      'DUPLICATE_ORDER_ID',
    );
    const { data } = await ask('GET', '/member', { token });
    expect(data).toMatchObject({ number_of_purchases: 1, revenue: 100 });
  });

  it('takes nothing from the shop’s own word, nor from whose order it is', async () => {
    const thief = tokenOf('thief');
    const stolen = await ask('POST', '/orders', { token: thief, json: order('S-1') });
    expect(stolen.data['status']).toBe('pending');
    const owner = tokenOf('owner');
    const before = Number(await available(owner));
    expect((await byShop('owner', 'S-1')).status).toBe(200);
    expect(await available(owner)).toBeGreaterThan(before);
    const approved = await admin(`${String(stolen.data['id'])}/approve`);
    expect(approved.code).toBe('DUPLICATE_ORDER_ID');
    expect(await available(thief)).not.toBe(await available(owner));
    expect((await ask('GET', '/member', { token: thief })).data['number_of_purchases']).toBe(0);
  });

  it('counts at once if the shop signed it, as it was signed', async () => {
    const token = tokenOf('signer');
    const before = Number(await available(token));
    const claims = { member_id: 'signer', exp: seconds() + HOUR, ...order('T-1') };
    const order_token = signToken(claims, key);
    const tampered = { order_id: 'T-9', subtotal: '9999', order_token };
    const told = await ask('POST', '/orders', { token, json: tampered });
    expect(told.data).toMatchObject({ transaction_attributes: { order_id: 'T-1' } });
    const by = Number(told.data['points']);
    expect(by).toBeLessThan(9999);
    expect(await available(token)).toBe(before + by);
  });

  it.each([
    ['of another key', (claims: object) => signToken(claims, 'x'.repeat(32))],
    ['for another member', (claims: object) => signToken({ ...claims, member_id: 'host' }, key)],
    ['that ended', (claims: object) => signToken({ ...claims, exp: 1000 }, key)],
  ])('is not believed with a signature %s', async (_title, sign) => {
    const token = tokenOf('forger');
    const claims = { member_id: 'forger', exp: seconds() + HOUR, ...order('F-1') };
    const json = { ...order('F-1'), order_token: sign(claims) };
    const refused = await ask('POST', '/orders', { token, json });
    expect([refused.status, refused.code]).toEqual([401, 'ERROR_UNAUTHORIZED']);
  });
});

describe('a program', () => {
  it.each([
    ['signed', 'UNTRUSTED_ORDER', undefined],
    ['refused', 'UNTRUSTED_ORDER', 'UNTRUSTED_ORDER'],
  ] as const)('whose browser orders are %s takes no other', async (browserOrders, bare, signed) => {
    const other = await apiServer({ ...SHOP, earning: { browserOrders } });
    try {
      const { merchantId, pool } = other;
      const own = await createKey(pool, INSTALLATION_SECRET, {
        ...{ merchantId, identifier: 'plugin', scope: 'write', actor: 'test' },
      });
      const claims = { member_id: 'kay', exp: seconds() + HOUR };
      const tell = async (more: object): Promise<unknown> => {
        const json = { order_id: 'K-1', subtotal: '10', ...more };
        const headers = { 'api-key': '', authorization: `Bearer ${signToken(claims, own)}` };
        return (await other.call('POST', `${URL}/orders`, { headers, json })).code;
      };
      expect(await tell({})).toBe(bare);
      const order = { ...claims, order_id: 'K-1', subtotal: '10' };
      expect(await tell({ order_token: signToken(order, own) })).toBe(signed);
    } finally {
      await other.close();
    }
  });
});

describe('a reward in the cart', () => {
  const reward = { reward_id: 'reward_cb5f8', status: 'pending' };
  const rich = async (name: string): Promise<string> => {
    const token = tokenOf(name);
    await ask('GET', '/member', { token });
    await server.call('POST', '/v2/loyalty/transactions/award', {
      json: {
        ...{ member_id: name, activity_id: 'made_a_purchase' },
        transaction_attributes: { order_id: name, order_total: '5000', order_subtotal: '5000' },
      },
    });
    return token;
  };

  it('is set aside, given back, and confirmed by the member himself', async () => {
    const token = await rich('carter');
    const before = Number(await available(token));
    const first = await ask('POST', '/redeem', { token, json: reward });
    const path = (id: unknown, verb: string): string => `/transactions/${String(id)}/${verb}`;
    expect(await available(token)).toBeLessThan(before);
    const given = await ask('POST', path(first.data['id'], 'cancel'), { token });
    expect(given.data['status']).toBe('rejected');
    expect(await available(token)).toBe(before);
    const second = await ask('POST', '/redeem', { token, json: reward });
    const kept = await ask('POST', path(second.data['id'], 'confirm'), { token });
    expect(kept.data['status']).toBe('redeemed');
    const late = await ask('POST', path(second.data['id'], 'cancel'), { token });
    expect(late.code).toBe('INVALID_TRANSACTION_STATUS');
  });

  it('of somebody else is as if it were not there', async () => {
    const token = await rich('mine');
    const { data } = await ask('POST', '/redeem', { token, json: reward });
    for (const verb of ['confirm', 'cancel']) {
      const path = `/transactions/${String(data['id'])}/${verb}`;
      const refused = await ask('POST', path, { token: tokenOf('other') });
      expect([refused.status, refused.code]).toEqual([404, 'TRANSACTION_DOES_NOT_EXIST']);
    }
  });
});
