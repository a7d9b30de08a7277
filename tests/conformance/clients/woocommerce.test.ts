import { afterAll, beforeAll, expect, it } from 'vitest';
import { openClientShop, type ClientShop } from './shop.ts';
import { at, send, type Json, type WireAnswer } from './wire.ts';

/* The WooCommerce plugin: addresses percent-encoded, headers in title case, five seconds. */

const TIMEOUT_MS = 5000;
const EMAIL = 'bob+cart@example.com';
const MEMBER = `members/${encodeURIComponent(EMAIL)}`;

let shop: ClientShop;

beforeAll(async () => {
  shop = await openClientShop();
  const person = { member_id: EMAIL, first_name: 'Bob', last_name: 'Baker', email_address: EMAIL };
  expect((await post('members', JSON.stringify(person))).status).toBe(200);
});

afterAll(async () => {
  await shop.close();
});

function post(path: string, body?: string): Promise<WireAnswer> {
  const { partnerId, apiKey } = shop.keys;
  return send(shop.server.url, {
    method: 'POST',
    path: `/v2/loyalty/${path}`,
    headers: {
      'content-type': 'application/json',
      'Api-Key': apiKey,
      'Partner-Id': partnerId,
      Connection: 'close',
    },
    ...(body === undefined ? {} : { body }),
    timeoutMs: TIMEOUT_MS,
  });
}

function get(path: string): Promise<WireAnswer> {
  const { partnerId, apiKey } = shop.keys;
  return send(shop.server.url, {
    method: 'GET',
    path: `/v2/loyalty/${path}`,
    headers: { Accept: 'application/json', 'Api-Key': apiKey, 'Partner-Id': partnerId },
    timeoutMs: TIMEOUT_MS,
  });
}

function redeem(): Promise<WireAnswer> {
  const wanted = { member_id: EMAIL, reward_id: 'reward_00002', status: 'pending' };
  const attributes = { transaction_attributes: { reason: 'redeem' } };
  return post('transactions/redeem', JSON.stringify({ ...wanted, ...attributes }));
}

it('lists rewards with the fields that it reads unguarded', async () => {
  const { status, json } = await get(`${MEMBER}/rewards?idParam=member_id`);
  expect([status, json['success']]).toEqual([200, true]);
  const rewards = at(json, 'data.rewards') as Json[];
  expect(rewards.length).toBeGreaterThan(0);
  for (const reward of rewards) {
    for (const name of [
      'reward_sub_type',
      'reward_id',
      'id',
      'implementation_type',
      'reward_name',
    ]) {
      expect(reward[name], name).toEqual(expect.any(String));
    }
  }
  const products = rewards.filter((reward) => reward['reward_sub_type'] === 'Product Redemption');
  expect(products.map((reward) => reward['product_id'])).toEqual(['MUG-1']);
});

it('applies the code at once and tells a refusal from a failure', async () => {
  const held = await redeem();
  expect([held.status, held.json['error_code'] ?? null]).toEqual([200, null]);
  expect(at(held.json, 'data.id')).toEqual(expect.any(String));
  expect(at(held.json, 'data.reward_info.coupon_code')).toMatch(/^CART-/);
  const path = `transactions/${String(at(held.json, 'data.id'))}`;
  expect((await post(`${path}/approve`)).json['success']).toBe(true);
  const unknown = await post(
    'transactions/redeem',
    JSON.stringify({ member_id: EMAIL, reward_id: 'x' }),
  );
  expect([unknown.status, unknown.json['error_code']]).toEqual([200, 'INCORRECT_REWARD_ID_PASSED']);
});

it('may reject one redemption from four places at once', async () => {
  const before = at((await get(`${MEMBER}?idParam=member_id`)).json, 'data.available_points');
  const held = await redeem();
  const path = `transactions/${String(at(held.json, 'data.id'))}/reject`;
  const answers = await Promise.all([post(path), post(path), post(path), post(path)]);
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  expect(answers.filter(({ json }) => json['success'] === true)).toHaveLength(1);
  const after = at((await get(`${MEMBER}?idParam=member_id`)).json, 'data.available_points');
  expect(after).toBe(before);
});
