import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  apiServer,
  INSTALLATION_SECRET,
  type ApiServer,
} from '../../../../../../../tests/support/api-server.ts';
import {
  magentoOrder,
  magentoRefund,
  shopOf,
  type ShopMessage,
} from '../../../../../../../tests/support/magento.ts';
import { createKey, revokeKey } from '../../../../usecases/create-key.ts';

const INTEGRATIONS = '/v2/loyalty/integrations';
const ALL = [
  'customer_create',
  'customer_update',
  'customer_delete',
  'order_create',
  'order_complete',
  'order_paid',
  'order_cancelled',
  'partial_order_refund',
  'full_order_refund',
  'review_submitted',
  'review_approved',
  'cart_abandonment',
];

let server: ApiServer;
let apiKey: string;
let post: ReturnType<typeof shopOf>;
let shop: { readonly id: string; readonly url: string };

beforeAll(async () => {
  server = await apiServer();
  apiKey = await newKey('shop');
  shop = await join({ config: { secret_key: apiKey, events: ALL } });
  post = shopOf(server, shop.url, apiKey);
});

afterAll(async () => {
  await server.close();
});

function newKey(
  identifier: string,
  scope: 'write' | 'support' | 'read' = 'write',
): Promise<string> {
  const { pool, merchantId } = server;
  return createKey(pool, INSTALLATION_SECRET, { merchantId, identifier, scope, actor: 'test' });
}

async function join(json: object): Promise<{ readonly id: string; readonly url: string }> {
  const sent = { integration_type: 'magento_to_zinrelo', status: 'active', ...json };
  const { status, data } = await server.call('POST', INTEGRATIONS, { json: sent });
  const config = data['config'] as { zif_config: { workflow_url: string } };
  expect(status).toBe(200);
  return { id: String(data['id']), url: config.zif_config.workflow_url };
}

function tell(activity_id: string, member_id: string, data: object): ReturnType<typeof post> {
  const message: ShopMessage = { member_id, activity_id, data };
  return post(message);
}

async function enroll(email: string): Promise<void> {
  const form = { first_name: 'Ann', last_name: 'Archer', email, uid: `shop-${email}` };
  await server.call('POST', '/v1/loyalty/users', { form });
}

async function points(email: string): Promise<unknown> {
  const { data } = await server.call('GET', `/v1/loyalty/users/${email}`);
  return data['available_points'];
}

