import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  apiServer,
  INSTALLATION_SECRET,
  type ApiServer,
  type Received,
} from '../../../../../tests/support/api-server.ts';
import {
  connectDesk,
  DESK_SHOP,
  enroll,
  type ConnectedDesk,
} from '../../../../../tests/support/desk-shop.ts';
import { updateHelpDesk } from '../../usecases/save-help-desk.ts';

let server: ApiServer;
let desk: ConnectedDesk;

beforeAll(async () => {
  server = await apiServer(DESK_SHOP);
  desk = await connectDesk(server, 'gladly');
});

afterAll(async () => {
  await server.close();
});

function lookUp(json: unknown, by = desk): Promise<Received> {
  return by.call('POST', `/integrations/gladly/${by.id}`, { json });
}

const basic = (query: object, by = desk): Promise<Received> =>
  lookUp({ lookupLevel: 'BASIC', query, uniqueMatchRequired: false }, by);
const detailed = (externalCustomerId: string, by = desk): Promise<Received> =>
  lookUp({ lookupLevel: 'DETAILED', query: { externalCustomerId }, uniqueMatchRequired: true }, by);

const idsOf = ({ body }: Received): readonly string[] =>
  (body as { results: { externalCustomerId: string }[] }).results.map(
    (one) => one.externalCustomerId,
  );

describe('a lookup of Gladly', () => {
  it('finds everybody whom the addresses name, each once, whatever their case', async () => {
    const ann = await enroll(server, 'ann');
    const bob = await enroll(server, 'bob');
    const found = await basic({ emails: [' ANN@B.c', 'ann@b.c', 'bob@b.c', 'x@b.c'], phones: [] });
    expect([...idsOf(found)].sort()).toEqual([ann, bob].sort());
    expect(idsOf(await basic({ email: 'bob@b.c' }))).toEqual([bob]);
    expect((await basic({ emails: [] })).body).toEqual({ results: [] });
    expect((await basic({})).body).toEqual({ results: [] });
    expect(found.text).not.toContain('formUrl');
  });

  it('finds by telephone where that is switched on, and only then tells one', async () => {
    const json = { member_id: 'phoned', email_address: 'p@b.c', phone_number: '+1-7203332525' };
    const { data } = await server.call('POST', '/v2/loyalty/members', { json });
    const phones = ['+17203332525'];
    expect(idsOf(await basic({ phones }))).toEqual([]);
    const byPhone = await connectDesk(server, 'gladly', { settings: { match_by_phone: true } });
    const found = await basic({ phones }, byPhone);
    expect(idsOf(found)).toEqual([data['id']]);
    expect(found.text).toContain('"phones":[{"original":"+17203332525","type":"MOBILE"}]');
  });

  it('shows a linked member by whatever id he was linked by, and nobody who is gone', async () => {
    const kim = await enroll(server, 'kim');
    for (const id of [kim, 'kim', 'kim@b.c']) expect(idsOf(await detailed(id))).toEqual([id]);
    const { body } = await detailed(kim);
    expect(body).toEqual({
      results: [
        {
          externalCustomerId: kim,
          name: 'kim Lee',
          emails: [{ original: 'kim@b.c' }],
          phones: [],
          customAttributes: {
            loyalty_tier: 'Silver',
            loyalty_available_points: '100',
            loyalty_redeemed_points: '0',
            loyalty_earned_points: '100',
            loyalty_expired_points: '0',
          },
          actions: [
            { name: 'Award points', formUrl: `/integrations/gladly/${desk.id}/forms/award/${kim}` },
            {
              name: 'Redeem points',
              formUrl: `/integrations/gladly/${desk.id}/forms/redeem/${kim}`,
            },
          ],
        },
      ],
    });
    const member = `/v2/loyalty/members/${kim}`;
    await server.call('PUT', member, { json: { member_status: 'blocked' } });
    expect((await detailed(kim)).body).toMatchObject({ results: [{ actions: [] }] });
    await server.call('PUT', member, { json: { member_status: 'deleted' } });
    expect([(await detailed(kim)).body, (await basic({ email: 'kim@b.c' })).body]).toEqual([
      { results: [] },
      { results: [] },
    ]);
    expect((await detailed('f'.repeat(24))).body).toEqual({ results: [] });
  });

  it.each([
    [undefined, undefined],
    ['text', undefined],
    [{}, 'lookupLevel'],
    [{ lookupLevel: 'ALL', query: {} }, 'lookupLevel'],
    [{ lookupLevel: 'BASIC' }, 'query'],
    [{ lookupLevel: 'BASIC', query: { emails: [1] } }, 'query.emails'],
    [{ lookupLevel: 'BASIC', query: { phone: { a: 1 } } }, 'query.phone'],
    [{ lookupLevel: 'DETAILED', query: {} }, 'query.externalCustomerId'],
    [{ lookupLevel: 'DETAILED', query: { externalCustomerId: 7 } }, 'query.externalCustomerId'],
  ])('is told what is wrong with %j', async (json, attr) => {
    const { status, body } = await lookUp(json);
    const [first] = (body as { errors: { attr?: string; code: string; detail: string }[] }).errors;
    expect([status, first?.attr, first?.code]).toEqual([400, attr, 'malformed']);
    expect(first?.detail).toMatch(/allowed is/);
  });

  it('harms no other adaptor while it is paused', async () => {
    const id = await enroll(server, 'pia');
    const usual = await connectDesk(server, 'gladly');
    const quiet = await connectDesk(server, 'gladly', { settings: { on_fault: 'empty' } });
    const tools = { pool: server.pool, secret: INSTALLATION_SECRET };
    for (const one of [usual, quiet]) {
      const request = { merchantId: server.merchantId, id: one.id, actor: 'test' };
      await updateHelpDesk(tools, { ...request, wanted: { status: 'paused' } });
    }
    const nobody = { status: 200, body: { results: [] } };
    expect(await basic({ email: 'pia@b.c' }, usual)).toMatchObject(nobody);
    expect(await detailed(id, usual)).toMatchObject({
      status: 503,
      body: { errors: [{ code: 'paused' }] },
    });
    expect(await detailed(id, quiet)).toMatchObject(nobody);
    expect((await lookUp({ lookupLevel: 'BASIC' }, usual)).status).toBe(400);
    expect(
      (await usual.call('GET', `/integrations/gladly/${usual.id}/forms/award/${id}`)).status,
    ).toBe(503);
  });

  it('harms no other adaptor when the database is away', async () => {
    const away = await apiServer(DESK_SHOP);
    const usual = await connectDesk(away, 'gladly');
    const quiet = await connectDesk(away, 'gladly', { settings: { on_fault: 'empty' } });
    const id = await enroll(away, 'ann');
    // What a lookup reads, but nothing that says who calls.
    await away.query('alter table members rename to members_away');
    try {
      const answers = [
        await basic({ email: 'ann@b.c' }, usual),
        await detailed(id, usual),
        await detailed(id, quiet),
      ];
      expect(answers.map(({ status }) => status)).toEqual([200, 503, 200]);
      expect(answers[0]?.body).toEqual({ results: [] });
      expect(answers[2]?.body).toEqual({ results: [] });
    } finally {
      await away.query('alter table members_away rename to members');
      await away.close();
    }
  });
});
