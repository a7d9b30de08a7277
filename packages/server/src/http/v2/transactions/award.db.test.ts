import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  apiServer,
  type ApiServer,
  type Received,
} from '../../../../../../tests/support/api-server.ts';

let server: ApiServer;
const AWARD = '/v2/loyalty/transactions/award';
const ORDER = { order_id: 'A75', order_total: '1000', order_subtotal: 800 };

beforeAll(async () => {
  server = await apiServer();
  const form = { first_name: 'Bob', last_name: 'B', email: 'bob@b.c', uid: 'bob-1' };
  await server.call('POST', '/v1/loyalty/users', { form });
});

afterAll(async () => {
  await server.close();
});

function award(json: object, headers: Record<string, string> = {}): Promise<Received> {
  return server.call('POST', AWARD, { json: { member_id: 'bob-1', ...json }, headers });
}

it('awards a purchase with all that was said of it, and once', async () => {
  const sent = {
    activity_id: 'made_a_purchase',
    transaction_date: '10/05/2019 23:10:55',
    transaction_attributes: { ...ORDER, reason: 'purchase', tags: 'one', store: 'Rome' },
  };
  const answer = await award(sent);
  expect([answer.status, answer.data]).toEqual([
    200,
    expect.objectContaining({
      transaction_type: 'award',
      member_id: 'bob-1',
      status: 'auto_approved',
      transaction_date: '10/05/2019 23:10:55',
      transaction_attributes: expect.objectContaining({
        order_id: 'A75',
        order_subtotal: '800',
        reason: 'purchase',
        tags: ['one'],
        store: 'Rome',
      }) as unknown,
    }),
  ]);
  const again = await award(sent);
  expect([again.status, again.code]).toEqual([200, 'DUPLICATE_ORDER_ID']);
});

it.each([
  [{ activity_id: 'write_a_review', member_id: 'nobody' }, 200, 'INCORRECT_MEMBER_ID_PASSED'],
  [{ activity_id: 'nothing' }, 200, 'INCORRECT_ACTIVITY_ID_PASSED'],
  [{}, 400, 'INVALID_REQUEST_PARAMETER_VALUES'],
  [{ activity_id: 'made_a_purchase' }, 400, 'INVALID_REQUEST_PARAMETER_VALUES'],
  [
    { activity_id: 'made_a_purchase', transaction_attributes: { ...ORDER, order_subtotal: 0.01 } },
    400,
    'INVALID_REQUEST_PARAMETER_VALUES',
  ],
  [
    { activity_id: 'write_a_review', approval_date: '2019-01-01' },
    400,
    'INVALID_REQUEST_PARAMETER_VALUES',
  ],
])('refuses %o', async (json, status, code) => {
  const answer = await award(json);
  expect([answer.status, answer.code]).toEqual([status, code]);
  expect(answer.reason).not.toBe('');
});

it('knows a member by his e-mail address, and simulates', async () => {
  const sent = { member_id: 'BOB@b.c', activity_id: 'write_a_review' };
  const answer = await award(sent, { 'fealty-simulate': 'true' });
  expect(answer.body).toMatchObject({
    success: true,
    simulated: true,
    data: { member_id: 'bob-1' },
  });
});

it('answers what is not JSON in its own words', async () => {
  const answer = await server.call('POST', AWARD, { body: '{"member_id"' });
  expect([answer.status, answer.code]).toEqual([400, 'INVALID_JSON']);
});