describe('an order', () => {
  it('earns on prices less their discounts, once, and follows what comes back', async () => {
    await enroll('ann@b.c');
    const order = magentoOrder('000000042', 'ann@b.c');
    const placed = await tell('order_create', 'ann@b.c', order);
    expect([placed.status, placed.data['outcome']]).toEqual([200, 'done']);
    expect(await points('ann@b.c')).toBe(100 + 110);
    const again = await tell('order_create', 'ann@b.c', order);
    expect([again.status, again.data['outcome'], again.data['code']]).toEqual([
      200,
      'refused',
      'DUPLICATE_ORDER_ID',
    ]);
    const complete = await tell('order_complete', 'ann@b.c', order);
    expect(complete.data).toMatchObject({
      outcome: 'ignored',
      reason: 'the order earns with order_create',
    });
    const memo = magentoRefund('000000042', '900', [
      { product_id: '980', qty: 1, row_total: 30 },
      { product_id: '112', qty: 3, row_total: 50 },
    ]);
    const part = await tell('partial_order_refund', 'ann@b.c', memo);
    expect(part.data['outcome']).toBe('done');
    expect(part.data['transaction_ids']).toHaveLength(2);
    expect(await points('ann@b.c')).toBe(100 + 30);
    const toldAgain = await tell('partial_order_refund', 'ann@b.c', memo);
    expect(toldAgain.data).toMatchObject({
      outcome: 'done',
      transaction_ids: part.data['transaction_ids'],
    });
    expect(await points('ann@b.c')).toBe(100 + 30);
    const rest = { order_id: '000000042', items: [{ increment_id: '901', items: [] }] };
    expect((await tell('full_order_refund', 'ann@b.c', rest)).data['outcome']).toBe('done');
    expect(await points('ann@b.c')).toBe(100);
  });

  it('gives back a product that it does not know by what was paid back for it', async () => {
    await enroll('amount@b.c');
    const order = magentoOrder('000000050', 'amount@b.c', { items: [], subtotal: 100 });
    await tell('order_create', 'amount@b.c', order);
    expect(await points('amount@b.c')).toBe(100 + 90);
    const memo = magentoRefund('000000050', '902', [{ product_id: '1', qty: 1, row_total: 40 }]);
    expect((await tell('partial_order_refund', 'amount@b.c', memo)).data['outcome']).toBe('done');
    expect(await points('amount@b.c')).toBe(100 + 50);
  });

  it('gives back two sizes of one product together', async () => {
    await enroll('sizes@b.c');
    const size = { product_id: '5', name: 'A', qty_ordered: 1, price: 20, row_total: 20 };
    const order = magentoOrder('000000051', 'sizes@b.c', { items: [size, size, size] });
    await tell('order_create', 'sizes@b.c', order);
    expect(await points('sizes@b.c')).toBe(100 + 60);
    const one = { product_id: '5', qty: 1, row_total: 20 };
    const memo = magentoRefund('000000051', '903', [one, one]);
    await tell('partial_order_refund', 'sizes@b.c', memo);
    expect(await points('sizes@b.c')).toBe(100 + 20);
  });

  it('of a guest waits for his address to enrol', async () => {
    const told = await tell('order_create', '', magentoOrder('000000043', 'Guest@b.c'));
    expect(told.data).toMatchObject({
      outcome: 'done',
      internal_member_id: null,
      reason: 'kept until somebody enrols with this address',
    });
    await enroll('guest@b.c');
    expect(await points('guest@b.c')).toBe(100 + 110);
  });

  it('that was cancelled gives everything back', async () => {
    await enroll('cancel@b.c');
    await tell('order_create', 'cancel@b.c', magentoOrder('000000044', 'cancel@b.c'));
    const cancelled = magentoOrder('000000044', 'cancel@b.c', { state: 'canceled' });
    const told = await tell('order_cancel', 'cancel@b.c', cancelled);
    expect(told.data['outcome']).toBe('done');
    expect(await points('cancel@b.c')).toBe(100);
  });

  it('in another currency counts in the currency that the shop keeps beside it', async () => {
    await enroll('euro@b.c');
    const changes = {
      order_currency_code: 'EUR',
      base_subtotal: 50,
      base_grand_total: 50,
      items: [
        {
          product_id: '1',
          name: 'A',
          qty_ordered: 1,
          row_total: 40,
          base_row_total: 50,
          price: 40,
        },
      ],
    };
    await tell('order_create', 'euro@b.c', magentoOrder('000000045', 'euro@b.c', changes));
    expect(await points('euro@b.c')).toBe(100 + 50);
  });

  it.each([
    [
      'no order id',
      { order_id: '', increment_id: null, entity_id: null },
      /data\.order_id is missing/,
    ],
    ['no subtotal', { subtotal: null }, /data\.subtotal is missing/],
    [
      'a price in words',
      { items: [{ product_id: '1', qty_ordered: 1, price: 'much' }] },
      /items\[0\]\.price is "much"/,
    ],
    [
      'a quantity of nothing',
      { items: [{ product_id: '1', qty_ordered: 0, price: 1 }] },
      /items\[0\]\.qty_ordered is 0/,
    ],
    [
      'a product without a name',
      { items: [{ qty_ordered: 1, price: 1 }] },
      /items\[0\]\.product_id is missing/,
    ],
    ['items that are none', { items: [7], subtotal: 'x' }, /qty_ordered is missing/],
    ['an id that cannot be kept', { order_id: 'a\u0000b' }, /data\.order_id is/],
  ])('with %s is refused by name', async (_what, changes, reason) => {
    const told = await tell(
      'order_create',
      'ann@b.c',
      magentoOrder('000000046', 'ann@b.c', changes),
    );
    expect([told.status, told.data['outcome']]).toEqual([200, 'refused']);
    expect(told.data['reason']).toMatch(reason);
  });

  it.each([[[]], ['text'], [7], [null]])('that is %j is refused', async (data) => {
    const told = await post({ member_id: 'ann@b.c', activity_id: 'order_create', data });
    expect([told.status, told.data['outcome']]).toEqual([200, 'refused']);
  });
});

