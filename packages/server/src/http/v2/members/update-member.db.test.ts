import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  apiServer,
  type ApiServer,
  type Received,
} from '../../../../../../tests/support/api-server.ts';
import { SHOP } from '../../../../../../tests/support/shop-program.ts';

let server: ApiServer;
const MEMBERS = '/v2/loyalty/members';
const INVALID = 'INVALID_REQUEST_PARAMETER_VALUES';

beforeAll(async () => {
  const attributes = [
    { name: 'card', type: 'string' as const, unique: true, required: false },
    { name: 'shoe', type: 'number' as const, required: false },
  ];
  server = await apiServer({ ...SHOP, members: { attributes } });
});

afterAll(async () => {
  await server.close();
});

type Data = Readonly<Record<string, unknown>>;

async function created(member_id: string, said: object = {}): Promise<Data> {
  const json = { member_id, first_name: member_id, email_address: `${member_id}@b.c`, ...said };
  const { data, reason } = await server.call('POST', MEMBERS, { json });
  expect(reason).toBe('');
  return data;
}

function read(named: string): Promise<Received> {
  return server.call('GET', `${MEMBERS}/${named}?idParam=member_id`);
}

function update(named: string, json: object, headers = {}): Promise<Received> {
  return server.call('PUT', `${MEMBERS}/${named}?idParam=member_id`, { json, headers });
}

/** By the internal id. */
function updateById(id: unknown, json: object, headers = {}): Promise<Received> {
  return server.call('PUT', `${MEMBERS}/${String(id)}`, { json, headers });
}

describe('changing a member', () => {
  it('changes what is passed, clears what is empty, and leaves what is null or absent', async () => {
    await created('ann', {
      last_name: 'Lee',
      birthdate: '12/31/1992',
      phone_number: '+49-301234',
      member_tags: ['one', 'two'],
      custom_attributes: { shoe: 42, note: 'kind' },
      address: { city: 'Berlin', line1: 'Hof 1' },
    });
    const changed = await update('ann', {
      first_name: 'Anna',
      last_name: null,
      birthdate: '',
      anniversary_date: '06/15/2010',
      phone_number: '+49-305678',
      member_tags: ['three'],
      custom_attributes: { shoe: 43, card: 'C-1' },
      address: { line1: '' },
      email_subscription_status: 'unsubscribed',
    });
    expect(changed.data).toMatchObject({
      first_name: 'Anna',
      last_name: 'Lee',
      birthdate: null,
      anniversary_date: '06/15/2010',
      phone_number: '+49-305678',
      member_tags: ['three'],
      custom_attributes: { shoe: 43, note: 'kind', card: 'C-1' },
      address: { city: 'Berlin', line1: '' },
      email_subscription_status: 'unsubscribed',
    });
    expect((await read('ann')).data).toEqual(changed.data);
    const cleared = await update('ann', { member_tags: [], custom_attributes: { note: '' } });
    expect(cleared.data).toMatchObject({
      member_tags: [],
      custom_attributes: { shoe: 43, card: 'C-1' },
    });
  });

  it('gives another address, which is free for others at once, and tells of all of it once', async () => {
    await created('mover');
    const first = await update('mover', { email_address: 'New@b.c', first_name: 'M', gender: 'x' });
    expect(first.data).toMatchObject({ email_address: 'new@b.c', first_name: 'M', gender: 'x' });
    expect((await server.call('GET', '/v1/loyalty/users/new@b.c')).data['uid']).toBe('mover');
    await created('follower', { email_address: 'mover@b.c' });
    const events = await server.query<{ type: string }>(
      `select type from events where type = 'member.updated' and member_id = $1`,
      [first.data['id']],
    );
    expect(events).toHaveLength(1);
    const taken = await update('mover', { email_address: 'mover@b.c', first_name: 'Never' });
    expect([taken.status, taken.code]).toEqual([200, 'MEMBER_UPDATE_UNSUCCESSFUL']);
    expect((await read('mover')).data['first_name']).toBe('M');
  });

  it('moves the status, and lets a deleted member back in', async () => {
    await created('status');
    for (const member_status of ['blocked', 'opted_out', 'deleted']) {
      const { data } = await update('status', { member_status, last_name: member_status });
      expect(data).toMatchObject({ member_status, last_name: member_status });
    }
    const refused = await update('status', { first_name: 'Gone' });
    expect([refused.status, refused.code]).toEqual([200, 'MEMBER_DELETED']);
    const shown = await read('status');
    expect(shown.data['deleted_date']).toMatch(/^\d\d\/\d\d\/\d{4} /);
    const back = await update('status', { member_status: 'active', first_name: 'Back' });
    expect(back.data).toMatchObject({
      member_status: 'active',
      first_name: 'Back',
      deleted_date: null,
    });
  });

  it.each(['blocked', 'opted_out'])('lets a member back who is %s', async (member_status) => {
    await created(`back-${member_status}`, { member_status });
    const { data } = await update(`back-${member_status}`, {
      member_status: 'active',
      first_name: 'Back',
    });
    expect(data).toMatchObject({ member_status: 'active', first_name: 'Back' });
  });

  it('gives a tier by hand and shows how he came to it', async () => {
    await created('tiered');
    const { data } = await update('tiered', { loyalty_tier_id: 'zrl_gold', reason: 'VIP' });
    expect(data).toMatchObject({
      current_tier_ID: 'zrl_gold',
      tier_movements: [{ old_tier: 'Silver', new_tier: 'Gold' }],
    });
    expect((await read('tiered')).data['tier_movements']).toMatchObject([{ new_tier: 'Gold' }]);
  });

  it('does nothing at all if a part of it cannot be done', async () => {
    const before = await created('whole', { custom_attributes: { card: 'C-7' } });
    await created('card-holder', { custom_attributes: { card: 'C-8' } });
    const parts = [
      { loyalty_tier_id: 'tin' },
      { custom_attributes: { card: 'C-8' } },
      { custom_attributes: { shoe: 'large' } },
      { email_address: 'card-holder@b.c' },
    ];
    for (const part of parts) {
      const all = { first_name: 'W', member_status: 'blocked', member_tags: ['x'], ...part };
      expect((await update('whole', all)).body).toMatchObject({ success: false });
    }
    expect((await read('whole')).data).toEqual(before);
  });

  it('gives the same bytes to the same request once more', async () => {
    await created('keyed');
    const headers = { 'idempotency-key': 'update-key-1' };
    const first = await update('keyed', { first_name: 'Once' }, headers);
    await update('keyed', { first_name: 'Twice' });
    const again = await update('keyed', { first_name: 'Once' }, headers);
    expect([again.text, again.headers['idempotent-replayed']]).toEqual([first.text, 'true']);
    expect((await read('keyed')).data['first_name']).toBe('Twice');
  });

  it('gives the same bytes also when he has lost the name that the request calls him by', async () => {
    await created('renamed');
    const rename = (email: string): Promise<Received> =>
      server.call('PUT', `${MEMBERS}/renamed@b.c?idParam=email_address`, {
        json: { email_address: email },
        headers: { 'idempotency-key': 'rename-key-1' },
      });
    const first = await rename('other@b.c');
    expect(first.data['email_address']).toBe('other@b.c');
    const again = await rename('other@b.c');
    expect([again.text, again.headers['idempotent-replayed']]).toEqual([first.text, 'true']);
    const another = await rename('third@b.c');
    expect(another.code).toBe('INCORRECT_MEMBER_ID_PASSED');
  });

  it('shows who recommended the shop, and what lapses when, as a read does', async () => {
    const { referral_code } = await created('recommender', { last_name: 'R' });
    const json = { member_id: 'friend', referrer_code: referral_code };
    await server.call('POST', MEMBERS, { json });
    const { data } = await update('friend', { last_name: 'F' });
    expect(data).toMatchObject({ referrer_ID: 'recommender', referrer_name: 'recommender R' });
    expect((await read('friend')).data).toEqual(data);
  });

  it.each([
    [{ first_name: 'x'.repeat(100) }, 'first_name'],
    [{ email_address: 'nobody' }, 'email_address'],
    [{ birthdate: '31.12.1992' }, 'birthdate'],
    [{ member_status: 'asleep' }, 'member_status'],
    [{ email_subscription_status: 'perhaps' }, 'email_subscription_status'],
    [{ loyalty_tier_id: 'tin' }, 'tin'],
    [{ member_id: 'another' }, 'member_id'],
    [{ custom_attributes: { shoe: 'large' } }, 'shoe'],
  ])('refuses %o, naming %s', async (json, field) => {
    if ((await read('input')).code !== undefined) await created('input');
    const { status, code, reason } = await update('input', json);
    expect([status, code]).toEqual([400, INVALID]);
    expect(reason).toContain(field);
  });
});

