import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  apiServer,
  type ApiServer,
  type Received,
} from '../../../../../../tests/support/api-server.ts';

let server: ApiServer;
const MEMBERS = '/v2/loyalty/members';

beforeAll(async () => {
  server = await apiServer();
});

afterAll(async () => {
  await server.close();
});

type Data = Readonly<Record<string, unknown>>;

async function created(member_id: string, said: object = {}): Promise<Data> {
  const json = { member_id, email_address: `${member_id}@b.c`, ...said };
  const { data, reason } = await server.call('POST', MEMBERS, { json });
  expect(reason).toBe('');
  return data;
}

function read(named: string): Promise<Received> {
  return server.call('GET', `${MEMBERS}/${named}?idParam=member_id`);
}

function act(named: unknown, what: string, json: object = {}, headers = {}): Promise<Received> {
  const by = /^[0-9a-f]{24}$/.test(String(named)) ? '' : '?idParam=member_id';
  return server.call('POST', `${MEMBERS}/${String(named)}/${what}${by}`, { json, headers });
}

describe('tags', () => {
  it('come and go by name', async () => {
    await created('tagged', { member_tags: ['one', 'two'] });
    const { data } = await act('tagged', 'tags', { add: 'three, ONE', remove: ['two'] });
    expect(data['member_tags']).toEqual(['one', 'three']);
    expect((await read('tagged')).data).toEqual(data);
  });

  it('are wanted, and short', async () => {
    await created('untagged');
    const tried = [
      await act('untagged', 'tags'),
      await act('untagged', 'tags', { add: ['x'.repeat(201)] }),
      await act('untagged', 'tags', { add: [{}] }),
    ];
    expect(tried.map(({ status }) => status)).toEqual([400, 400, 400]);
  });
});

describe('merging and parting', () => {
  it('leads to one member and back to two, with what each had', async () => {
    const [one, two] = [await created('card-1'), await created('web-1')];
    const merged = await act('card-1', 'merge', { into: 'web-1' });
    expect(merged.data).toMatchObject({ id: two['id'], available_points: 200 });
    const schedule = merged.data['points_expiration_schedule'] as { points: number }[];
    expect(schedule.reduce((sum, { points }) => sum + points, 0)).toBe(200);
    expect((await act('card-1', 'merge', { into: String(two['id']) })).data['id']).toBe(two['id']);
    const parted = await act(one['id'], 'unmerge');
    expect(parted.data).toMatchObject({
      id: one['id'],
      member_id: 'card-1',
      available_points: 100,
      points_expiration_schedule: one['points_expiration_schedule'],
    });
    expect((await read('card-1')).data).toEqual(parted.data);
    expect((await read('web-1')).data['available_points']).toBe(100);
  });

  it('is refused politely', async () => {
    const { id } = await created('single');
    const tried = [
      await act('single', 'merge', { into: 'single' }),
      await act('single', 'merge', { into: 'nobody' }),
      await act(id, 'unmerge'),
      await act('single', 'merge'),
    ];
    expect(tried.map(({ status, code }) => [status, code])).toEqual([
      [200, 'MEMBER_MERGE_UNSUCCESSFUL'],
      [200, 'INCORRECT_MEMBER_ID_PASSED'],
      [200, 'MEMBER_MERGE_UNSUCCESSFUL'],
      [400, 'INVALID_REQUEST_PARAMETER_VALUES'],
    ]);
  });
});

describe('export and erasure', () => {
  it('shows all that is held, and forgets it for good', async () => {
    const { id } = await created('forget-me', { gender: 'female', twitter_handle: '@forgetful' });
    const shown = await server.call('GET', `${MEMBERS}/forget-me/export?idParam=member_id`);
    expect(shown.data).toMatchObject({
      profile: { uid: 'forget-me', gender: 'female', twitter_handle: '@forgetful' },
      identities: expect.arrayContaining([{ kind: 'uid', value: 'forget-me' }]) as unknown,
      transactions: [{ activity_id: 'created_an_account' }],
    });
    const tried = await act('forget-me', 'erase', {}, { 'fealty-simulate': 'true' });
    expect(tried.body).toMatchObject({ success: true, simulated: true });
    expect((await read('forget-me')).data['id']).toBe(id);
    const erased = await act('forget-me', 'erase');
    expect(erased.data).toEqual({ id, erased: true });
    expect((await act(id, 'erase')).data).toEqual({ id, erased: true });
    expect((await read('forget-me')).code).toBe('INCORRECT_MEMBER_ID_PASSED');
    expect((await act(id, 'tags', { add: ['x'] })).code).toBe('INCORRECT_MEMBER_ID_PASSED');
    const [row] = await server.query(
      'select gender, twitter_handle, email from members where id = $1',
      [id],
    );
    expect(row).toEqual({ gender: '', twitter_handle: '', email: '' });
  });

  it('is for keys that may do everything', async () => {
    await created('kept');
    const headers = { 'api-key': 'key-read' };
    const shown = await server.call('GET', `${MEMBERS}/kept/export?idParam=member_id`, { headers });
    const erased = await act('kept', 'erase', {}, headers);
    expect([shown.status, shown.code]).toEqual([401, 'ERROR_UNAUTHORIZED']);
    expect([erased.status, erased.code]).toEqual([401, 'ERROR_UNAUTHORIZED']);
    expect((await read('kept')).data['member_id']).toBe('kept');
  });
});