describe('a customer', () => {
  const customer = {
    id: '7',
    email: 'carl@b.c',
    firstname: 'Carl',
    lastname: 'Carter',
    dob: '1990-02-28',
    addresses: [
      {
        id: '3',
        default_billing: true,
        city: 'Rome',
        country_id: 'IT',
        postcode: '00100',
        region: { region_code: 'RM', region: 'Roma' },
        street: ['1 Main Street', 'Door 2'],
      },
    ],
  };

  it('is enrolled, changed and lets himself out', async () => {
    const created = await tell('customer_create', '007', customer);
    expect(created.data['outcome']).toBe('done');
    const read = async (): Promise<object[]> =>
      server.query(
        `select uid, first_name, last_name, birthdate::text, city, address_line2, status
           from members where email = 'carl@b.c'`,
      );
    const known = {
      uid: '007',
      first_name: 'Carl',
      last_name: 'Carter',
      birthdate: '1990-02-28',
      city: 'Rome',
      address_line2: 'Door 2',
      status: 'active',
    };
    expect(await read()).toEqual([known]);
    await tell('customer_update', '007', { ...customer, lastname: 'Cooper' });
    expect(await read()).toEqual([{ ...known, last_name: 'Cooper' }]);
    const again = await tell('customer_create', 'carl@b.c', customer);
    expect(again.data['outcome']).toBe('done');
    const left = await tell('customer_delete', '007', customer);
    expect(left.data['outcome']).toBe('done');
    expect(await read()).toEqual([{ ...known, status: 'opted_out' }]);
    const order = await tell('order_create', 'carl@b.c', magentoOrder('000000060', 'carl@b.c'));
    expect(order.data).toMatchObject({ outcome: 'refused', code: 'INVALID_MEMBER_STATUS' });
  });

  it('who is changed and unknown is enrolled', async () => {
    const told = await tell('customer_update', 'dora@b.c', {
      email: 'dora@b.c',
      firstname: 'Dora',
    });
    expect(told.data['outcome']).toBe('done');
    expect(await points('dora@b.c')).toBe(100);
  });

  it('whom nobody names is noted', async () => {
    const told = await tell('customer_create', '', { firstname: 'Nobody' });
    expect(told.data['outcome']).toBe('ignored');
    expect(told.data['reason']).toMatch(/nobody is named/);
  });
});

describe('another event', () => {
  it('awards a review once, however often it is saved', async () => {
    await enroll('rita@b.c');
    const review = { review_id: '12', entity_pk_value: '112', status_id: '1', title: 'Fine' };
    const first = await tell('review_approved', 'rita@b.c', review);
    expect(first.data['outcome']).toBe('done');
    const second = await tell('review_approved', 'rita@b.c', review);
    expect(second.data).toMatchObject({ outcome: 'refused', code: 'DUPLICATE_ORDER_ID' });
    expect(await points('rita@b.c')).toBe(120);
  });

  it('is noted when it does nothing', async () => {
    for (const event of ['cart_abandonment', 'review_submitted']) {
      const told = await tell(event, 'rita@b.c', {});
      expect([told.status, told.data['outcome']]).toEqual([200, 'ignored']);
    }
    const unset = await tell('order_shipped', 'rita@b.c', {});
    expect(unset.data['reason']).toBe('the shop was not set to send this event');
  });

  it('awards an activity of the program that is called so', async () => {
    await enroll('olga@b.c');
    const open = await join({ config: { secret_key: apiKey } });
    const send = shopOf(server, open.url, apiKey);
    const told = await send({ member_id: 'olga@b.c', activity_id: 'write_a_review', data: {} });
    expect(told.data['outcome']).toBe('done');
    const unknown = await send({ member_id: 'olga@b.c', activity_id: 'danced', data: {} });
    expect([unknown.status, unknown.data['outcome']]).toEqual([200, 'ignored']);
    expect(unknown.data['reason']).toMatch(/no activity of that name/);
  });

  it('does what the mapping of its shop says', async () => {
    await enroll('mona@b.c');
    const mapping = {
      order_create: 'ignore',
      order_paid: 'purchase',
      review_submitted: 'award:write_a_review',
      customer_delete: 'delete',
      order_shipped: 'award:nothing',
    };
    const mapped = await join({ config: { secret_key: apiKey, mapping } });
    const send = shopOf(server, mapped.url, apiKey);
    const order = magentoOrder('000000070', 'mona@b.c');
    const outcome = async (activity_id: string, data: object): Promise<unknown> =>
      (await send({ member_id: 'mona@b.c', activity_id, data })).data['outcome'];
    expect(await outcome('order_create', order)).toBe('ignored');
    expect(await outcome('order_complete', order)).toBe('ignored');
    expect(await outcome('order_paid', order)).toBe('done');
    expect(await outcome('review_submitted', { review_id: '13' })).toBe('done');
    expect(await outcome('order_shipped', {})).toBe('ignored');
    expect(await points('mona@b.c')).toBe(100 + 110 + 20);
    expect(await outcome('customer_delete', { email: 'mona@b.c' })).toBe('done');
    expect(await outcome('order_paid', magentoOrder('000000071', 'mona@b.c'))).toBe('refused');
  });

  it('of Salesforce that only names orders is noted, and says why', async () => {
    const body = JSON.stringify({ status: 'placed', orderIDs: ['00001', '00002'] });
    const told = await post(body, { header: 'x-sfcc-signature' });
    expect([told.status, told.data['outcome']]).toEqual([200, 'ignored']);
    expect(told.data['reason']).toMatch(/cannot read them from the shop/);
  });
});

