import { createHash, createHmac } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openClientShop, type ClientShop } from './shop.ts';
import { at, send, type Json, type WireAnswer } from './wire.ts';

/* The cartridge for Salesforce Commerce Cloud: one second, a body on a GET, MD5 for e-mail addresses. */

const TIMEOUT_MS = 1000;
const MEMBER_ID = createHash('md5').update('bob@example.com').digest('hex');

let shop: ClientShop;

beforeAll(async () => {
  shop = await openClientShop();
  const person = { member_id: MEMBER_ID, first_name: 'Bob', email_address: 'bob@example.com' };
  // The first request of all meets cold caches; the cartridge comes after the shop's own first calls.
  await call('POST', 'members', person, 10_000);
});

afterAll(async () => {
  await shop.close();
});

function call(
  method: 'GET' | 'POST',
  path: string,
  sent?: object,
  timeoutMs = TIMEOUT_MS,
): Promise<WireAnswer> {
  const { partnerId, apiKey } = shop.keys;
  return send(shop.server.url, {
    method,
    path: `/v2/loyalty/${path}`,
    headers: { 'api-key': apiKey, 'partner-id': partnerId, 'Content-Type': 'application/json' },
    ...(sent === undefined ? {} : { body: JSON.stringify(sent) }),
    timeoutMs,
  });
}

function redeem(): Promise<WireAnswer> {
  const wanted = { reward_id: 'reward_00003', member_id: MEMBER_ID, status: 'pending' };
  return call('POST', 'transactions/redeem', wanted);
}

function listed(status: object): Promise<WireAnswer> {
  const filter = encodeURIComponent(JSON.stringify(status));
  return call('GET', `members/${MEMBER_ID}/transactions?idParam=member_id&status=${filter}`);
}

it('gets a list of rewards on every 200, with a body on its GET', async () => {
  const body = { transaction_attributes: { transaction_source: 'web', product_ids: ['MUG-1'] } };
  const query = 'idParam=member_id&language=custom%20language%20one';
  const { status, json } = await call('GET', `members/${MEMBER_ID}/rewards?${query}`, body);
  expect([status, Array.isArray(at(json, 'data.rewards'))]).toEqual([200, true]);
});

it('finds what waits in the cart, and removes its code', async () => {
  expect(at((await listed({ eq: 'pending' })).json, 'data.transactions')).toEqual([]);
  const held = await redeem();
  const code = at(held.json, 'data.reward_info.coupon_code');
  expect([held.json['success'], code]).toEqual([true, expect.stringMatching(/^CART-/)]);
  const waiting = at(
    (await listed({ in: 'pending,approved' })).json,
    'data.transactions',
  ) as Json[];
  expect(waiting.filter((one) => at(one, 'reward_info.coupon_code') === code)).toEqual([
    expect.objectContaining({ id: at(held.json, 'data.id') }),
  ]);
  const { json } = await call('POST', `transactions/${String(at(held.json, 'data.id'))}/reject`);
  expect(json['success']).toBe(true);
  expect([
    at(json, 'data.reward_info.reward_id'),
    at(json, 'data.reward_info.coupon_code'),
  ]).toEqual(['reward_00003', code]);
});

it('shows the shopper why it was refused', async () => {
  const answers: WireAnswer[] = [];
  while (answers.length < 6) {
    const held = await redeem();
    answers.push(held);
    if (held.json['success'] !== true) break;
    await call('POST', `transactions/${String(at(held.json, 'data.id'))}/approve`);
  }
  const last = answers.at(-1);
  expect([last?.status, last?.json['success']]).toEqual([200, false]);
  expect(String(last?.json['reason'])).toMatch(/points/);
});

it('sends orders to the address of an integration, signed', async () => {
  const config = { secret_key: shop.keys.apiKey, events: ['placed'] };
  const wanted = { integration_type: 'sfcc_to_zinrelo', config, status: 'active' };
  const made = await call('POST', 'integrations', wanted);
  const url = String(at(made.json, 'data.config.zif_config.workflow_url'));
  const body = JSON.stringify({ status: 'placed', orderIDs: ['1', '2'] });
  const nonce = String(Date.now());
  const sign = (text: string): string =>
    createHmac('sha512', shop.keys.apiKey).update(text).digest('hex');
  const tell = (signature: string): Promise<WireAnswer> =>
    send(shop.server.url, {
      method: 'POST',
      path: new URL(url).pathname,
      headers: { 'Content-Type': 'application/json', 'x-sfcc-signature': signature, nonce },
      body,
      timeoutMs: TIMEOUT_MS,
    });
  expect((await tell(sign(`${body} :${nonce}`))).status).toBe(401);
  expect((await tell(sign(`${body}:${nonce}`))).status).toBe(200);
});
