import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiServer, type ApiServer } from '../../../../../tests/support/api-server.ts';
import { SHOP } from '../../../../../tests/support/shop-program.ts';
import { createAuthenticate } from '../auth.ts';
import { ask, bearer, signedIn } from '../../../../../tests/support/sign-in-people.ts';

let api: ApiServer;
let owner: Readonly<Record<string, string>>;

beforeAll(async () => {
  const gift = { id: 'gift', name: 'Gift', earn: { points: '40' }, agents: true } as const;
  api = await apiServer({ ...SHOP, activities: [...SHOP.activities, gift] });
  owner = bearer(await signedIn(api, 'ann@shop.example', 'owner'));
});

afterAll(async () => {
  await api.close();
});

type Sent = object | undefined;
const asOwner = (
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  url: string,
  json?: Sent,
): ReturnType<typeof ask> =>
  ask(api, method, url, { headers: owner, ...(json === undefined ? {} : { json }) });

async function opens(key: unknown): Promise<boolean> {
  const holder = await createAuthenticate(api.pool)('cad458dc4e', String(key));
  return holder !== null;
}

describe('keys', () => {
  it('are made, listed without themselves, rotated with both working, and revoked', async () => {
    const made = await asOwner('POST', '/account/keys', { identifier: 'till', scope: 'support' });
    expect(made.data).toMatchObject({ identifier: 'till' });
    const { key } = made.data;
    expect(await opens(key)).toBe(true);
    const again = await asOwner('POST', '/account/keys', { identifier: 'till', scope: 'read' });
    expect(again).toMatchObject({ status: 409, code: 'KEY_NAME_TAKEN' });
    const odd = await asOwner('POST', '/account/keys', { identifier: 'a b', scope: 'read' });
    expect(odd.reason).toMatch(/^identifier: /);
    const rotated = await asOwner('POST', '/account/keys/till/rotate', {
      ...{ new_identifier: 'till-2', overlap_hours: 24 },
    });
    expect(rotated.data).toMatchObject({ identifier: 'till-2', overlap_hours: 24 });
    expect([await opens(key), await opens(rotated.data['key'])]).toEqual([true, true]);
    // What is ending is not rotated once more: that would keep it alive.
    const twice = await asOwner('POST', '/account/keys/till/rotate', { new_identifier: 'till-3' });
    expect(twice).toMatchObject({ status: 404, code: 'KEY_DOES_NOT_EXIST' });
    const listed = await asOwner('GET', '/account/keys');
    expect(listed.text).not.toContain(String(key));
    const keys = listed.data['keys'] as { identifier: string; state: string; scope: string }[];
    const state = (name: string): unknown => keys.find((each) => each.identifier === name);
    expect(state('till')).toMatchObject({ state: 'ending', scope: 'support' });
    expect(state('till-2')).toMatchObject({ state: 'live', scope: 'support', ends_date: null });
    expect((await asOwner('DELETE', '/account/keys/till')).status).toBe(200);
    expect((await asOwner('DELETE', '/account/keys/till')).status).toBe(404);
    const [row] = await api.query<{ live: boolean }>(
      `select revoked_at > clock_timestamp() as live from api_keys where identifier = 'till'`,
    );
    expect(row).toEqual({ live: false });
  });

  it('are rotated into one new name once, whoever else wants it at the same moment', async () => {
    for (const identifier of ['east', 'west']) {
      await asOwner('POST', '/account/keys', { identifier, scope: 'read' });
    }
    const states = async (): Promise<Readonly<Record<string, string>>> => {
      const { data } = await asOwner('GET', '/account/keys');
      const keys = data['keys'] as { identifier: string; state: string }[];
      return Object.fromEntries(keys.map(({ identifier, state }) => [identifier, state]));
    };
    const into = (of: string, name: string): ReturnType<typeof asOwner> =>
      asOwner('POST', `/account/keys/${of}/rotate`, { new_identifier: name });
    const both = await Promise.all([into('east', 'north'), into('west', 'north')]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(both.find(({ status }) => status === 409)).toMatchObject({ code: 'KEY_NAME_TAKEN' });
    // Whoever lost has the key that he had, and is not ending.
    const lost = both[0].status === 409 ? 'east' : 'west';
    expect((await states())[lost]).toBe('live');
    const twice = await Promise.all([into(lost, 'south'), into(lost, 'south')]);
    expect(twice.map(({ status }) => status).sort()).toEqual([200, 404]);
    expect(await states()).toMatchObject({ [lost]: 'ending', north: 'live', south: 'live' });
    const own = await into('north', 'north');
    expect([own.code, (await states())['north']]).toEqual(['KEY_NAME_TAKEN', 'live']);
  });

  it('end by themselves when their time beside another is over', async () => {
    const made = await asOwner('POST', '/account/keys', { identifier: 'short', scope: 'read' });
    await asOwner('POST', '/account/keys/short/rotate', {
      ...{ new_identifier: 'short-2', overlap_hours: 0 },
    });
    expect(await opens(made.data['key'])).toBe(false);
  });
});

interface Entry {
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly points: number | null;
  readonly member: { readonly name: string } | null;
}

async function audit(query: string): Promise<{ entries: Entry[]; next: string | null }> {
  const answer = await asOwner('GET', `/account/audit?${query}`);
  expect(answer.status).toBe(200);
  return answer.data as unknown as { entries: Entry[]; next: string | null };
}

describe('the audit', () => {
  beforeAll(async () => {
    const bob = { member_id: 'bob-1', first_name: 'Bob', email_address: 'bob@example.com' };
    await asOwner('POST', '/v2/loyalty/members', bob);
    for (let award = 0; award < 5; award += 1) {
      const json = { member_id: 'bob-1', activity_id: 'gift' };
      await asOwner('POST', '/v2/loyalty/transactions/award', json);
    }
  });

  it('is one stream of people, keys and points, the newest first', async () => {
    const { entries, next } = await audit('count=1000');
    expect(next).toBeNull();
    const actions = new Set(entries.map(({ action }) => action));
    for (const action of ['points.award', 'key.rotated', 'person.invited', 'member.enrolled']) {
      expect(actions).toContain(action);
    }
    const award = entries.find(({ action }) => action === 'points.award');
    expect(award).toMatchObject({
      ...{ actor: 'person:ann@shop.example', points: 40, member: { name: 'Bob' } },
    });
  });

  it('is read page by page without a gap or a repetition', async () => {
    const whole = (await audit('count=1000')).entries;
    const read: Entry[] = [];
    let next: string | null = '';
    while (next !== null) {
      const page = await audit(`count=3${next === '' ? '' : `&next=${next}`}`);
      read.push(...page.entries);
      ({ next } = page);
    }
    expect(read).toEqual(whole);
  });

  it('is asked by who, what and about whom', async () => {
    const keys = await audit('what=key');
    expect(keys.entries.every(({ action }) => action.startsWith('key.'))).toBe(true);
    expect(keys.entries.length).toBeGreaterThan(3);
    const about = await audit('about=bob@example.com&what=points');
    // Joining gave points too.
    expect(about.entries.map(({ points }) => points).slice(0, 5)).toEqual([40, 40, 40, 40, 40]);
    expect((await audit('who=nobody@')).entries).toEqual([]);
    expect((await audit('who=ANN@shop&what=key.revoked')).entries).toHaveLength(1);
    expect((await audit('until=01/01/2001')).entries).toEqual([]);
    const odd = await asOwner('GET', '/account/audit?next=abc');
    expect(odd.code).toBe('INVALID_REQUEST_PARAMETER_VALUES');
  });
});

describe('others', () => {
  it('are seen where they are signed in, and signed out, by owners', async () => {
    const bob = await signedIn(api, 'bob@shop.example', 'agent');
    const url = `/account/people/${bob.id}/sessions`;
    const listed = await asOwner('GET', url);
    const [session] = listed.data['sessions'] as { id: string }[];
    expect((await asOwner('DELETE', `${url}/${session?.id ?? ''}`)).status).toBe(200);
    expect((await ask(api, 'GET', '/account/me', { headers: bearer(bob) })).status).toBe(401);
    expect((await asOwner('DELETE', `${url}/${session?.id ?? ''}`)).status).toBe(404);
    expect((await asOwner('GET', '/account/people/none/sessions')).status).toBe(404);
  });

  it('of the role agent know what they may still give today', async () => {
    const agent = bearer(await signedIn(api, 'agent@shop.example', 'agent'));
    const own = async (headers: Readonly<Record<string, string>>): Promise<unknown> =>
      (await ask(api, 'GET', '/account/own-limits', { headers })).data;
    expect(await own(agent)).toMatchObject({ daily_max: null, left_today: null });
    await asOwner('PUT', '/account/agent-limits', { award_max: 50, daily_max: 100 });
    const json = { member_id: 'bob-1', activity_id: 'gift' };
    await ask(api, 'POST', '/v2/loyalty/transactions/award', { headers: agent, json });
    const told = { award_max: 50, daily_max: 100, given_today: 40, left_today: 60 };
    expect(await own(agent)).toEqual(told);
    expect(await own(owner)).toMatchObject({ award_max: null, left_today: null });
  });
});