describe('a message', () => {
  const noop = { member_id: 'ann@b.c', activity_id: 'cart_abandonment', data: { a: 'ä/€' } };

  it('is taken with any of the three headers and any key that may sign', async () => {
    const other = await newKey('other');
    for (const header of ['x-magento-signature', 'x-sfcc-signature', 'x-zinrelo-signature']) {
      expect((await post(noop, { header })).status).toBe(200);
      expect((await post(noop, { header, key: other })).status).toBe(200);
    }
  });

  it('is signed by the secret of its shop, if that is no API key', async () => {
    const own = await join({ config: { secret_key: 'a secret of the shop’s own' } });
    const send = shopOf(server, own.url, 'a secret of the shop’s own');
    expect((await send(noop)).status).toBe(200);
    expect((await post(noop, { key: 'a secret of the shop’s own' })).status).toBe(401);
    const json = { config: { secret_key: 'another one, which is longer' } };
    await server.call('POST', `${INTEGRATIONS}/${own.id}`, { json });
    expect((await send(noop)).status).toBe(401);
    expect((await send(noop, { key: 'another one, which is longer' })).status).toBe(200);
  });

  it('is refused when a key that was revoked signed it, at once', async () => {
    const key = await newKey('short-lived');
    const own = await join({ config: { secret_key: key } });
    const send = shopOf(server, own.url, key);
    expect((await send(noop)).status).toBe(200);
    const { pool, merchantId } = server;
    await revokeKey(pool, { merchantId, identifier: 'short-lived', actor: 'test' });
    expect((await send(noop)).status).toBe(401);
  });

  it.each([
    ['a wrong key', { key: '0'.repeat(32) }, 401],
    ['an altered body', { body: '{"member_id":"ann@b.c","activity_id":"order_create"}' }, 401],
    ['a nonce of long ago', { nonce: String(Date.UTC(2020, 0, 1)) }, 401],
    ['a nonce of the future', { nonce: String(Date.now() + 600_000) }, 401],
    ['a nonce in seconds', { nonce: '1700000000' }, 401],
    ['a nonce in words', { nonce: 'now' }, 401],
    ['another header', { header: 'x-signature' }, 401],
  ])('with %s is refused', async (_what, sending, status) => {
    const before = await server.query('select id from store_events');
    const answer = await post(noop, sending);
    expect([answer.status, answer.code]).toEqual([status, 'ERROR_UNAUTHORIZED']);
    expect(await server.query('select id from store_events')).toHaveLength(before.length);
  });

  it('is refused when a key signed it that may only read, or is another merchant’s', async () => {
    const reader = await newKey('reader', 'read');
    const [other] = await server.query<{ id: number }>(
      `insert into merchants (partner_id, public_id, name) values ('0123456789', $1, 'Other')
       returning id`,
      ['f'.repeat(32)],
    );
    const { pool } = server;
    const foreign = { merchantId: other?.id ?? 0, identifier: 'shop', actor: 'test' } as const;
    const key = await createKey(pool, INSTALLATION_SECRET, { ...foreign, scope: 'admin' });
    expect((await post(noop, { key: reader })).status).toBe(401);
    expect((await post(noop, { key: await newKey('agents', 'support') })).status).toBe(401);
    expect((await post(noop, { key })).status).toBe(401);
    const send = shopOf(server, shop.url.replace('cad458dc4e', '0123456789'), key);
    expect((await send(noop)).status).toBe(404);
  });

  it('is taken once', async () => {
    const nonce = String(Date.now());
    const answers = await Promise.all(Array.from({ length: 8 }, () => post(noop, { nonce })));
    expect(answers.map(({ status }) => status).sort()).toEqual([
      200,
      ...Array.from({ length: 7 }, () => 401),
    ]);
    expect((await post({ ...noop, data: {} }, { nonce })).status).toBe(200);
  });

  it('that was given back for want of room may come again as it was', async () => {
    const nonce = String(Date.now());
    expect((await post(noop, { nonce })).status).toBe(200);
    await server.query(
      `update store_events set outcome = 'busy' where id = (select max(id) from store_events)`,
    );
    expect((await post(noop, { nonce })).status).toBe(200);
    expect((await post(noop, { nonce })).status).toBe(401);
  });

  it('that is no JSON object, or names no event, is refused', async () => {
    expect((await post('[1]')).code).toBe('INVALID_JSON');
    expect((await post('{"member_id"')).code).toBe('INVALID_JSON');
    expect((await post('')).code).toBe('INVALID_JSON');
    const unnamed = await post({ member_id: 'ann@b.c' });
    expect([unnamed.status, unnamed.code]).toEqual([400, 'INVALID_REQUEST_PARAMETER_VALUES']);
    expect((await post('x'.repeat(1024 * 1024 + 1))).code).toBe('INVALID_REQUEST');
  });

  it('to an address that is nobody’s finds nothing', async () => {
    const url = `${shop.url.slice(0, -32)}${'0'.repeat(32)}`;
    const answer = await shopOf(server, url, apiKey)(noop);
    expect([answer.status, answer.code]).toEqual([404, 'RESOURCE_DOES_NOT_EXIST']);
    expect((await shopOf(server, `${url}x`, apiKey)(noop)).status).toBe(404);
  });

  it('to an inactive shop is noted and does nothing', async () => {
    const off = await join({ config: { secret_key: apiKey }, status: 'inactive' });
    const told = await shopOf(server, off.url, apiKey)({ ...noop, activity_id: 'write_a_review' });
    expect(told.data).toMatchObject({ outcome: 'ignored', reason: 'the integration is inactive' });
  });
});

it('shows what a shop told, and what became of it', async () => {
  const url = `${INTEGRATIONS}/${shop.id}/events`;
  const orders = await server.call('GET', `${url}?order_id=000000042&outcome=refused,ignored`);
  expect(orders.data['events']).toEqual([
    expect.objectContaining({ activity_id: 'order_complete', outcome: 'ignored' }),
    expect.objectContaining({
      activity_id: 'order_create',
      member_id: 'ann@b.c',
      order_id: '000000042',
      outcome: 'refused',
      code: 'DUPLICATE_ORDER_ID',
      reason: expect.stringContaining('000000042') as unknown,
      transaction_ids: [],
    }),
  ]);
  const page = await server.call('GET', `${url}?count=2&start_index=1`);
  expect(page.data).toMatchObject({ more: true, next_start_index: 3 });
  expect(page.data['events']).toHaveLength(2);
  const wrong = await server.call('GET', `${url}?outcome=lost`);
  expect([wrong.status, wrong.code]).toEqual([400, 'INVALID_REQUEST_PARAMETER_VALUES']);
});
