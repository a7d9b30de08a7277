import { afterAll, beforeAll, expect, it } from 'vitest';
import { apiServer, type ApiServer } from '../../../../../tests/support/api-server.ts';

let server: ApiServer;

const SHORT_TIME = /^\d{2}-[A-Z][a-z]{2}-\d{2} \d{2}:\d{2}:\d{2}$/;
const ID = /^[0-9a-f]{24}$/;
const person = { user_email: 'bob@zinrelo.com', last_name: 'Baker', first_name: 'Bob' };
const recorded = {
  created_time: expect.stringMatching(SHORT_TIME) as string,
  id: expect.stringMatching(ID) as string,
};

beforeAll(async () => {
  server = await apiServer();
  const form = { first_name: 'Bob', last_name: 'Baker', email: 'Bob@Zinrelo.com', uid: '12345' };
  const created = await server.call('POST', '/v1/loyalty/users', {
    form: { ...form, dob: '12/31/1992' },
  });
  expect(created.data).toEqual({
    email: 'bob@zinrelo.com',
    first_name: 'Bob',
    last_name: 'Baker',
    id: expect.stringMatching(ID) as string,
  });
});

afterAll(async () => {
  await server.close();
});

async function balance(): Promise<unknown> {
  const user = await server.call('GET', '/v1/loyalty/users/bob@zinrelo.com');
  return user.data['available_points'];
}

it('awards a purchase by its products, with every documented field', async () => {
  const products = [{ product_id: 'p', price: '40', quantity: '2', title: 'Mug' }];
  const form = { user_email: 'bob@zinrelo.com', total: '100', subtotal: '90', order_id: 'A1' };
  const answer = await server.call('POST', '/v1/loyalty/purchase', {
    form: { ...form, currency: 'USD', products: JSON.stringify(products) },
  });
  expect(answer.status).toBe(200);
  expect(answer.body).toEqual({
    data: {
      ...person,
      ...recorded,
      activity_id: 'made_a_purchase',
      activity_name: 'Purchase on website',
      transaction_type: 'award',
      points: 80,
      points_status: 'auto_approved',
    },
    success: true,
  });
});

it.each(['form', 'body'])(
  'leaves out what was paid with a gift card, said in a %s',
  async (how) => {
    const order = { user_email: 'bob@zinrelo.com', total: '100', subtotal: '90', order_id: how };
    const payments = [
      { method: 'Gift Card', amount: '40' },
      { method: 'card', amount: 60 },
    ];
    const sent =
      how === 'form'
        ? { form: { ...order, payments: JSON.stringify(payments) } }
        : { body: JSON.stringify({ ...order, payments }) };
    const answer = await server.call('POST', '/v1/loyalty/purchase', sent);
    expect(answer.data).toMatchObject({ points: 54 });
    const why = await server.call(
      'GET',
      `/v1/loyalty/transactions/${String(answer.data['id'])}/why`,
    );
    expect(why.text).toContain(
      'Of the 100 USD for the order, 40 USD were paid with Gift Card, which earns nothing',
    );
  },
);

it('takes an order once', async () => {
  const form = { user_email: 'bob@zinrelo.com', total: '100', subtotal: '90', order_id: 'A2' };
  const before = await balance();
  const answers = await Promise.all(
    [1, 2, 3].map(() => server.call('POST', '/v1/loyalty/purchase', { form })),
  );
  expect(answers.map(({ status, code }) => [status, code]).sort()).toEqual([
    [200, undefined],
    [400, 609],
    [400, 609],
  ]);
  expect(await balance()).toBe(Number(before) + 90);
});

it('keeps the order of somebody unknown until he enrols', async () => {
  const form = { user_email: 'new@example.com', total: '30', subtotal: '30', order_id: 'C1' };
  const cached = await server.call('POST', '/v1/loyalty/purchase', { form });
  expect(cached.data).toMatchObject({
    user_email: 'new@example.com',
    points: 30,
    points_status: 'cached',
    activity_name: 'Purchase on website',
  });
  await server.call('POST', '/v1/loyalty/users', {
    form: { first_name: 'N', last_name: 'E', email: 'new@example.com', uid: 'n1' },
  });
  const user = await server.call('GET', '/v1/loyalty/users/new@example.com');
  expect(user.data['available_points']).toBe(130);
});

it('awards the points passed instead of fixed ones, and counts the limit', async () => {
  const form = { user_email: 'bob@zinrelo.com', activity_id: 'write_a_review' };
  const passed = await server.call('POST', '/v1/loyalty/award', {
    form: { ...form, points_passed: '33.0', reason: 'nice words', tags: 'rich,royal' },
  });
  expect(passed.data).toMatchObject({ points: 33, reason: 'nice words' });
  for (let time = 0; time < 2; time += 1) {
    expect((await server.call('POST', '/v1/loyalty/award', { form })).data['points']).toBe(20);
  }
  const fourth = await server.call('POST', '/v1/loyalty/award', { form });
  expect([fourth.status, fourth.code]).toEqual([400, 617]);
});

it('asks for the base of a multiplier as a missing parameter', async () => {
  const answer = await server.call('POST', '/v1/loyalty/award', {
    form: { user_email: 'bob@zinrelo.com', activity_id: 'made_a_purchase' },
  });
  expect([answer.status, answer.code, answer.reason]).toEqual([
    400,
    615,
    'missing parameters: points_passed',
  ]);
});

