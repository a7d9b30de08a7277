import type { ProgramDocument } from '@fealty/core';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from '../../../../tests/support/database.ts';
import { makeMerchant } from '../../../../tests/support/merchant.ts';
import { openLanes, SHOP, tally, type OpenLanes } from '../../../../tests/support/open-lanes.ts';
import { Patience } from '../jobs/patience.ts';
import { sweepAll } from '../../../../tests/support/sweep-all.ts';
import { exportMembers } from '../queries/export-members.ts';
import { readEvent } from '../queries/read-event.ts';
import { connectionOf } from '../runtime/database.ts';
import { columnTypes } from '../runtime/pg-types.ts';
import { verifyMerchant } from '../verify/verify-merchant.ts';
import { eraseMember } from './erase-member.ts';

const bob = { by: 'email', value: 'bobby@example.com' } as const;
/** Whatever is said of him says one of these. */
const HIS = ['bobby', 'Bobberson', '15550100', 'Bobtown', 'whispered', 'bobs-old'];

const PROGRAM: ProgramDocument = {
  ...SHOP,
  members: {
    attributes: [{ name: 'card', type: 'string', unique: true, required: false }],
    unique: ['phone'],
  },
  activities: [
    ...SHOP.activities,
    { id: 'slow', name: 'Slow', earn: { points: '5' }, approval: { mode: 'after_days', days: 9 } },
  ],
};

let database: TestDatabase;
let owner: pg.Pool;
let ledger: OpenLanes;
let merchantId = 0;

beforeEach(async () => {
  database = await testDatabase();
  owner = new pg.Pool({ ...connectionOf(database.owner), max: 3, types: columnTypes });
  owner.on('error', () => undefined);
  const coupons = { reward_00002: [{ code: 'ONE' }, { code: 'TWO' }] };
  merchantId = await makeMerchant(owner, { program: PROGRAM, coupons }, Date.UTC(2026, 0, 1));
  ledger = openLanes(database, merchantId);
});

afterEach(async () => {
  expect(ledger.troubles).toEqual([]);
  await ledger.close();
  await owner.end();
  await database.drop();
});

function enroll(email: string): ReturnType<OpenLanes['send']> {
  const key = { key: `join-${email}-${String(Math.random())}`, fingerprint: Buffer.from(email) };
  return ledger.send(
    {
      kind: 'enroll',
      profile: {
        email,
        uid: 'bobby-1',
        firstName: 'bobby',
        lastName: 'Bobberson',
        city: 'Bobtown',
        phone: '+15550100',
        custom: { card: 'bobby-card' },
      },
    },
    { key },
  );
}

function purchase(id: string, email: string = bob.value): ReturnType<OpenLanes['send']> {
  return ledger.send({
    kind: 'purchase',
    member: { by: 'email', value: email },
    activityId: 'made_a_purchase',
    reason: 'whispered',
    order: { id, total: '30', subtotal: '30', currency: 'USD', coupons: [], lines: [] },
  });
}

async function idOf(email: string): Promise<string> {
  const { rows } = await owner.query<{ id: string }>('select id from members where email = $1', [
    email,
  ]);
  return rows[0]?.id ?? 'nobody';
}

function erase(memberId: string, lanes: OpenLanes = ledger): ReturnType<typeof eraseMember> {
  return eraseMember(lanes, { merchantId, memberId, actor: 'test' });
}

/** Tables whose rows, written out, say one of the words. */
async function tablesThatSay(words: readonly string[]): Promise<readonly string[]> {
  const tables = await owner.query<{ name: string }>(
    `select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`,
  );
  const said: string[] = [];
  for (const { name } of tables.rows) {
    for (const word of words) {
      const sql = `select 1 from "${name}" t where strpos(lower(t::text), lower($1)) > 0 limit 1`;
      if ((await owner.query(sql, [word])).rows.length > 0) said.push(`${name}: ${word}`);
    }
  }
  return said;
}

async function problems(): Promise<readonly string[]> {
  const client = await owner.connect();
  const found = await verifyMerchant(client, merchantId);
  client.release();
  return found.problems;
}

