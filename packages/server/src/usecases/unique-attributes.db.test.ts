import type { ProgramDocument } from '@fealty/core';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  testDatabase,
  testServers,
  type TestDatabase,
} from '../../../../tests/support/database.ts';
import { makeMerchant } from '../../../../tests/support/merchant.ts';
import { openLanes, SHOP, tally, type OpenLanes } from '../../../../tests/support/open-lanes.ts';
import { connectionOf } from '../runtime/database.ts';
import { columnTypes } from '../runtime/pg-types.ts';
import { verifyMerchant } from '../verify/verify-merchant.ts';
import { applyProgram } from './apply-program.ts';
import { ProgramRefused } from './judge-program.ts';

const UNIQUE: ProgramDocument = {
  ...SHOP,
  members: {
    attributes: [{ name: 'card', type: 'number', unique: true, required: false }],
    unique: ['phone'],
  },
};

describe.each(testServers())('unique attributes on PostgreSQL $version', (server) => {
  let database: TestDatabase;
  let owner: pg.Pool;
  let merchantId = 0;
  let processes: OpenLanes[] = [];
  const open = (): OpenLanes => {
    const opened = openLanes(database, merchantId);
    processes.push(opened);
    return opened;
  };
  const apply = (document: ProgramDocument): ReturnType<typeof applyProgram> =>
    applyProgram(owner, { merchantId, document, actor: 'test' });
  const enroll = (lanes: OpenLanes, name: string, custom: Record<string, string> = {}) =>
    lanes.send({
      kind: 'enroll',
      profile: { email: `${name}@example.com`, firstName: name, lastName: 'T', custom },
    });
  const kept = async (): Promise<readonly string[]> => {
    const { rows } = await owner.query<{ text: string }>(
      `select i.kind || '=' || i.value || '@' || m.first_name as text from identities i
         join members m on m.merchant_id = i.merchant_id and m.id = i.member_id
        where i.merchant_id = $1 and i.kind <> 'referral_code' order by 1`,
      [merchantId],
    );
    return rows.map(({ text }) => text);
  };

  beforeAll(async () => {
    database = await testDatabase(server);
    owner = new pg.Pool({ ...connectionOf(database.app), max: 4, types: columnTypes });
    owner.on('error', () => undefined);
  });
  beforeEach(async () => {
    merchantId = await makeMerchant(owner, { program: SHOP }, Date.UTC(2026, 0, 1));
  });
  afterEach(async () => {
    for (const lanes of processes) {
      expect(lanes.troubles).toEqual([]);
      await lanes.close();
    }
    processes = [];
  });
  afterAll(async () => {
    await owner.end();
    await database.drop();
  });

  it('go to one of many who want the same at once, in two processes', async () => {
    await apply(UNIQUE);
    const [one, two] = [open(), open()];
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, n) =>
        enroll(n % 2 === 0 ? one : two, `m${String(n)}`, { card: n % 3 === 0 ? '42.0' : '42' }),
      ),
    );
    expect(tally(answers)).toEqual({ done: 1, attribute_taken: 39 });
    const changed = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        (n % 2 === 0 ? one : two).send({
          kind: 'enroll',
          profile: { email: `p${String(n)}@example.com`, firstName: 'P', lastName: 'T' },
        }),
      ),
    );
    expect(tally(changed)).toEqual({ done: 20 });
    const phones = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        (n % 2 === 0 ? one : two).send({
          kind: 'update_member',
          member: { by: 'email', value: `p${String(n)}@example.com` },
          changes: { phone: '+1 555 0100' },
        }),
      ),
    );
    expect(tally(phones)).toEqual({ done: 1, attribute_taken: 19 });
  });

  it('find the member for a command', async () => {
    await apply(UNIQUE);
    const lanes = open();
    await enroll(lanes, 'ann', { card: '42' });
    const member = { by: 'attribute', name: 'card', value: '42' } as const;
    const award = await lanes.send({ kind: 'award', member, activityId: 'write_a_review' });
    expect(JSON.parse(award.body)).toMatchObject({ points: 10 });
    const deduct = await lanes.send({ kind: 'deduct', member, points: 5, reason: 'test' });
    expect(JSON.parse(deduct.body)).toMatchObject({ balances: { available: 105 } });
    const stranger = { ...member, value: '43' };
    const refused = await lanes.send({ kind: 'deduct', member: stranger, points: 5, reason: 'no' });
    expect(refused.body).toBe('member_unknown');
  });

  it('are freed by a change, also when several follow each other in one batch', async () => {
    await apply(UNIQUE);
    const lanes = open();
    await enroll(lanes, 'ann', { card: '1' });
    const ref = { by: 'email', value: 'ann@example.com' } as const;
    await Promise.all(
      ['2', '3', '1', '4'].map((card) =>
        lanes.send({ kind: 'update_member', member: ref, changes: { custom: { card } } }),
      ),
    );
    expect(await kept()).toEqual(['attribute:card=4@ann', 'email=ann@example.com@ann']);
    const { rows } = await owner.query(
      `select 1 from identities where merchant_id = $1 and member_id is null`,
      [merchantId],
    );
    expect(rows).toEqual([]);
    const client = await owner.connect();
    expect((await verifyMerchant(client, merchantId)).problems).toEqual([]);
    client.release();
  });

  it('change hands between processes that wait for each other, and lose nothing', async () => {
    await apply(UNIQUE);
    const [one, two] = [open(), open()];
    await enroll(one, 'ann', { card: '0' });
    const ref = { by: 'email', value: 'ann@example.com' } as const;
    for (let round = 1; round <= 30; round += 1) {
      const [freed, now] = [String(round - 1), String(round)];
      const [moved, joined] = await Promise.all([
        one.send({ kind: 'update_member', member: ref, changes: { custom: { card: now } } }),
        enroll(two, `m${now}`, { card: freed }),
      ]);
      expect(moved.status).toBe(200);
      expect(['attribute_taken', '']).toContain(joined.status === 200 ? '' : joined.body);
    }
    const client = await owner.connect();
    expect((await verifyMerchant(client, merchantId)).problems).toEqual([]);
    client.release();
  });

  it('are claimed for everybody by the program that makes them unique', async () => {
    const lanes = open();
    await enroll(lanes, 'ann', { card: '7.0' });
    await enroll(lanes, 'bob', { card: 'none' });
    await enroll(lanes, 'cid');
    await apply(UNIQUE);
    expect((await kept()).filter((text) => text.startsWith('attribute'))).toEqual([
      'attribute:card=7@ann',
    ]);
    expect((await enroll(lanes, 'dan', { card: '7' })).body).toBe('attribute_taken');
    await apply(SHOP);
    expect((await kept()).filter((text) => text.startsWith('attribute'))).toEqual([]);
    expect((await enroll(lanes, 'dan', { card: '7' })).status).toBe(200);
  });

  it('are refused with who collides when two members have the same value', async () => {
    const lanes = open();
    for (const name of ['ann', 'bob', 'cid']) await enroll(lanes, name, { card: '7' });
    const refused = await apply(UNIQUE).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(ProgramRefused);
    expect((refused as ProgramRefused).problems).toHaveLength(2);
    expect((refused as ProgramRefused).message).toMatch(
      /members\.attributes\.card\.unique: members \w{24} and \w{24} both have "7"/,
    );
    expect((await kept()).filter((text) => text.startsWith('attribute'))).toEqual([]);
  });

  it('hold for members who join while the program is being applied', async () => {
    const [one, two] = [open(), open()];
    const joining = Array.from({ length: 60 }, (_, n) =>
      enroll(n % 2 === 0 ? one : two, `m${String(n)}`, { card: String(n) }),
    );
    await Promise.race(joining);
    await apply(UNIQUE);
    await Promise.all(joining);
    const cards = (await kept()).filter((text) => text.startsWith('attribute'));
    expect(cards).toHaveLength(60);
  });
});
