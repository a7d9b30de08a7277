import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openClientShop, type ClientShop } from './shop.ts';
import { at, send, type Json, type WireAnswer } from './wire.ts';

/* The Magento module: e-mail addresses raw in the path, lower-case headers, JSON type and no body. */

const TIMEOUT_MS = 30_000;
const EMAIL = 'bob+cart@example.com';
const SUB_TYPES = [
  'Product Redemption',
  'Fixed Amount Discount',
  'Percentage Discount',
  'Free Shipping',
];

let shop: ClientShop;
let workflowUrl = '';

beforeAll(async () => {
  shop = await openClientShop();
  await call('POST', 'members', { member_id: EMAIL, first_name: 'Bob', email_address: EMAIL });
});

afterAll(async () => {
  await shop.close();
});

function call(method: 'GET' | 'POST', path: string, sent?: object): Promise<WireAnswer> {
  const { partnerId, apiKey } = shop.keys;
  return send(shop.server.url, {
    method,
    path: `/v2/loyalty/${path}`,
    headers: { 'content-type': 'application/json', 'api-key': apiKey, 'partner-id': partnerId },
    ...(sent === undefined ? {} : { body: JSON.stringify(sent) }),
    timeoutMs: TIMEOUT_MS,
  });
}

/** The module's own verdict: no `error_code` and no `error` that is set, whatever the status. */
function isSuccess(json: Json): boolean {
  return (json['error_code'] ?? null) === null && (json['error'] ?? null) === null;
}

async function balance(): Promise<unknown> {
  return at(
    (await call('GET', `members/${EMAIL}?idParam=member_id`)).json,
    'data.available_points',
  );
}

function redeem(): Promise<WireAnswer> {
  return call('POST', 'transactions/redeem', {
    member_id: EMAIL,
    reward_id: 'reward_00001',
    transaction_attributes: { reason: 'redeem', tags: ['purchasenmade', 'redeemingpoints'] },
    status: 'pending',
  });
}

it('finds a balance and rewards of which it can read every field', async () => {
  expect(await balance()).toBe(500);
  const { json } = await call('GET', `members/${EMAIL}/rewards?idParam=member_id`);
  const rewards = at(json, 'data.rewards') as Json[];
  expect(rewards).toHaveLength(4);
  for (const one of rewards) {
    expect(SUB_TYPES).toContain(one['reward_sub_type']);
    expect(one).toMatchObject({
      reward_id: expect.stringMatching(/^reward_/) as string,
      reward_name: expect.any(String) as string,
      points_to_be_redeemed: 100,
    });
    expect(Number(one['reward_value'])).not.toBeNaN();
  }
});

it('holds points for a cart and spends them with the order', async () => {
  const { json } = await redeem();
  expect([isSuccess(json), at(json, 'data.status')]).toEqual([true, 'pending']);
  expect(at(json, 'data.reward_info.reward_id')).toBe('reward_00001');
  expect(await balance()).toBe(400);
  const approved = await call('POST', `transactions/${String(at(json, 'data.id'))}/approve`);
  expect([approved.status, isSuccess(approved.json)]).toEqual([200, true]);
  expect(await balance()).toBe(400);
});

it('gives points back when the cart is left, once', async () => {
  const { json } = await redeem();
  const path = `transactions/${String(at(json, 'data.id'))}/reject`;
  expect(isSuccess((await call('POST', path)).json)).toBe(true);
  const again = await call('POST', path);
  expect([again.status, isSuccess(again.json)]).toEqual([200, false]);
  expect(again.json['reason']).toEqual(expect.any(String));
  expect(await balance()).toBe(400);
});

it('registers itself and changes what it sends', async () => {
  const { apiKey } = shop.keys;
  const config = { secret_key: apiKey, events: ['order_create', 'full_order_refund'] };
  const wanted = { integration_type: 'magento_to_zinrelo', config, status: 'active' };
  const made = await call('POST', 'integrations', wanted);
  workflowUrl = String(at(made.json, 'data.config.zif_config.workflow_url'));
  expect([made.status, workflowUrl]).toEqual([200, expect.stringMatching(/^https?:\/\//)]);
  const id = String(at(made.json, 'data.id'));
  const changed = await call('POST', `integrations/${id}`, wanted);
  expect([changed.status, at(changed.json, 'data.id')]).toEqual([200, id]);
});

function storeEvent(activityId: string, data: object): Promise<WireAnswer> {
  const body = JSON.stringify({ member_id: EMAIL, activity_id: activityId, data });
  const nonce = String(Date.now());
  const signature = createHmac('sha512', shop.keys.apiKey).update(`${body}:${nonce}`).digest('hex');
  return send(shop.server.url, {
    method: 'POST',
    path: new URL(workflowUrl).pathname,
    headers: {
      'content-type': 'application/json',
      'partner-id': shop.keys.partnerId,
      nonce,
      'x-magento-signature': signature,
    },
    body,
    timeoutMs: TIMEOUT_MS,
  });
}

it('tells of an order by signature alone, and of its refund', async () => {
  const before = Number(await balance());
  const order = {
    order_id: '000000012',
    entity_id: '000000012',
    customer_email: EMAIL,
    order_currency_code: 'USD',
    grand_total: 120,
    subtotal: 100,
    coupon_code: [],
    items: [
      { product_id: '7', sku: 'MUG', name: 'Mug', price: 50, qty_ordered: 2, category_ids: ['3'] },
    ],
  };
  expect((await storeEvent('order_create', order)).status).toBe(200);
  expect(await balance()).toBe(before + 100);
  expect((await storeEvent('full_order_refund', order)).status).toBe(200);
  expect(await balance()).toBe(before);
});