describe('changing a member by the internal id', () => {
  it('gives him another member_id', async () => {
    const { id } = await created('old-id');
    const { data } = await updateById(id, { member_id: 'new-id', last_name: 'Named' });
    expect(data).toMatchObject({ id, member_id: 'new-id', last_name: 'Named' });
    expect((await read('old-id')).code).toBe('INCORRECT_MEMBER_ID_PASSED');
    expect((await read('new-id')).data).toEqual(data);
  });

  it('merges him into whoever has the member_id, and what the holder says stands', async () => {
    const holder = await created('holder', { last_name: 'Holder', member_tags: ['his'] });
    const guest = await created('guest', { birthdate: '01/02/1990', member_tags: ['hers'] });
    const headers = { 'idempotency-key': 'merge-key-1' };
    const json = {
      member_id: 'holder',
      first_name: 'Guest',
      email_address: 'holder@b.c',
      gender: 'female',
    };
    const merged = await updateById(guest['id'], json, headers);
    expect(merged.data).toMatchObject({
      id: holder['id'],
      member_id: 'holder',
      first_name: 'holder',
      last_name: 'Holder',
      member_tags: ['his'],
      birthdate: '01/02/1990',
      gender: 'female',
      available_points: 200,
    });
    expect((await read('guest')).data).toEqual(merged.data);
    const again = await updateById(guest['id'], json, headers);
    expect(again.text).toBe(merged.text);
  });

  it('merges all or nothing', async () => {
    await created('merge-holder');
    const { id } = await created('merge-guest');
    const tried = [
      await updateById(id, { member_id: 'merge-holder', member_status: 'blocked' }),
      await updateById(id, { member_id: 'merge-holder', loyalty_tier_id: 'zrl_gold' }),
      await updateById(id, { member_id: 'merge-holder', custom_attributes: { shoe: 'large' } }),
    ];
    expect(tried.map(({ status, code }) => [status, code])).toEqual(
      tried.map(() => [400, INVALID]),
    );
    expect((await read('merge-guest')).data['id']).toBe(id);
    await update('merge-holder', { member_status: 'blocked' });
    const blocked = await updateById(id, { member_id: 'merge-holder' });
    expect([blocked.status, blocked.code]).toEqual([200, 'MEMBER_BLOCKED']);
  });
});
