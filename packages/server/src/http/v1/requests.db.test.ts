import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { apiServer, type Sent, type ApiServer } from '../../../../../tests/support/api-server.ts';

let server: ApiServer;
let orders = 0;

beforeAll(async () => {
  server = await apiServer();
  await server.call('POST', '/v1/loyalty/users', {
    form: { first_name: 'Bo+b', last_name: 'Baker', email: 'bob+tag@zinrelo.com', uid: '1' },
  });
});

afterAll(async () => {
  await server.close();
});

const PRODUCTS = `[{"category": "Mugs",
       "img_url": "https://cdn.website.com/product1/img.jpg?a=1&b=2",
       "price": "80",
       "product_id": "1234df",
       "quantity": "1",
       "tags": "Special, Coffee",
       "title": "Snooze+berry Travel Mug",
       "url": "http://www.website.com/product1.html"}]`;

function orderId(): string {
  orders += 1;
  return `order-${String(orders)}`;
}

const WAYS: Record<string, (id: string) => { readonly query?: string; readonly sent: Sent }> = {
  'a form that is not encoded': (id) => ({
    sent: {
      body: `user_email=bob+tag@zinrelo.com&total=100&subtotal=80&order_id=${id}&currency=USD&products=${PRODUCTS}`,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    },
  }),
  'a JSON body': (id) => ({
    sent: {
      body: JSON.stringify({
        user_email: 'bob+tag@zinrelo.com',
        total: 100.5,
        subtotal: 80,
        order_id: id,
        products: null,
        __proto__x: {},
      }),
      headers: { 'content-type': 'application/json' },
    },
  }),
  'a JSON body without a content type': (id) => ({
    sent: {
      body: JSON.stringify({
        user_email: 'bob+tag@zinrelo.com',
        total: '100.0',
        subtotal: '80.0',
        order_id: id,
        products: JSON.parse(PRODUCTS) as unknown,
      }),
    },
  }),
  'the query, with an empty body': (id) => ({
    query: `?user_email=bob%2Btag%40zinrelo.com&total=100&subtotal=80&order_id=${id}&products=${encodeURIComponent(PRODUCTS)}`,
    sent: { headers: { 'content-type': 'text/json' } },
  }),
  'the query, unencoded, with a false gzip header': (id) => ({
    query: `?user_email=bob+tag@zinrelo.com&total=100&subtotal=80&order_id=${id}`,
    sent: {
      body: '{}',
      headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' },
    },
  }),
  'a gzipped body': (id) => ({
    sent: {
      body: gzipSync(`user_email=bob%2Btag%40zinrelo.com&total=100&subtotal=80&order_id=${id}`),
      headers: { 'content-encoding': 'gzip' },
    },
  }),
  'a content type that is none': (id) => ({
    sent: {
      body: `user_email=bob%2Btag%40zinrelo.com&total=100&subtotal=80&order_id=${id}`,
      headers: { 'content-type': ';;;' },
    },
  }),
};

it.each(Object.keys(WAYS))('takes a purchase sent as %s', async (way) => {
  const { query = '', sent } = WAYS[way]?.(orderId()) ?? { sent: {} };
  const answer = await server.call('POST', `/v1/loyalty/purchase${query}`, sent);
  expect([answer.status, answer.reason]).toEqual([200, '']);
  expect(answer.data).toMatchObject({ user_email: 'bob+tag@zinrelo.com', points: 80 });
});

it('reads the body of a GET', async () => {
  const url = '/v1/loyalty/users/bob%2Btag@zinrelo.com/transactions';
  const form = await server.call('GET', url, {
    body: "from_date= 01/01/2016,&to_date= 12/31/2030,&points_status= ['approved'],&start_index= 0,",
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });
  expect(form.status).toBe(200);
  const json = await server.call('GET', url, {
    body: JSON.stringify({ from_date: '01/01/2016', to_date: '31/12/2030', start_index: 0 }),
  });
  expect(json.body).toEqual(form.body);
});

it.each([
  ['no credentials', { 'partner-id': '', 'api-key': '' }, 'authentication failure'],
  ['a wrong key', { 'api-key': 'wrong' }, 'authentication failure'],
])('answers 401 to %s', async (_what, headers, reason) => {
  const answer = await server.call('GET', '/v1/loyalty/tiers', { headers });
  expect(answer.status).toBe(401);
  expect(answer.body).toEqual({
    success: false,
    error_code: 401,
    reason,
    error: { success: false, reason, error_code: 401 },
  });
});

it('lets a key that may only read do no more', async () => {
  const headers = { 'api-key': 'key-read' };
  expect((await server.call('GET', '/v1/loyalty/tiers', { headers })).status).toBe(200);
  const form = { user_email: 'bob+tag@zinrelo.com', activity_id: 'write_a_review' };
  const refused = await server.call('POST', '/v1/loyalty/award', { form, headers });
  expect([refused.status, refused.code]).toEqual([401, 401]);
});

