import { afterAll, beforeAll, expect, it } from 'vitest';
import { apiServer, type ApiServer } from '../../../../../../tests/support/api-server.ts';
import { SHOP } from '../../../../../../tests/support/shop-program.ts';

let server: ApiServer;
const ids: string[] = [];
const NOBODY = 'f'.repeat(24);

beforeAll(async () => {
  server = await apiServer(SHOP);
  for (const [member_id, size] of [
    ['bob', 'L'],
    ['ada', 'M'],
    ['zoe', 7],
  ] as const) {
    const json = { member_id, custom_attributes: { size } };
    const { data } = await server.call('POST', '/v2/loyalty/members', { json });
    ids.push(String(data['id']));
  }
});

afterAll(async () => {
  await server.close();
});

function act(json: object, query = '', headers = {}) {
  return server.call('POST', `/v2/loyalty/members/bulk${query}`, { json, headers });
}

async function listed(filter: Readonly<Record<string, string>>): Promise<readonly unknown[]> {
  const query = new URLSearchParams(filter).toString();
  const { data } = await server.call('GET', `/v2/loyalty/members?${query}`);
  const members = data['members'] as readonly { readonly member_id: string }[];
  expect(data).toMatchObject({ total: members.length, total_is_exact: true, more: false });
  return members.map(({ member_id }) => member_id);
}

it('says of each what would happen, writes nothing, and then does it', async () => {
  const wanted = { members: [...ids.slice(0, 2), NOBODY, ids[0]], act: 'tag', tags: ['Spring'] };
  const refusals = [{ id: NOBODY, error_code: 'INCORRECT_MEMBER_ID_PASSED' }];
  const foreseen = await act(wanted, '?simulate=true');
  expect(foreseen.data).toMatchObject({ done: 2, unchanged: 0, refused: 1, refusals });
  expect(await listed({ tags: '{"eq":"spring"}' })).toEqual([]);
  expect((await act(wanted)).data).toMatchObject({ done: 2, refused: 1, refusals });
  expect(await listed({ tags: '{"eq":"spring"}' })).toEqual(['bob', 'ada']);
  const again = await act({ ...wanted, members: ids }, '?simulate=true');
  expect(again.data).toMatchObject({ done: 3, unchanged: 2, refused: 0 });
  await act({ ...wanted, act: 'untag' });
  expect(await listed({ tags: '{"eq":"spring"}' })).toEqual([]);
});

it('tells what those hold who would be blocked, and unblocks only who was', async () => {
  const [bob = '', ada = ''] = ids;
  await server.call('POST', '/v2/loyalty/transactions/award', {
    json: { member_id: bob, activity_id: 'write_a_review' },
  });
  const { data: member } = await server.call('GET', `/v2/loyalty/members/${bob}`);
  const foreseen = await act({ members: [bob], act: 'block' }, '?simulate=true');
  expect(foreseen.data['points_held']).toBe(
    Number(member['available_points']) + Number(member['pending_points']),
  );
  await act({ members: [bob], act: 'block' });
  const json = { member_status: 'opted_out' };
  await server.call('PUT', `/v2/loyalty/members/${ada}`, { json });
  const answer = await act({ members: ids, act: 'unblock' });
  const refusals = [{ id: ada, error_code: 'INVALID_MEMBER_STATUS' }];
  expect(answer.data).toMatchObject({ done: 2, refused: 1, refusals });
  expect(await listed({ member_status: 'opted_out' })).toEqual(['ada']);
  expect(await listed({ member_status: 'active' })).toEqual(['bob', 'zoe']);
});

it('answers the same under one key, and does it once', async () => {
  const headers = { 'idempotency-key': 'delete-zoe' };
  const wanted = { members: [ids[2], NOBODY], act: 'delete' };
  const first = await act(wanted, '', headers);
  expect(first.data).toMatchObject({ done: 1, refused: 1 });
  expect((await act(wanted, '', headers)).text).toBe(first.text);
  expect((await act({ ...wanted, act: 'block' })).data).toMatchObject({ done: 0, refused: 2 });
});

it('finds members by attributes of the program’s own, numbers too', async () => {
  expect(await listed({ attributes: '{"size":"L"}' })).toEqual(['bob']);
  expect(await listed({ attributes: '{"size":"7"}' })).toEqual(['zoe']);
  expect(await listed({ attributes: '{"size":"XL"}' })).toEqual([]);
  expect(await listed({ attributes: '{"size":"L","fit":"slim"}' })).toEqual([]);
  expect(await listed({ attributes: '{}' })).toEqual(await listed({}));
});

it('finds nobody by an attribute that no database can keep, and says which', async () => {
  const query = new URLSearchParams({ attributes: '{"size":"\\u0000"}' });
  const answer = await server.call('GET', `/v2/loyalty/members?${query.toString()}`);
  expect(answer).toMatchObject({ status: 400, code: 'INVALID_REQUEST_PARAMETER_VALUES' });
  expect(answer.reason).toContain('attributes.size is a text with NUL');
});

it('asks for members, and for tags where it needs them', async () => {
  const { text } = await act({ members: ids, act: 'tag' });
  expect(text).toContain('missing: tags');
  expect((await act({ members: [], act: 'block' })).text).toContain('missing: members');
});

it('tells of what is no id that there is no such member, and does the rest', async () => {
  const odd = ['{"eq":', 'a,b', '"', '\\', '{', 'null', "'; --", ids[0] ?? ''];
  for (const doing of ['tag', 'block', 'delete']) {
    const { status, data } = await act({ members: odd, act: doing, tags: ['odd'] });
    expect(status).toBe(200);
    expect(data).toMatchObject({ done: 1, refused: odd.length - 1 });
  }
});
