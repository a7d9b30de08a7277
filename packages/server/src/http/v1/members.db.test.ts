import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  apiServer,
  type Received,
  type ApiServer,
} from '../../../../../tests/support/api-server.ts';

let server: ApiServer;
let uids = 0;

beforeAll(async () => {
  server = await apiServer();
});

afterAll(async () => {
  await server.close();
});

function create(email: string, extra: Record<string, string> = {}): Promise<Received> {
  uids += 1;
  const form = { first_name: 'Bob', last_name: 'Baker', email, uid: `u${String(uids)}`, ...extra };
  return server.call('POST', '/v1/loyalty/users', { form });
}

it.each([
  [{ email: 'BOB@b.c' }, 400, 619],
  [{ uid: 'u1' }, 400, 619],
  [{ referral_code: 'NOBODY' }, 400, 601],
  [{ dob: '13/13/1990' }, 400, 601],
  [{ first_name: '' }, 400, 615],
  [{ first_name: 'x'.repeat(101) }, 400, 601],
])('refuses to enrol with %o', async (extra, status, code) => {
  await create('bob@b.c');
  const answer = await create('other@b.c', extra);
  expect([answer.status, answer.code]).toEqual([status, code]);
});

it('blocks a user and shows him with his internal id', async () => {
  await create('block@b.c');
  const answer = await server.call('PUT', '/v1/loyalty/users/block%40b.c/block');
  expect(answer.status).toBe(200);
  expect(answer.data).toMatchObject({
    user_email: 'block@b.c',
    user_id: expect.stringMatching(/^[0-9a-f]{24}$/) as string,
    user_status: 'blocked',
    available_points: 100,
  });
  const award = await server.call('POST', '/v1/loyalty/award', {
    form: { user_email: 'block@b.c', activity_id: 'write_a_review' },
  });
  expect([award.status, award.code]).toEqual([400, 623]);
  const unknown = await server.call('PUT', '/v1/loyalty/users/nobody@b.c/block');
  expect([unknown.status, unknown.code]).toEqual([404, 602]);
});

it('unsubscribes an address and lists it', async () => {
  await create('quiet@b.c');
  const form = { user_email: 'quiet@b.c' };
  const answer = await server.call('POST', '/v1/loyalty/unsubscribe_email', { form });
  expect(answer.data).toEqual({ user_email: 'quiet@b.c', status: 'unsubscribed' });
  const list = await server.call('GET', '/v1/loyalty/unsubscribed_users', {
    body: JSON.stringify({ from_date: '01/01/2016', to_date: '12/31/2040' }),
  });
  expect(list.data).toEqual({
    total: 1,
    unsubscribed_emails: [
      {
        email: 'quiet@b.c',
        unsubscribed_on: expect.stringMatching(/^\d{2}\/\d{2}\/\d{4}$/) as string,
      },
    ],
    more: false,
  });
});

it('moves a user to another address', async () => {
  await create('old@b.c');
  const sent = { old_email_address: 'old@b.c', new_email_address: 'new@b.c' };
  const answer = await server.call('POST', '/v1/loyalty/update_user_email', {
    body: JSON.stringify(JSON.stringify(sent)),
  });
  expect(answer.data).toEqual({ merchant_id: 'cad458dc4e', ...sent });
  expect((await server.call('GET', '/v1/loyalty/users/old@b.c')).code).toBe(602);
  expect((await server.call('GET', '/v1/loyalty/users/new@b.c')).status).toBe(200);
  await create('taken@b.c');
  const taken = await server.call('POST', '/v1/loyalty/update_user_email', {
    form: { old_email_address: 'new@b.c', new_email_address: 'taken@b.c' },
  });
  expect([taken.status, taken.code]).toEqual([400, 619]);
});

it('shows points whose date has passed as gone, before any job has been', async () => {
  await create('late@b.c');
  await server.moveClock(400 * 86_400_000);
  const { data } = await server.call('GET', '/v1/loyalty/users/late@b.c');
  expect([data['available_points'], data['awarded_points']]).toEqual([0, 100]);
  expect(data['expiration_schedule']).toEqual([]);
});