/** Everything that can be said of somebody. */
async function live(): Promise<string> {
  await purchase('before', 'bobs-old@example.com');
  await enroll('bobs-old@example.com');
  await ledger.send({
    kind: 'change_email',
    member: { by: 'email', value: 'bobs-old@example.com' },
    email: bob.value,
  });
  await purchase('o-1');
  await ledger.send({ kind: 'award', member: bob, activityId: 'slow', reason: 'whispered' });
  const [slow] = (
    await owner.query<{ id: string }>(`select id from transactions where activity_id = 'slow'`)
  ).rows;
  await ledger.send({
    kind: 'modify_award',
    transactionId: slow?.id ?? '',
    modifiedBy: 'eve',
    amendment: { reason: 'whispered', custom: { said: 'whispered' } },
  });
  await ledger.send({ kind: 'redeem', member: bob, rewardId: 'reward_00002' });
  await ledger.send({ kind: 'redeem', member: bob, rewardId: 'reward_00001', hold: true });
  await ledger.send({ kind: 'deduct', member: bob, points: 5, reason: 'whispered' });
  await ledger.send({ kind: 'deduct', member: bob, points: 99_999, reason: 'whispered' });
  await ledger.send({ kind: 'change_tags', member: bob, add: ['bobby-tag'], remove: [] });
  await ledger.send({ kind: 'set_member_status', member: bob, status: 'blocked' });
  await ledger.send({
    kind: 'deduct',
    member: { by: 'uid', value: 'x' },
    points: 1,
    reason: bob.value,
  });
  const id = await idOf(bob.value);
  await owner.query(
    `insert into store_events (merchant_id, id, integration_id, digest, event, named, member_id,
       outcome, reason)
     values ($1, 'one', 'shop', 'a', 'order_create', 'Bobby-1', $2, 'refused', 'whispered'),
            ($1, 'two', 'shop', 'b', 'order_create', 'Bobs-Old@example.com', null, 'done', null)`,
    [merchantId, id],
  );
  return id;
}

