import { afterAll, beforeAll, expect, it } from 'vitest';
import { apiServer, type ApiServer } from '../../../../../../tests/support/api-server.ts';
import { SHOP } from '../../../../../../tests/support/shop-program.ts';

let server: ApiServer;

const PEOPLE = [
  ['bob-1', 'Bob', 'Bobberson', '+1-7203332525'],
  ['B-2', 'Zoë', 'Bobwhite', '+49-301234567'],
  ['ada-3', 'Ada', 'Lovelace', ''],
] as const;

beforeAll(async () => {
  server = await apiServer(SHOP);
  for (const [member_id, first_name, last_name, phone_number] of PEOPLE) {
    const email_address = `${first_name === 'Zoë' ? 'zoe' : first_name.toLowerCase()}@b.c`;
    const json = { member_id, first_name, last_name, email_address, phone_number };
    const { text } = await server.call('POST', '/v2/loyalty/members', { json });
    expect(text).toContain('"success":true');
  }
});

afterAll(async () => {
  await server.close();
});

/** The first names of who is found. */
async function found(search: string, more = ''): Promise<unknown> {
  const url = `/v2/loyalty/members?search=${encodeURIComponent(search)}${more}`;
  const { data } = await server.call('GET', url);
  const members = data['members'] as readonly { readonly first_name: string }[];
  expect(data['total']).toBe(members.length);
  return members.map(({ first_name }) => first_name);
}

it('finds members by what names, address, id and telephone begin with, whatever the case', async () => {
  expect(await found('BOB')).toEqual(['Zoë', 'Bob']);
  expect(await found('zoë b')).toEqual(['Zoë']);
  expect(await found('bobb bo')).toEqual(['Bob']);
  expect(await found('Ada@')).toEqual(['Ada']);
  expect(await found('ada-')).toEqual(['Ada']);
  expect(await found('B-2')).toEqual(['Zoë']);
  expect(await found('+1 720 333')).toEqual(['Bob']);
  expect(await found('720-333')).toEqual(['Bob']);
  expect(await found('4930')).toEqual(['Zoë']);
});

it('finds nobody by what stands in the middle, and takes no pattern', async () => {
  expect(await found('berson')).toEqual([]);
  expect(await found('%')).toEqual([]);
  expect(await found('bob %')).toEqual([]);
  expect(await found('_ob')).toEqual([]);
});

it('joins what is looked for with the other filters', async () => {
  const status = (wanted: string): string =>
    `&member_status=${encodeURIComponent(JSON.stringify({ eq: wanted }))}`;
  expect(await found('bob', status('active'))).toEqual(['Zoë', 'Bob']);
  expect(await found('bob', status('blocked'))).toEqual([]);
});

it('lists the newest first when it is asked to', async () => {
  const { data } = await server.call('GET', '/v2/loyalty/members?sort_by=-enrollment_date');
  const members = data['members'] as readonly { readonly first_name: string }[];
  expect(members.map(({ first_name }) => first_name)).toEqual(['Ada', 'Zoë', 'Bob']);
});