it('redeems a reward for a coupon', async () => {
  const before = await balance();
  const answer = await server.call('POST', '/v1/loyalty/redeem', {
    form: { user_email: 'bob@zinrelo.com', redemption_id: 'reward_cb5f8' },
  });
  expect(answer.data).toEqual({
    ...person,
    ...recorded,
    redemption_name: '$5 OFF COUPON',
    redemption_id: 'reward_cb5f8',
    points: 50,
    points_status: 'redeemed',
    coupon_code: 'reward_cb5f8-1',
  });
  expect(await balance()).toBe(Number(before) - 50);
});

it.each([
  ['reward_nope', 404, 604],
  ['reward_00000', 400, 605],
  ['reward_0f28c', 400, 605],
  ['reward_d537f', 400, 607],
])('refuses to redeem %s', async (redemption_id, status, code) => {
  const answer = await server.call('POST', '/v1/loyalty/redeem', {
    form: { user_email: 'bob@zinrelo.com', redemption_id },
  });
  expect([answer.status, answer.code]).toEqual([status, code]);
});

it('deducts points and says what is left', async () => {
  const before = await balance();
  const answer = await server.call('POST', '/v1/loyalty/users/deduct', {
    body: 'user_email=bob@zinrelo.com&reason=invalid transaction&points_passed=10',
  });
  expect(answer.data).toEqual({
    ...person,
    ...recorded,
    points_status: 'deducted',
    transaction_type: 'deduct',
    available_points: Number(before) - 10,
    reason: 'invalid transaction',
    points: 10,
  });
});

it.each([
  ['0', 601],
  ['-5', 601],
  ['1.5', 601],
  ['ten', 601],
  ['1e3', 601],
  ['99999999999999999999', 601],
  ['999999', 607],
])('refuses to deduct %s', async (points_passed, code) => {
  const before = await balance();
  const answer = await server.call('POST', '/v1/loyalty/users/deduct', {
    form: { user_email: 'bob@zinrelo.com', reason: 'x', points_passed },
  });
  expect([answer.status, answer.code]).toEqual([400, code]);
  expect(await balance()).toBe(before);
});

it('returns a part of an order and then the rest, as plugins post it', async () => {
  const form = { user_email: 'bob@zinrelo.com', total: '60', subtotal: '60', order_id: 'R1' };
  await server.call('POST', '/v1/loyalty/purchase', { form });
  const part = await server.call(
    'POST',
    '/v1/loyalty/transaction/return?order_id=R1&returned_amount=20&returned_product_id&quantity',
  );
  expect(part.data).toEqual({
    ...person,
    ...recorded,
    points: 20,
    points_status: 'deducted',
    returned_for_order_id: 'R1',
    reason: 'Order Partially Returned',
  });
  const rest = await server.call(
    'POST',
    '/v1/loyalty/transaction/return?order_id=R1&returned_amount&returned_product_id&quantity',
    { headers: { 'content-type': 'text/json' } },
  );
  expect(rest.data).toMatchObject({ points: 40, reason: 'Order Fully Returned' });
  const again = await server.call('POST', '/v1/loyalty/transaction/return', {
    form: { order_id: 'R1' },
  });
  expect([again.status, again.code]).toEqual([400, 614]);
});

it.each([
  [{ order_id: 'unknown' }, 404, 613],
  [{ order_id: 'A1', returned_product_id: 'nope' }, 404, 620],
  [{ order_id: 'A1', returned_product_id: 'p', quantity: '3' }, 400, 621],
  [{ order_id: 'A1', returned_amount: '0' }, 400, 601],
  [{ order_id: 'A1', returned_amount: '1000' }, 400, 614],
])('refuses the return %o', async (form, status, code) => {
  const answer = await server.call('POST', '/v1/loyalty/transaction/return', { form });
  expect([answer.status, answer.code]).toEqual([status, code]);
});

it('simulates without writing, and shows how it came about', async () => {
  const before = await balance();
  const form = { user_email: 'bob@zinrelo.com', total: '10', subtotal: '10', order_id: 'S1' };
  const answers = [
    await server.call('POST', '/v1/loyalty/purchase?simulate=true', { form }),
    await server.call('POST', '/v1/loyalty/purchase', {
      form,
      headers: { 'fealty-simulate': 'true' },
    }),
    await server.call('POST', '/v1/loyalty/purchase', { form: { ...form, simulate: 'True' } }),
  ];
  for (const { body } of answers) {
    expect(body).toMatchObject({ success: true, simulated: true, data: { points: 10 } });
    expect(body).toHaveProperty('trace.0.step', 'base');
  }
  const slip = await server.call('POST', '/v1/loyalty/purchase?simulate=yes', { form });
  expect([slip.status, slip.code]).toEqual([400, 601]);
  expect(await balance()).toBe(before);
});

it('gives the same answer again under the same Idempotency-Key', async () => {
  const form = { user_email: 'bob@zinrelo.com', activity_id: 'write_a_review', points_passed: '1' };
  await server.moveClock(86_400_000);
  const headers = { 'idempotency-key': '"abc"' };
  const first = await server.call('POST', '/v1/loyalty/award', { form, headers });
  const second = await server.call('POST', '/v1/loyalty/award', {
    form,
    headers: { 'idempotency-key': 'abc' },
  });
  expect(second.text).toBe(first.text);
  expect([first.headers['idempotent-replayed'], second.headers['idempotent-replayed']]).toEqual([
    undefined,
    'true',
  ]);
  const other = await server.call('POST', '/v1/loyalty/award', {
    form: { ...form, points_passed: '2' },
    headers,
  });
  expect([other.status, other.code]).toEqual([400, 601]);
  const unusable = await server.call('POST', '/v1/loyalty/award', {
    form,
    headers: { 'idempotency-key': 'a b' },
  });
  expect(unusable.reason).toContain('Idempotency-Key');
});
