import { afterAll, beforeAll, expect, it } from 'vitest';
import { apiServer, type ApiServer } from '../../../../../tests/support/api-server.ts';
import { openLanes, type OpenLanes } from '../../../../../tests/support/open-lanes.ts';

let server: ApiServer;
let lanes: OpenLanes;
const USERS = '/v1/loyalty/users';
const SPAN = 'from_date=01/01/2016&to_date=12/31/2040';

beforeAll(async () => {
  server = await apiServer();
  lanes = openLanes(server.test, server.merchantId);
  for (const name of ['ann', 'bob']) {
    const form = { first_name: name, last_name: 'M', email: `${name}@b.c`, uid: name };
    await server.call('POST', USERS, { form });
    const order = { user_email: form.email, total: '10', subtotal: '10', order_id: `O-${name}` };
    await server.call('POST', '/v1/loyalty/purchase', { form: order });
  }
  const merged = await lanes.send({
    kind: 'merge_members',
    from: { by: 'email', value: 'bob@b.c' },
    into: { by: 'email', value: 'ann@b.c' },
  });
  expect(merged.status).toBe(200);
});

afterAll(async () => {
  await lanes.close();
  await server.close();
});

it('answers the old address with whoever goes on', async () => {
  const ann = await server.call('GET', `${USERS}/ann@b.c`);
  const bob = await server.call('GET', `${USERS}/bob@b.c`);
  expect(bob.data).toEqual(ann.data);
  expect(bob.data['user_email']).toBe('ann@b.c');
});

it('lists the history of both under either address, without what the merge moved', async () => {
  const lists = await Promise.all(
    ['ann@b.c', 'bob@b.c'].map((email) =>
      server.call('GET', `${USERS}/${email}/transactions?${SPAN}`),
    ),
  );
  const [ann, bob] = lists.map(({ data }) => data);
  expect(bob).toEqual(ann);
  const rows = ann?.['transactions'] as { user_email: string; additional_data: unknown }[];
  expect(ann?.['total']).toBe(rows.length);
  expect(new Set(rows.map(({ user_email: email }) => email))).toEqual(new Set(['ann@b.c']));
  const all = await server.call('GET', `/v1/loyalty/transactions?${SPAN}`);
  expect(all.data['total']).toBe(rows.length);
});

it('pages through the history of both in order of time', async () => {
  const whole = await server.call('GET', `${USERS}/ann@b.c/transactions?${SPAN}`);
  const rows = whole.data['transactions'] as { id: string }[];
  for (const start of rows.keys()) {
    const url = `${USERS}/ann@b.c/transactions?${SPAN}&start_index=${String(start)}`;
    const page = await server.call('GET', url);
    expect(page.data['transactions']).toEqual(rows.slice(start));
  }
  const ids = rows.map(({ id }) => id);
  // Ids are given in order of time.
  expect([...ids].sort()).toEqual(ids);
});

it('lists both as one user', async () => {
  const { data } = await server.call('GET', `${USERS}?${SPAN}`);
  expect(data['total_loyalty_users']).toBe(1);
  expect(
    (data['loyalty_users'] as { user_email: string }[]).map((user) => user.user_email),
  ).toEqual(['ann@b.c']);
});

it('takes back an order of the one from whoever goes on', async () => {
  const before = await server.call('GET', `${USERS}/ann@b.c`);
  const back = await server.call('POST', '/v1/loyalty/transaction/return', {
    form: { order_id: 'O-bob' },
  });
  expect(back.status).toBe(200);
  const after = await server.call('GET', `${USERS}/bob@b.c`);
  expect(Number(after.data['available_points'])).toBeLessThan(
    Number(before.data['available_points']),
  );
});
