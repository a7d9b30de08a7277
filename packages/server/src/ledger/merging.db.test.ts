import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  testDatabase,
  testServers,
  type TestDatabase,
} from '../../../../tests/support/database.ts';
import { makeMerchant } from '../../../../tests/support/merchant.ts';
import { openLanes, SHOP, tally, type OpenLanes } from '../../../../tests/support/open-lanes.ts';
import { connectionOf, openDatabase } from '../runtime/database.ts';
import { columnTypes } from '../runtime/pg-types.ts';
import { verifyMerchant } from '../verify/verify-merchant.ts';

const ref = (name: string) => ({ by: 'email', value: `${name}@example.com` }) as const;
const review = (name: string) =>
  ({ kind: 'award', member: ref(name), activityId: 'write_a_review' }) as const;
const merge = (from: string, into: string) =>
  ({ kind: 'merge_members', from: ref(from), into: ref(into) }) as const;

describe.each(testServers())('merges on PostgreSQL $version', (server) => {
  let database: TestDatabase;
  let admin: pg.Client;
  let merchantId: number;
  let processes: OpenLanes[] = [];
  const open = (): OpenLanes => {
    const opened = openLanes(database, merchantId);
    processes.push(opened);
    return opened;
  };

  beforeAll(async () => {
    database = await testDatabase(server);
    admin = new pg.Client({ ...connectionOf(database.superuser), types: columnTypes });
    await admin.connect();
    await admin.query("set timezone = 'UTC'");
  });
  afterAll(async () => {
    await admin.end();
    await database.drop();
  });
  beforeEach(async () => {
    const setup = openDatabase(database.app);
    merchantId = await makeMerchant(setup.pool, { program: SHOP }, Date.UTC(2026, 0, 1));
    await setup.close();
    const first = open();
    for (const name of ['ann', 'bob', 'cid']) {
      const profile = { email: ref(name).value, firstName: name, lastName: 'M', uid: name };
      await first.send({ kind: 'enroll', profile });
    }
    return async () => {
      for (const each of processes) await each.close();
      processes = [];
    };
  });

  /** Points of everybody, who is merged, and that all of it can be told from the postings. */
  async function books(): Promise<{ available: number; merged: number }> {
    const { rows } = await admin.query<{ available: number; merged: number }>(
      `select sum(available)::integer as available, count(merged_into)::integer as merged
         from member_heads where merchant_id = $1`,
      [merchantId],
    );
    expect((await verifyMerchant(admin, merchantId)).problems).toEqual([]);
    return rows[0] ?? { available: 0, merged: 0 };
  }

  it('lose nothing that two processes earn for either member meanwhile', async () => {
    const [one, two] = [open(), open()];
    const sent = Array.from({ length: 60 }, (_, index) => {
      const lanes = index % 2 === 0 ? one : two;
      if (index === 20) return lanes.send(merge('bob', 'ann'));
      return lanes.send(review(index % 3 === 0 ? 'ann' : 'bob'));
    });
    expect(tally(await Promise.all(sent))).toEqual({ done: 60 });
    expect(await books()).toEqual({ available: 300 + 59 * 10, merged: 1 });
    expect(one.troubles.concat(two.troubles)).toEqual([]);
  });

  it('come out alike whichever of two directions is faster', async () => {
    const [one, two] = [open(), open()];
    const answers = await Promise.all([
      one.send(merge('bob', 'ann')),
      two.send(merge('ann', 'bob')),
      one.send(merge('ann', 'cid')),
      two.send(merge('cid', 'bob')),
      one.send(merge('bob', 'cid')),
    ]);
    // What is one already stays so: the slower ones find nothing left to do.
    expect(tally(answers)).toEqual({ done: 5 });
    expect(await books()).toEqual({ available: 300, merged: 2 });
    expect(one.troubles.concat(two.troubles).filter((said) => said.includes('failed'))).toEqual([]);
  });

  it('never let points be spent twice while members are merged and parted', async () => {
    const [one, two] = [open(), open()];
    await one.send(merge('bob', 'ann'));
    const { rows } = await admin.query<{ id: string }>(
      `select i.member_id as id from identities i
        where i.merchant_id = $1 and i.kind = 'email' and i.value = $2`,
      [merchantId, ref('bob').value],
    );
    const from = rows[0]?.id ?? '';
    const redeem = (name: string) =>
      ({ kind: 'redeem', member: ref(name), rewardId: 'reward_00001' }) as const;
    const answers = await Promise.all([
      ...Array.from({ length: 6 }, (_, index) =>
        (index % 2 === 0 ? one : two).send(redeem(index % 3 === 0 ? 'ann' : 'bob')),
      ),
      two.send({ kind: 'unmerge_members', from }),
    ]);
    const { done = 0, points_insufficient: refused = 0 } = tally(answers);
    // Four redemptions of 50 points, if all of them came before the two were parted.
    expect(done + refused).toBe(7);
    expect(await books()).toEqual({ available: 300 - (done - 1) * 50, merged: 0 });
  });

  it('happen once for a request key, and are simulated without a trace', async () => {
    const lanes = open();
    const simulated = await lanes.send(merge('bob', 'ann'), { simulate: true });
    expect(simulated.status).toBe(200);
    expect((await books()).merged).toBe(0);
    const key = { key: 'merge-1', fingerprint: Buffer.from('bob into ann') };
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => lanes.send(merge('bob', 'ann'), { key })),
    );
    expect(new Set(answers.map(({ body }) => body)).size).toBe(1);
    expect(await books()).toEqual({ available: 300, merged: 1 });
    const told = await admin.query<{ type: string; actions: number }>(
      `select count(*)::integer as events,
              (select count(*)::integer from audit_entries a
                where a.merchant_id = $1 and a.action in ('member.merged', 'member.took_over'))
                as entries
         from events where merchant_id = $1 and type = 'member.merged'`,
      [merchantId],
    );
    expect(told.rows).toEqual([{ events: 2, entries: 2 }]);
  });

  it('find the lots of a thousand awards, lapsed and not, and bring them back', async () => {
    const lanes = open();
    const day = Date.UTC(2026, 0, 1);
    const sent = Array.from({ length: 1000 }, (_, line) =>
      lanes.send({
        kind: 'import_transaction',
        key: { importId: 'lots', line },
        member: ref('bob'),
        transaction: 'award',
        points: 3,
        occurredAt: day - 400 * 86_400_000,
        // Some of them have lapsed, and nobody has come to expire them.
        expiresAt: day + (line % 10 === 0 ? -1 : line + 30) * 86_400_000,
      }),
    );
    expect(tally(await Promise.all(sent))).toEqual({ done: 1000 });
    const merged = await lanes.send(merge('bob', 'ann'));
    expect(merged.status).toBe(200);
    expect(await books()).toEqual({ available: 3300, merged: 1 });
    const spent = await lanes.send({
      kind: 'deduct',
      member: ref('ann'),
      points: 500,
      reason: 'x',
    });
    expect(spent.status).toBe(200);
    const { rows } = await admin.query<{ id: string }>(
      'select id from member_heads where merchant_id = $1 and merged_into is not null',
      [merchantId],
    );
    const parted = await lanes.send({ kind: 'unmerge_members', from: rows[0]?.id ?? '' });
    expect(parted.status).toBe(200);
    expect(await books()).toEqual({ available: 2800, merged: 0 });
    expect(lanes.troubles).toEqual([]);
  });
});
