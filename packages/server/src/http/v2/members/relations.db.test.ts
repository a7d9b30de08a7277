import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiServer, type ApiServer } from '../../../../../../tests/support/api-server.ts';
import { sweepAll } from '../../../../../../tests/support/sweep-all.ts';
import { DAY } from '@fealty/core';
import { Patience } from '../../../jobs/patience.ts';

/* What a profile shows beside the member himself: friends, merges, names. */

const PROGRAM = {
  name: 'Shop',
  currency: 'USD',
  timeZone: 'UTC',
  rewards: [],
  tiers: [{ id: 'all', name: 'All', threshold: '0' }],
  activities: [
    { id: 'made_a_purchase', name: 'Order', earn: { multiplier: '1' } },
    { id: 'brought_a_friend', name: 'Brought a friend', earn: { points: '100' } },
    { id: 'came_by_a_friend', name: 'Came by a friend', earn: { points: '30' } },
  ],
  referrals: {
    referrer: 'brought_a_friend',
    friend: 'came_by_a_friend',
    on: 'first_purchase' as const,
    waitDays: 14,
  },
};

type Data = Readonly<Record<string, unknown>>;
type Listed = readonly Data[];

let server: ApiServer;

beforeAll(async () => {
  server = await apiServer(PROGRAM);
});

afterAll(async () => {
  await server.close();
});

const MEMBERS = '/v2/loyalty/members';

async function tell(path: string, json: object): Promise<Data> {
  const { data, reason } = await server.call('POST', `/v2/loyalty/${path}`, { json });
  expect([path, reason]).toEqual([path, '']);
  return data;
}

async function join(name: string, more: object = {}): Promise<Data> {
  const said = { member_id: name, first_name: name, email_address: `${name}@b.c` };
  return tell('members', { ...said, ...more });
}

async function get(path: string): Promise<Data> {
  const { data, reason } = await server.call('GET', `${MEMBERS}/${path}`);
  expect([path, reason]).toEqual([path, '']);
  return data;
}

async function buy(name: string, order_id: string): Promise<Data> {
  return tell('transactions/award', {
    ...{ member_id: name, activity_id: 'made_a_purchase' },
    transaction_attributes: { order_id, order_total: 100, order_subtotal: 100 },
  });
}

describe('friends', () => {
  it('are told with what came of each, and the friend is told who brought him', async () => {
    const ann = await join('Ann');
    const referrer_code = String(ann['referral_code']);
    for (const name of ['Idle', 'Late', 'Buyer']) await join(name, { referrer_code });
    await buy('Buyer', 'B-1');
    const before = await get(`${String(ann['id'])}/referrals`);
    expect(before['brought_by']).toBeNull();
    expect(before).toMatchObject({ total: 3, more: false });
    expect((before['friends'] as Listed).map(({ name, state }) => [name, state])).toEqual([
      ['Buyer', 'waiting'],
      ['Late', 'joined'],
      ['Idle', 'joined'],
    ]);
    const first = await get(`${String(ann['id'])}/referrals?count=1&start_index=1`);
    expect(first).toMatchObject({ friends: [{ name: 'Late' }], more: true, next_start_index: 2 });
  });

  it('are rewarded once their orders have stood, which is taken back with them', async () => {
    const kim = await join('Kim');
    await join('Pal', { referrer_code: kim['referral_code'] });
    await buy('Pal', 'P-1');
    await server.moveClock(15 * DAY);
    const { pool, files, lanes } = server;
    const deps = { pool, files, lanes, patience: new Patience(1000, 100) };
    const sweep = (): Promise<boolean> =>
      sweepAll({ ...deps, signal: new AbortController().signal });
    await sweep();
    expect((await get(`${String(kim['id'])}/referrals`))['friends']).toMatchObject([
      { name: 'Pal', state: 'rewarded', referrer_points: 100, friend_points: 30, due_date: null },
    ]);
    const returned = { order_id: 'P-1', returned_amount: '100' };
    await tell('transactions/return', { member_id: 'Pal', transaction_attributes: returned });
    await sweep();
    expect((await get(`${String(kim['id'])}/referrals`))['friends']).toMatchObject([
      { name: 'Pal', state: 'taken_back', referrer_points: 0 },
    ]);
  });

  it('who were merged count as whoever goes on for them', async () => {
    const ned = await join('Ned');
    const referrer_code = String(ned['referral_code']);
    const one = await join('One', { referrer_code });
    await buy('One', 'O-1');
    await join('Two', { referrer_code });
    await tell(`members/${String(one['id'])}/merge`, { into: 'Two' });
    const { friends, total } = await get(`${String(ned['id'])}/referrals`);
    expect(total).toBe(1);
    expect(friends).toMatchObject([{ member_id: 'Two', state: 'waiting' }]);
    const friend = await get('Two/referrals?idParam=member_id');
    expect(friend).toMatchObject({
      brought_by: { name: 'Ned', state: 'waiting', internal_member_id: ned['id'] },
    });
  });
});

describe('members who were merged', () => {
  it('are told with who merged them, as long as they can be parted', async () => {
    const [from, into] = [await join('Old'), await join('New')];
    await tell(`members/${String(from['id'])}/merge`, { into: 'New' });
    const { merged } = await get(`${String(into['id'])}/merged`);
    expect(merged).toMatchObject([
      { internal_member_id: from['id'], name: 'Old', merged_by: 'key:main' },
    ]);
    const [row] = merged as Listed;
    expect(row?.['unmerge_until']).toMatch(/^\d\d\/\d\d\/\d{4}/);
    await tell(`members/${String(from['id'])}/unmerge`, {});
    expect(await get(`${String(into['id'])}/merged`)).toEqual({ merged: [] });
  });
});

describe('names', () => {
  it('are told for ids, of whoever goes on, and strangers are left out', async () => {
    const [from, into] = [await join('Ida'), await join('Eva', { last_name: 'Smith' })];
    await tell(`members/${String(from['id'])}/merge`, { into: 'Eva' });
    const asked = [from['id'], into['id'], '0'.repeat(24), 'x'].join(',');
    expect((await get(`names?members=${asked}`))['names']).toEqual([
      { id: from['id'], internal_member_id: into['id'], member_id: 'Eva', name: 'Eva Smith' },
      { id: into['id'], internal_member_id: into['id'], member_id: 'Eva', name: 'Eva Smith' },
    ]);
    const many = Array.from({ length: 201 }, (_, at) => at.toString(16).padStart(24, '0'));
    const refused = await server.call('GET', `${MEMBERS}/names?members=${many.join(',')}`);
    expect(refused.status).toBe(400);
  });
});
