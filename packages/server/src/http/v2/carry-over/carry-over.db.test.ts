import { afterAll, beforeAll, expect, it } from 'vitest';
import { apiServer, type ApiServer } from '../../../../../../tests/support/api-server.ts';
import { SHOP } from '../../../../../../tests/support/shop-program.ts';

let server: ApiServer;

beforeAll(async () => {
  server = await apiServer(SHOP);
});

afterAll(async () => {
  await server.close();
});

function send(what: string, import_id: string, lines: readonly object[], query = '') {
  return server.call('POST', `/v2/loyalty/imports${query}`, { json: { what, import_id, lines } });
}

const MEMBERS = [
  { line: 2, fields: { Email: 'ann@b.c', 'First Name': 'Ann', points: '250', 'custom.size': 'L' } },
  { line: 3, fields: { email: 'not an address' } },
  { line: 4, fields: { email: 'bob@b.c', first_name: "'=cmd()", uid: 'bob' } },
  { line: 5, fields: { email: 'ANN@b.c' } },
];

it('foresees lines without writing, takes them, and knows them when they come again', async () => {
  const foreseen = await send('members', 'first', MEMBERS, '?simulate=true');
  const expected = {
    ...{ taken: 2, already: 0, left_out: 0, refused: 2 },
    refusals: [
      { line: 3, reason: 'email: "not an address"; an e-mail address' },
      { line: 5, reason: expect.stringContaining('ann@b.c') as unknown },
    ],
  };
  expect(foreseen.data).toMatchObject(expected);
  const listed = await server.call('GET', '/v2/loyalty/members');
  expect(listed.data['total']).toBe(0);
  expect((await send('members', 'first', MEMBERS)).data).toMatchObject(expected);
  const again = { taken: 0, already: 2, refused: 2 };
  expect((await send('members', 'first', MEMBERS, '?simulate=true')).data).toMatchObject(again);
  expect((await send('members', 'first', MEMBERS)).data).toMatchObject(again);
});

it('takes transactions of whom it knows', async () => {
  const fields = { email: 'bob@b.c', type: 'award', points: '40', occurred_at: '2026-01-02' };
  const lines = [
    { line: 2, fields },
    { line: 3, fields: { ...fields, email: 'stranger@b.c' } },
    { line: 4, fields: { ...fields, type: 'expire' } },
  ];
  const expected = { taken: 1, left_out: 1, refused: 1, refusals: [{ line: 3 }] };
  expect((await send('transactions', 't', lines, '?simulate=true')).data).toMatchObject(expected);
  expect((await send('transactions', 't', lines)).data).toMatchObject(expected);
});

it('answers the same to lines that come again under one key', async () => {
  const headers = { 'idempotency-key': 'once' };
  const json = { what: 'members', import_id: 'second', lines: [{ line: 2, fields: { uid: 'u' } }] };
  const first = await server.call('POST', '/v2/loyalty/imports', { json, headers });
  expect(first.data).toMatchObject({ taken: 1 });
  const second = await server.call('POST', '/v2/loyalty/imports', { json, headers });
  expect(second.text).toBe(first.text);
});

it('exports part after part what an import reads, and nothing that a spreadsheet would run', async () => {
  const columns: string[] = [];
  const lines: string[] = [];
  let behind = '';
  for (let part = 0; part < 5; part += 1) {
    const more = behind === '' ? '' : `&behind=${behind}&attributes=${columns.join(',')}`;
    const { data } = await server.call('GET', `/v2/loyalty/exports?what=members&count=1${more}`);
    if (behind === '') columns.push(...(data['attributes'] as readonly string[]));
    lines.push(...String(data['csv']).trimEnd().split('\n'));
    if (data['next_behind'] === null) break;
    behind = data['next_behind'] as string;
  }
  expect(columns).toEqual(['size']);
  expect(lines[0]).toMatch(/^email,uid,first_name.*custom\.size$/);
  expect(lines.filter((line) => line !== '')).toHaveLength(4);
  expect(lines.find((line) => line.startsWith('bob@b.c'))).toContain(",'=cmd(),");
  const { data } = await server.call('GET', '/v2/loyalty/exports?what=transactions');
  expect(data).toMatchObject({ lines: 2, members: 3, next_behind: null });
  expect(String(data['csv'])).toContain('bob@b.c,bob,award,40,2026-01-02T00:00:00.000Z');
});

it('says what it cannot read', async () => {
  const broken = await send('members', 'x y', MEMBERS);
  expect(broken.text).toContain('import_id');
  const unnumbered = await send('members', 'third', [{ fields: {} }]);
  expect(unnumbered.text).toContain('lines[0]');
  expect((await server.call('GET', '/v2/loyalty/exports?what=members&behind=x')).status).toBe(400);
});

it('names fields that it does not know, in the check and in the import', async () => {
  const fields = { uid: 'odd', nope: '1', 'custom.size': 'M', 'Lucky Number': '7' };
  const lines = [
    { line: 2, fields },
    { line: 3, fields: { uid: 'even', nope: '2' } },
  ];
  const expected = { taken: 2, passed_over: ['nope', 'lucky_number'] };
  expect((await send('members', 'odd', lines, '?simulate=true')).data).toMatchObject(expected);
  expect((await send('members', 'odd', lines)).data).toMatchObject(expected);
});
