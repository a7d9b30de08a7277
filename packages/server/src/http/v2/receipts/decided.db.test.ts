import { afterAll, beforeAll, expect, it } from 'vitest';
import { apiServer, type ApiServer } from '../../../../../../tests/support/api-server.ts';

/* Awards that waited, and what became of them. */

let server: ApiServer;

beforeAll(async () => {
  server = await apiServer();
  await post('members', { member_id: 'bob', first_name: 'Bob' });
});

afterAll(() => server.close());

type Data = Readonly<Record<string, unknown>>;

async function post(path: string, json: object, method: 'POST' | 'PUT' = 'POST'): Promise<Data> {
  const { data, reason } = await server.call(method, `/v2/loyalty/${path}`, { json });
  expect([path, reason]).toEqual([path, '']);
  return data;
}

/** An award that waits; answers with its id. */
async function wait(activity_id: string): Promise<string> {
  const award = { member_id: 'bob', activity_id, approval_date: '01/01/2099' };
  return String((await post('transactions/award', award))['id']);
}

async function decided(query = ''): Promise<Data> {
  const { data, reason } = await server.call('GET', `/v2/loyalty/moderation/decided${query}`);
  expect(reason).toBe('');
  return data;
}

it('says who decided what, why, and what it was worth before and after', async () => {
  expect(await decided()).toEqual({ decided: [], more: false, next_cursor: null });
  const ids = [
    await wait('write_a_review'),
    await wait('write_a_review'),
    await wait('write_a_review'),
  ];
  const [one = '', two = '', three = ''] = ids;
  await post(`transactions/${one}`, { points: '7' }, 'PUT');
  await post(`transactions/${one}/approve`, {});
  await post('moderation/decide', {
    ...{ decision: 'reject', transaction_ids: [two], reason: 'not readable' },
  });
  const all = await decided();
  expect(all).toMatchObject({
    decided: [
      { transaction: { id: two }, decision: 'rejected', reason: 'not readable', points_after: 0 },
      { transaction: { id: one }, decision: 'approved', decided_by: 'key:main', points_after: 7 },
    ],
    next_cursor: null,
  });
  await post(`transactions/${three}/reject`, {});
  const first = await decided('?count=2');
  expect(first).toMatchObject({ decided: [{ transaction: { id: three } }, {}], more: true });
  const rest = await decided(`?count=2&cursor=${String(first['next_cursor'])}`);
  expect(rest).toMatchObject({ decided: [{ transaction: { id: one } }], more: false });
  const approved = await decided('?decision=approved');
  expect(approved['decided']).toMatchObject([{ transaction: { id: one } }]);
  expect((await decided('?activity_id=nothing'))['decided']).toEqual([]);
  const refused = await server.call('GET', '/v2/loyalty/moderation/decided?cursor=x');
  expect(refused.status).toBe(400);
});
