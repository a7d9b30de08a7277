import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  apiServer,
  type ApiServer,
  type Received,
} from '../../../../../../tests/support/api-server.ts';
import { SHOP } from '../../../../../../tests/support/shop-program.ts';

let server: ApiServer;

beforeAll(async () => {
  server = await apiServer();
});
afterAll(() => server.close());

const PROGRAM = '/v2/loyalty/program';

function post(path: string, json: object, headers = {}): Promise<Received> {
  return server.call('POST', `${PROGRAM}${path}`, { json, headers });
}

async function versionNow(): Promise<number> {
  return Number((await server.call('GET', PROGRAM)).data['version']);
}

function renamed(name: string): object {
  return { ...SHOP, name };
}

describe('the program in v2', () => {
  it('is planned, applied, told of and rolled back', async () => {
    const first = await versionNow();
    const before = await server.call('GET', PROGRAM);
    expect(before.data).toMatchObject({ document: SHOP, origin: { by: 'apply', version: null } });
    const planned = await post('/plan', { document: renamed('Summer'), base: first });
    expect(planned.data).toMatchObject({
      running_version: first,
      is_new: true,
      changes: [{ part: 'program', kind: 'changed', path: 'name', note: null }],
      changes_total: 1,
      problems: [],
    });
    const would = await post('/apply?simulate=true', { document: renamed('Summer') });
    expect(would.data).toMatchObject({ version: first + 1, is_new: true });
    expect(await versionNow()).toBe(first);
    const applied = await post('/apply', { document: renamed('Summer'), base: first });
    expect(applied.data).toEqual({ ...would.data });
    expect((await post('/plan', { document: renamed('Summer') })).data).toMatchObject({
      is_new: false,
      changes: [],
    });
    const back = await post('/rollback', { version: first });
    expect(back.data).toMatchObject({ version: first + 2, is_new: true });
    const versions = await server.call('GET', `${PROGRAM}/versions?count=2`);
    expect(versions.data).toMatchObject({
      versions: [
        {
          version: first + 2,
          applied_by: 'key:main',
          is_running: true,
          origin: { by: 'rollback', version: first, name: null },
        },
        { version: first + 1, is_running: false, changes_total: 1 },
      ],
      total: first + 2,
      more: first > 0,
      next_start_index: 2,
    });
    const one = await server.call('GET', `${PROGRAM}/versions/${String(first + 1)}`);
    expect(one.data).toMatchObject({ document: { name: 'Summer' }, is_running: false });
  });

  it('decides transactions that name its version, which `why` tells', async () => {
    await server.call('POST', '/v2/loyalty/members', { json: { member_id: 'why-1' } });
    const award = async (): Promise<unknown> => {
      const made = await server.call('POST', '/v2/loyalty/transactions/award', {
        json: { member_id: 'why-1', activity_id: 'write_a_review' },
      });
      const why = await server.call(
        'GET',
        `/v2/loyalty/transactions/${String(made.data['id'])}/why`,
      );
      return why.data['program_version'];
    };
    const before = await versionNow();
    expect(await award()).toBe(before);
    await post('/apply', { document: renamed('Autumn') });
    expect(await award()).toBe(before + 1);
    await post('/rollback', { version: before });
    expect(await award()).toBe(before + 2);
  });

  it('decides as before once it is rolled back', async () => {
    await server.call('POST', '/v2/loyalty/members', { json: { member_id: 'same-1' } });
    const decided = async (): Promise<readonly unknown[]> => {
      const answers: unknown[] = [];
      for (const order_subtotal of [35, 1250.5, 0]) {
        const order_id = `same-${String(order_subtotal)}`;
        const transaction_attributes = { order_id, order_total: order_subtotal, order_subtotal };
        const json = {
          member_id: 'same-1',
          activity_id: 'made_a_purchase',
          transaction_attributes,
        };
        const url = '/v2/loyalty/transactions/award?simulate=true';
        const { data, body } = await server.call('POST', url, { json });
        answers.push([data['points'], (body as { trace: unknown }).trace]);
      }
      return answers;
    };
    const version = await versionNow();
    const before = await decided();
    const activities = SHOP.activities.map((one) =>
      one.id === 'made_a_purchase' ? { ...one, earn: { multiplier: '7' } } : one,
    );
    await post('/apply', { document: { ...SHOP, activities } });
    expect(await decided()).not.toEqual(before);
    await post('/rollback', { version });
    expect(await decided()).toEqual(before);
  });

  it('is refused for a version that does not run any more, with what changed since', async () => {
    const base = await versionNow();
    await post('/apply', { document: renamed('Winter') });
    for (const path of ['/plan', '/apply']) {
      const late = await post(path, { document: renamed('Other'), base });
      expect(late).toMatchObject({ status: 409, code: 'PROGRAM_MOVED' });
      expect(late.body).toMatchObject({ running_version: base + 1, changes_total: 1 });
      expect(late.reason).toContain('“Winter”');
    }
    expect(await post('/apply', { document: renamed('Winter'), base })).toMatchObject({
      status: 200,
      data: { is_new: false },
    });
    expect(await post('/rollback', { version: 1, base })).toMatchObject({ code: 'PROGRAM_MOVED' });
    expect(await post('/plan', { document: renamed('x'), base: 9999 })).toMatchObject({
      status: 404,
      code: 'PROGRAM_VERSION_DOES_NOT_EXIST',
    });
  });

  it('names what is wrong by its place', async () => {
    const version = await versionNow();
    const bad = { ...SHOP, currency: 'dollars', name: 'a\u0000' };
    const refused = await post('/apply', { document: bad });
    expect(refused).toMatchObject({ status: 400, code: 'PROGRAM_REFUSED' });
    expect(refused.reason).toContain('document.name');
    expect(
      (await post('/plan', { document: { ...SHOP, currency: 'dollars' } })).data,
    ).toMatchObject({
      is_new: false,
      problems: [{ path: 'currency' }],
    });
    for (const json of [
      {},
      { document: [] },
      { document: 'text' },
      { document: SHOP, draft_id: 'a'.repeat(24) },
      { document: SHOP, revision: 1 },
      { document: SHOP, base: 0 },
    ]) {
      expect(await post('/apply', json)).toMatchObject({
        status: 400,
        code: 'INVALID_REQUEST_PARAMETER_VALUES',
      });
    }
    const [reward] = SHOP.rewards;
    const odd = { ...SHOP, rewards: [{ ...reward, forTransactions: { 'a\u0000': ['b'] } }] };
    expect(await post('/apply', { document: odd })).toMatchObject({ code: 'PROGRAM_REFUSED' });
    expect(await server.call('GET', `${PROGRAM}/versions/0`)).toMatchObject({ status: 404 });
    expect(await server.call('GET', `${PROGRAM}/versions/abc`)).toMatchObject({ status: 404 });
    expect(await versionNow()).toBe(version);
  });

  it('says how it differs from a document that is kept elsewhere', async () => {
    await post('/apply', { document: renamed('Now') });
    expect((await post('/drift', { document: renamed('Now') })).data).toMatchObject({
      equal: true,
    });
    const drift = await post('/drift', { document: renamed('Kept') });
    expect(drift.data).toMatchObject({
      equal: false,
      changes: [{ sentence: 'The program is called “Now” instead of “Kept”.' }],
    });
    expect(await post('/drift', { document: {} })).toMatchObject({ code: 'PROGRAM_REFUSED' });
  });

  it('is applied and rolled back once for an Idempotency-Key, though asked twice at once', async () => {
    const before = await versionNow();
    const keyed = { 'idempotency-key': 'apply-once' };
    const json = { document: renamed('Once'), base: before };
    const all = await Promise.all([1, 2, 3].map(() => post('/apply', json, keyed)));
    expect(all.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(new Set(all.map(({ text }) => text)).size).toBe(1);
    expect(all[0]?.data).toMatchObject({ version: before + 1, is_new: true });
    const other = await post('/apply', { ...json, document: renamed('Twice') }, keyed);
    expect([other.status, other.code]).toEqual([422, 'IDEMPOTENCY_KEY_REUSED']);

    const back = { 'idempotency-key': 'back-once' };
    const first = await post('/rollback', { version: before }, back);
    const again = await post('/rollback', { version: before }, back);
    expect([first.status, again.text]).toEqual([200, first.text]);
    expect([first.headers['idempotent-replayed'], again.headers['idempotent-replayed']]).toEqual([
      ...[undefined, 'true'],
    ]);
    expect(await versionNow()).toBe(before + 2);
    // What was refused for the key stays refused, though it would be taken by now.
    const moved = { document: renamed('Moved'), base: before + 3 };
    const early = await post('/apply', moved, { 'idempotency-key': 'early' });
    await post('/apply', { document: renamed('Third'), base: before + 2 });
    const late = await post('/apply', moved, { 'idempotency-key': 'early' });
    expect(early.code).toBeDefined();
    expect([late.status, late.text]).toEqual([early.status, early.text]);
    expect(await versionNow()).toBe(before + 3);
  });

  it('is read by any key, and changed by those of the scope admin alone', async () => {
    const headers = { 'api-key': 'key-read' };
    expect((await server.call('GET', PROGRAM, { headers })).status).toBe(200);
    expect((await post('/plan', { document: SHOP }, headers)).status).toBe(200);
    for (const key of ['key-read', 'key-support']) {
      for (const path of ['/apply', '/rollback', '/drafts']) {
        const json = { document: SHOP, version: 1, name: 'x' };
        expect((await post(path, json, { 'api-key': key })).status).toBe(401);
      }
    }
  });
});

describe('drafts in v2', () => {
  it('are begun, changed by whoever has seen them, planned and applied', async () => {
    const base = await versionNow();
    const made = await post('/drafts', { name: 'Spring' });
    const id = String(made.data['id']);
    expect(made.data).toMatchObject({
      name: 'Spring',
      base_version: base,
      revision: 1,
      created_by: 'key:main',
    });
    expect(await post('/drafts', { name: 'Spring' })).toMatchObject({
      status: 409,
      code: 'DRAFT_NAME_TAKEN',
    });
    const put = (json: object): Promise<Received> =>
      server.call('PUT', `${PROGRAM}/drafts/${id}`, { json });
    const document = renamed('Drafted');
    expect((await put({ revision: 1, document })).data).toMatchObject({ revision: 2, document });
    expect(await put({ revision: 1, document: SHOP })).toMatchObject({
      status: 409,
      code: 'DRAFT_CHANGED',
      body: { revision: 2 },
    });
    expect((await put({ document })).code).toBe('INVALID_REQUEST_PARAMETER_VALUES');
    expect((await post('/plan', { draft_id: id })).data).toMatchObject({ is_new: true });
    expect(await post('/apply', { draft_id: id, revision: 1 })).toMatchObject({
      code: 'DRAFT_CHANGED',
    });
    const { drafts } = (await server.call('GET', `${PROGRAM}/drafts`)).data;
    expect(drafts).toMatchObject([{ id, revision: 2 }]);
    expect((await post('/apply', { draft_id: id, revision: 2 })).data).toMatchObject({
      version: base + 1,
    });
    expect(await server.call('GET', `${PROGRAM}/drafts/${id}`)).toMatchObject({
      status: 404,
      code: 'DRAFT_DOES_NOT_EXIST',
    });
    const audit = await server.query<{ action: string; actor: string }>(
      `select action, actor from audit_entries where action like 'program_draft%' order by at`,
    );
    expect(audit).toEqual([
      { action: 'program_draft.created', actor: 'key:main' },
      { action: 'program_draft.changed', actor: 'key:main' },
    ]);
  });

  it('cannot be simulated, hold what no database can keep, or be found by odd ids', async () => {
    const wanted = { name: 'Odd', document: { name: '\ud800' } };
    expect(await post('/drafts', wanted)).toMatchObject({ status: 400, code: 'PROGRAM_REFUSED' });
    expect((await post('/drafts?simulate=true', { name: 'Odd' })).reason).toContain('simulate');
    expect((await server.call('GET', `${PROGRAM}/drafts/x`)).status).toBe(404);
    expect((await server.call('DELETE', `${PROGRAM}/drafts/${'a'.repeat(24)}`)).status).toBe(404);
    expect(await post('/drafts', { name: 'Odd', base: 9999 })).toMatchObject({
      code: 'PROGRAM_VERSION_DOES_NOT_EXIST',
    });
  });

  it('are applied once for an Idempotency-Key, though they are gone by then', async () => {
    const { data } = await post('/drafts', { name: 'Kept', document: renamed('Kept') });
    const json = { draft_id: data['id'] };
    const keyed = { 'idempotency-key': 'draft-once' };
    const first = await post('/apply', json, keyed);
    expect(first.status).toBe(200);
    expect((await post('/apply', json, keyed)).text).toBe(first.text);
    expect((await post('/apply', json)).status).toBe(404);
  });
});
