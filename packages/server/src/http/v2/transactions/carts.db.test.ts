import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { apiServer, type ApiServer } from '../../../../../../tests/support/api-server.ts';
import { SHOP } from '../../../../../../tests/support/shop-program.ts';

let server: ApiServer;
let port: number;
const PRICE = 50;

interface Told {
  readonly status: number;
  readonly body: {
    readonly success: boolean;
    readonly error_code?: string;
    readonly reason?: string;
    readonly data?: {
      readonly id: string;
      readonly status: string;
      readonly reward_info?: { readonly reward_id: string; readonly coupon_code: string };
      readonly transactions?: readonly NonNullable<Told['body']['data']>[];
    };
  };
}

beforeAll(async () => {
  const rewards = SHOP.rewards.map((reward) =>
    reward.id === 'reward_cb5f8' ? { ...reward, coupons: { pattern: 'CART-XXXXXXXX' } } : reward,
  );
  server = await apiServer({ ...SHOP, rewards });
  await server.app.listen({ port: 0, host: '127.0.0.1' });
  port = (server.app.server.address() as AddressInfo).port;
});

afterAll(async () => {
  await server.close();
});

/** Sends as a client would, whatever it says of its body. */
function send(
  method: string,
  path: string,
  { headers, body = '' }: { readonly headers?: object; readonly body?: string } = {},
): Promise<Told> {
  const keys = { 'Partner-Id': 'cad458dc4e', 'Api-Key': 'key-admin' };
  const length = { 'Content-Length': Buffer.byteLength(body) };
  return new Promise((resolve, reject) => {
    const options = { port, method, path, headers: { ...keys, ...headers, ...length } };
    const sent = request(options, (response) => {
      text(response).then((whole) => {
        resolve({ status: response.statusCode ?? 0, body: JSON.parse(whole) as Told['body'] });
      }, reject);
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

const JSON_TYPE = { 'content-type': 'application/json' };

function post(path: string, json?: object): Promise<Told> {
  const body = json === undefined ? '' : JSON.stringify(json);
  return send('POST', `/v2/loyalty/transactions/${path}`, { headers: JSON_TYPE, body });
}

let people = 0;
/** A shopper with that many points, known by his e-mail address. */
async function shopper(points: number): Promise<string> {
  people += 1;
  const email = `shopper${String(people)}@b.c`;
  const form = { first_name: 'S', last_name: 'H', email, uid: email };
  await server.call('POST', '/v1/loyalty/users', { form });
  const award = { member_id: email, activity_id: 'write_a_review', points_passed: points - 100 };
  if (points > 100) expect((await post('award', award)).body.success).toBe(true);
  return email;
}

async function balance(email: string): Promise<unknown> {
  return (await server.call('GET', `/v1/loyalty/users/${email}`)).data['available_points'];
}

function hold(member_id: string): Promise<Told> {
  const attributes = { reason: 'redeem', tags: ['purchasenmade', 'redeemingpoints'] };
  const sent = { member_id, reward_id: 'reward_cb5f8', transaction_attributes: attributes };
  return post('redeem', { ...sent, status: 'pending' });
}

it('holds in the cart with its code, and approves with an empty body, once', async () => {
  const email = await shopper(100);
  const held = await hold(email);
  expect(held.status).toBe(200);
  const { id = '', status, reward_info } = held.body.data ?? {};
  expect(status).toBe('pending');
  expect(reward_info?.coupon_code).toMatch(/^CART-/);
  expect(await balance(email)).toBe(50);
  const approved = await post(`${id}/approve`);
  expect(approved).toMatchObject({
    status: 200,
    body: { success: true, data: { id, status: 'redeemed', reward_info } },
  });
  for (const how of ['approve', 'reject', 'reject']) {
    const again = await post(`${id}/${how}`);
    expect([again.status, again.body.success, again.body.error_code]).toEqual([
      ...[200, false],
      'INVALID_TRANSACTION_STATUS',
    ]);
    expect(again.body.reason).not.toBe('');
  }
  expect(await balance(email)).toBe(50);
});

it('gives back what a cart let go, tells whose code it was, and gives it back once', async () => {
  const email = await shopper(100);
  const { id = '', reward_info } = (await hold(email)).body.data ?? {};
  // Several causes reject at once: the cart's clock, a log-out, the cron.
  const rejected = await Promise.all([1, 2, 3, 4].map(() => post(`${id}/reject`)));
  const won = rejected.filter(({ body }) => body.success);
  expect(won).toHaveLength(1);
  expect(won[0]?.body.data).toMatchObject({ id, status: 'rejected', reward_info });
  expect(await balance(email)).toBe(100);
  const late = await post(`${id}/approve`);
  expect([late.status, late.body.error_code]).toEqual([200, 'INVALID_TRANSACTION_STATUS']);
});

it('lists what waits in a cart to a client with a body on its GET', async () => {
  const email = await shopper(150);
  const url = `/v2/loyalty/members/${email}/transactions?idParam=member_id&status=`;
  const list = async (filter: object): Promise<readonly unknown[] | undefined> => {
    const path = url + encodeURIComponent(JSON.stringify(filter));
    const body = JSON.stringify({ transaction_attributes: { product_ids: ['x'] } });
    const { status, body: told } = await send('GET', path, { headers: JSON_TYPE, body });
    expect(status).toBe(200);
    return told.data?.transactions;
  };
  expect(await list({ eq: 'pending' })).toEqual([]);
  const { id, reward_info } = (await hold(email)).body.data ?? {};
  expect(await list({ eq: 'pending' })).toMatchObject([{ id, status: 'pending', reward_info }]);
  const both = await list({ in: 'pending,approved' });
  expect(both).toContainEqual(expect.objectContaining({ id, status: 'pending' }));
});

it('holds one cart of a member at a time, and another once it is let go', async () => {
  const email = await shopper(100);
  const { id = '' } = (await hold(email)).body.data ?? {};
  const second = await hold(email);
  expect([second.status, second.body.error_code]).toEqual([400, 'ANOTHER_REDEMPTION_IN_PROGRESS']);
  await post(`${id}/reject`);
  expect((await hold(email)).body.success).toBe(true);
});

it('answers two hundred redemptions of one member at once as if they came one by one', async () => {
  const before = 1234;
  const email = await shopper(before);
  const redeem = { member_id: email, reward_id: 'reward_cb5f8' };
  const told = await Promise.all(Array.from({ length: 200 }, () => post('redeem', redeem)));
  const won = told.filter(({ body }) => body.success);
  const lost = told.filter(({ body }) => !body.success);
  expect(won).toHaveLength(Math.floor(before / PRICE));
  expect(
    new Set(lost.map(({ status, body }) => `${String(status)} ${String(body.error_code)}`)),
  ).toEqual(new Set(['200 INSUFFICIENT_POINTS']));
  const codes = won.map(({ body }) => body.data?.reward_info?.coupon_code);
  expect(new Set(codes).size).toBe(won.length);
  expect(await balance(email)).toBe(before % PRICE);
});

it('says that another redemption is in progress when the member’s books stay locked', async () => {
  const email = await shopper(100);
  const client = await server.pool.connect();
  try {
    await client.query('begin');
    await client.query(
      `select 1 from member_heads h join members m on m.merchant_id = h.merchant_id and m.id = h.id
        where m.email = $1 for no key update of h`,
      [email],
    );
    const { status, body } = await post('redeem', { member_id: email, reward_id: 'reward_cb5f8' });
    expect([status, body.error_code]).toEqual([400, 'ANOTHER_REDEMPTION_IN_PROGRESS']);
  } finally {
    await client.query('rollback');
    client.release();
  }
  expect(await balance(email)).toBe(100);
});