it.each([
  ['GET', '/v1/loyalty/nothing'],
  ['DELETE', '/v1/loyalty/users'],
  ['GET', '/v1'],
] as const)('answers %s %s with 404 in the one shape', async (method, url) => {
  const answer = await server.call(method, url);
  expect([answer.status, answer.code]).toEqual([404, 404]);
});

it.each([
  [encodeURIComponent(`${'ü'.repeat(200)}@b.c`), 404, 602],
  ['a%00b@c.d', 404, 602],
  ["o'neil+x@b.c", 404, 602],
])('looks for the user %s without a stumble', async (address, status, code) => {
  const answer = await server.call('GET', `/v1/loyalty/users/${address}`);
  expect([answer.status, answer.code]).toEqual([status, code]);
});

it.each([
  ['a body that is too large', { body: `x=${'y'.repeat(1024 * 1024)}` }, 601, 'body'],
  ['broken JSON', { body: '{"user_email":' }, 601, 'body'],
  ['a JSON list', { body: '[1,2]' }, 601, 'body'],
  ['deep JSON', { body: `{"a":${'['.repeat(10_000)}${']'.repeat(10_000)}}` }, 601, 'body'],
  ['broken gzip', { body: Buffer.from([0x1f, 0x8b, 1, 2, 3]) }, 601, 'body'],
  ['gzip that swells', { body: gzipSync(Buffer.alloc(3_000_000, 0x61)) }, 601, 'body'],
  ['nothing', {}, 615, 'user_email, activity_id'],
  ['NUL', { form: { user_email: 'a\0@b.c', activity_id: 'x' } }, 601, 'user_email'],
  [
    'half a character',
    { body: '{"user_email":"a@b.c","activity_id":"\\ud800"}' },
    601,
    'activity_id',
  ],
  ['an object for a text', { body: '{"user_email":{"a":1},"activity_id":"x"}' }, 601, 'user_email'],
  ['two values', { body: 'user_email=a@b.c&user_email=b@b.c&activity_id=x' }, 601, 'user_email'],
  ['no address', { form: { user_email: 'bob', activity_id: 'x' } }, 601, 'user_email'],
  [
    'inherited names',
    { body: '{"__proto__":{"user_email":"a@b.c","activity_id":"x"}}' },
    615,
    'user_email',
  ],
] as const)('refuses %s, naming what is wrong', async (_what, sent, code, named) => {
  const answer = await server.call('POST', '/v1/loyalty/award', sent);
  expect([answer.status, answer.code]).toEqual([400, code]);
  expect(answer.reason).toContain(named);
});

it.each([
  ['{}{', 'products'],
  ['[{"price":"1","quantity":"1","title":"t"}]', 'products[0].product_id'],
  ['[{"product_id":"a","price":"-1","quantity":"1","title":"t"}]', 'products[0].price'],
  ['[{"product_id":"a","price":"1","quantity":"x","title":"t"}]', 'products[0].quantity'],
  ['[1]', 'products[0]'],
])('refuses the products %s', async (products, named) => {
  const form = { user_email: 'bob@b.c', total: '1', subtotal: '1', order_id: 'x', products };
  const answer = await server.call('POST', '/v1/loyalty/purchase', { form });
  expect([answer.status, answer.code]).toEqual([400, 601]);
  expect(answer.reason).toContain(named);
});

it.each([
  ['40 by card', 'payments'],
  ['[{"amount":"1"}]', 'payments[0].method'],
  ['[{"method":"card","amount":"1"},{"method":"card"}]', 'payments[1].amount'],
  ['[{"method":"card","amount":"-1"}]', 'payments[0].amount'],
  ['["card"]', 'payments[0]'],
])('refuses the payments %s', async (payments, named) => {
  const form = { user_email: 'bob@b.c', total: '1', subtotal: '1', order_id: 'x', payments };
  const answer = await server.call('POST', '/v1/loyalty/purchase', { form });
  expect([answer.status, answer.code]).toEqual([400, 601]);
  expect(answer.reason).toContain(named);
});

it('refuses in the HTTP status too, unless the merchant wants 200 always', async () => {
  const strict = await server.call('GET', '/v1/loyalty/users/nobody@b.c');
  await server.query("update merchants set v1_refusals = 'always_200'");
  const mild = await server.call('GET', '/v1/loyalty/users/nobody@b.c');
  await server.query("update merchants set v1_refusals = 'by_kind'");
  expect([strict.status, mild.status]).toEqual([404, 200]);
  expect(mild.text).toBe(strict.text);
  expect(mild.body).not.toHaveProperty('data');
});