describe('erasing a member', () => {
  it('leaves nothing that was said of him in any table, and books that verify', async () => {
    const id = await live();
    expect((await tablesThatSay(HIS)).length).toBeGreaterThan(10);
    expect(await erase(id)).toBe('erased');
    expect(await tablesThatSay(HIS)).toEqual([]);
    expect(await problems()).toEqual([]);
    const head = `select available, pending, reserved, owed from member_heads where id = $1`;
    expect((await owner.query(head, [id])).rows).toEqual([
      { available: 0, pending: 0, reserved: 0, owed: 0 },
    ]);
    expect((await owner.query('select 1 from dues')).rows).toEqual([]);
    const audit = `select actor, action from audit_entries where action = 'member.erased'`;
    expect((await owner.query(audit)).rows).toEqual([{ actor: 'test', action: 'member.erased' }]);
  });

  it('does nothing a second time, nor from two sides at once', async () => {
    const id = await live();
    const other = openLanes(database, merchantId);
    const ended = await Promise.all([erase(id), erase(id, other), erase(id)]);
    await other.close();
    expect(ended).toEqual(['erased', 'erased', 'erased']);
    expect(await erase(id)).toBe('erased');
    expect(await erase('0'.repeat(24))).toBe('unknown');
    const erased = `select 1 from events where type = 'member.erased'`;
    expect((await owner.query(erased)).rows).toHaveLength(1);
    expect(await problems()).toEqual([]);
  });

  it('stands against awards that are under way, which count before it or are refused', async () => {
    const id = await live();
    await ledger.send({ kind: 'set_member_status', member: bob, status: 'active' });
    const other = openLanes(database, merchantId);
    const byId = { by: 'id', value: id } as const;
    const racing = Array.from({ length: 60 }, (_, n) =>
      (n % 2 === 0 ? ledger : other).send({
        kind: 'award',
        member: byId,
        activityId: 'write_a_review',
      }),
    );
    await Promise.race(racing);
    expect(await erase(id, other)).toBe('erased');
    const counts = tally(await Promise.all(racing));
    await other.close();
    const { done = 0, member_unknown: unknown = 0, member_deleted: deleted = 0 } = counts;
    expect(done + unknown + deleted).toBe(60);
    expect(done).toBeGreaterThan(0);
    expect(await tablesThatSay(HIS)).toEqual([]);
    expect(await problems()).toEqual([]);
  });

  it('frees what he was known by for a new member, who begins with nothing', async () => {
    const id = await live();
    await erase(id);
    expect((await enroll(bob.value)).status).toBe(200);
    const again = await idOf(bob.value);
    expect(again).not.toBe(id);
    const head = 'select available from member_heads where id = $1';
    expect((await owner.query(head, [again])).rows).toEqual([{ available: 100 }]);
    expect(await erase(id)).toBe('erased');
    expect(await idOf(bob.value)).toBe(again);
    expect(await problems()).toEqual([]);
  });

  it('is not brought back by an export, and its events are no longer told', async () => {
    const id = await live();
    const { rows } = await owner.query<{ id: string }>(
      'select id from events where member_id = $1 order by sequence',
      [id],
    );
    const first = rows[0]?.id ?? '';
    expect(await readEvent(owner, merchantId, first)).not.toBeNull();
    await erase(id);
    expect(await readEvent(owner, merchantId, first)).toBeNull();
    const client = await owner.connect();
    const exported: unknown[] = [];
    for await (const page of exportMembers(client, merchantId, 100)) exported.push(...page);
    client.release();
    expect(exported).toEqual([]);
  });

  it('takes everybody along who was merged into him, whichever of them is named', async () => {
    const survivor = await live();
    await ledger.send({ kind: 'set_member_status', member: bob, status: 'active' });
    const other = { by: 'email', value: 'bobby-too@example.com' } as const;
    await ledger.send({
      kind: 'enroll',
      profile: { email: other.value, firstName: 'bobby', lastName: 'Bobberson' },
    });
    await purchase('o-9', other.value);
    await ledger.send({ kind: 'award', member: other, activityId: 'slow', reason: 'whispered' });
    const merged = await idOf(other.value);
    const done = await ledger.send({ kind: 'merge_members', from: other, into: bob });
    expect(done.status).toBe(200);
    expect(await erase(merged)).toBe('erased');
    expect(await tablesThatSay(HIS)).toEqual([]);
    expect(await problems()).toEqual([]);
    const heads = `select available + pending + reserved as points from member_heads where id = any ($1)`;
    expect((await owner.query(heads, [[survivor, merged]])).rows).toEqual([
      { points: 0 },
      { points: 0 },
    ]);
    const undone = await ledger.send({ kind: 'unmerge_members', from: merged });
    expect(undone.body).toBe('member_unknown');
    expect((await owner.query('select 1 from dues')).rows).toEqual([]);
  });

  it('is gone on with by the sweep if whoever began was stopped', async () => {
    const id = await live();
    await ledger.send({ kind: 'erase_member', member: { by: 'id', value: id } });
    expect((await tablesThatSay(HIS)).length).toBeGreaterThan(3);
    expect(await readEvent(owner, merchantId, 'x')).toBeNull();
    await owner.query(
      'update merchants set clock_offset_ms = clock_offset_ms + 60000 where id = $1',
      [merchantId],
    );
    const { signal } = new AbortController();
    const patience = new Patience(1000, 100);
    await sweepAll({
      pool: ledger.pool,
      files: ledger.files,
      lanes: ledger.lanes,
      patience,
      signal,
    });
    expect(await tablesThatSay(HIS)).toEqual([]);
    expect((await owner.query('select 1 from dues')).rows).toEqual([]);
    expect(await problems()).toEqual([]);
  });

  it(
    'takes several rounds where there are more lots than one may settle',
    { timeout: 60_000 },
    async () => {
      await enroll(bob.value);
      await Promise.all(
        Array.from({ length: 1200 }, () =>
          ledger.send({ kind: 'award', member: bob, activityId: 'write_a_review' }),
        ),
      );
      await Promise.all(
        Array.from({ length: 70 }, () =>
          ledger.send({ kind: 'award', member: bob, activityId: 'slow' }),
        ),
      );
      const id = await idOf(bob.value);
      expect(await erase(id)).toBe('erased');
      const kinds = `select kind, status, count(*) as count from transactions
                    where kind = 'expire' or activity_id = 'slow' group by 1, 2 order by 1, 2`;
      expect((await owner.query(kinds)).rows).toEqual([
        { kind: 'award', status: 'rejected', count: 70 },
        { kind: 'expire', status: 'expired', count: 2 },
      ]);
      expect(await tablesThatSay(HIS)).toEqual([]);
      expect(await problems()).toEqual([]);
    },
  );
});
