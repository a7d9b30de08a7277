import type { ProgramDocument } from '@fealty/core';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from '../../../../tests/support/database.ts';
import { makeMerchant } from '../../../../tests/support/merchant.ts';
import { openLanes, SHOP, type OpenLanes } from '../../../../tests/support/open-lanes.ts';
import { columnTypes } from '../runtime/pg-types.ts';
import { applyProgram } from '../usecases/apply-program.ts';
import { verifyMerchant } from '../verify/verify-merchant.ts';
import { Patience } from './patience.ts';
import { sweepAll } from '../../../../tests/support/sweep-all.ts';

const DAY = 86_400_000;
const START = Date.UTC(2026, 0, 10, 12);
const bob = { by: 'email', value: 'bob@example.com' } as const;
const LIFETIME: ProgramDocument = {
  ...SHOP,
  tiers: [
    { id: 'silver', name: 'Silver', threshold: '0' },
    { id: 'gold', name: 'Gold', threshold: '200' },
  ],
};
const MONTHLY: ProgramDocument = { ...LIFETIME, tierRules: { kind: 'period', months: 1 } };

let database: TestDatabase;
let owner: pg.Pool;
let ledger: OpenLanes;
let merchantId = 0;

beforeEach(async () => {
  database = await testDatabase();
  owner = new pg.Pool({ ...database.owner, max: 2, types: columnTypes });
  // The database may be dropped before its last connection has ended.
  owner.on('error', () => undefined);
});

afterEach(async () => {
  expect(ledger.troubles).toEqual([]);
  await ledger.close();
  await owner.end();
  await database.drop();
});

async function open(program: ProgramDocument): Promise<void> {
  merchantId = await makeMerchant(owner, { program }, START);
  ledger = openLanes(database, merchantId);
  await setClock(START);
}

async function setClock(at: number): Promise<void> {
  await owner.query(
    `update merchants
        set clock_offset_ms = $1 - floor(extract(epoch from clock_timestamp()) * 1000)::bigint`,
    [at],
  );
}

async function rows(text: string): Promise<Record<string, unknown>[]> {
  return (await owner.query<Record<string, unknown>>(text)).rows;
}

async function enroll(email: string): Promise<void> {
  await ledger.send({ kind: 'enroll', profile: { email, firstName: 'B', lastName: 'B' } });
}

function purchase(id: string, subtotal: string, email: string): ReturnType<OpenLanes['send']> {
  return ledger.send({
    kind: 'purchase',
    member: { by: 'email', value: email },
    activityId: 'made_a_purchase',
    order: { id, total: subtotal, subtotal, currency: 'USD', coupons: [], lines: [] },
  });
}

function sweep(lanes: OpenLanes = ledger): Promise<boolean> {
  const { signal } = new AbortController();
  const patience = new Patience(1000, 100);
  return sweepAll({ pool: lanes.pool, files: lanes.files, lanes: lanes.lanes, patience, signal });
}

const tiersMoved = `select type from events where type like 'tier.%' order by member_id, sequence`;

describe('tiers of a lifetime', () => {
  it('leave no due row and no standing', async () => {
    await open(LIFETIME);
    await enroll(bob.value);
    await purchase('o-1', '500', bob.value);
    expect(await rows('select tier_id, standing from member_heads')).toEqual([
      { tier_id: 'gold', standing: null },
    ]);
    expect(await rows('select 1 from dues')).toEqual([]);
  });
});

describe('tiers of a period', () => {
  it('are caught up in order after the sweep was off, by two sweepers at once, and once', async () => {
    await open(MONTHLY);
    const other = openLanes(database, merchantId);
    const emails = Array.from({ length: 30 }, (_, index) => `m${String(index)}@example.com`);
    for (const email of emails) {
      await enroll(email);
      await purchase(`o-${email}`, '500', email);
    }
    await setClock(START + 100 * DAY);
    for (let round = 0; round < 4; round += 1) await Promise.all([sweep(), sweep(other)]);
    await other.close();
    expect(await rows('select 1 from dues')).toEqual([]);
    expect(await rows(`select distinct tier_id from member_heads`)).toEqual([
      { tier_id: 'silver' },
    ]);
    expect((await rows(tiersMoved)).map(({ type }) => type)).toEqual(
      emails.flatMap(() => ['tier.upgraded', 'tier.downgraded']),
    );
    expect(await rows('select 1 from refusals')).toEqual([]);
  });

  it('are given by hand with an event and an entry in the audit', async () => {
    await open(MONTHLY);
    await enroll(bob.value);
    const reason = 'a friend of the house';
    await ledger.send({ kind: 'set_tier', member: bob, tierId: 'gold', reason });
    expect(await rows(tiersMoved)).toEqual([{ type: 'tier.assigned' }]);
    const audit = `select before, after from audit_entries where action = 'member.tier_assigned'`;
    expect(await rows(audit)).toEqual([
      { before: { tier: 'silver' }, after: { tier: 'gold', reason } },
    ]);
  });
});

describe('a program whose tiers become those of a period', () => {
  it('holds the tiers that members have to the end of it, then judges by what was counted', async () => {
    await open(LIFETIME);
    await enroll(bob.value);
    await purchase('o-1', '500', bob.value);
    await enroll('ann@example.com');
    await purchase('o-2', '500', 'ann@example.com');
    await enroll('new@example.com');
    await applyProgram(owner, { merchantId, document: MONTHLY, actor: 'test' });
    await sweep();
    const due = `select to_char(due_at at time zone 'UTC', 'YYYY-MM-DD') as day from dues`;
    expect(await rows(due)).toEqual([{ day: '2026-02-01' }, { day: '2026-02-01' }]);
    // A return of what was bought before lowers nothing that counts now.
    await ledger.send({ kind: 'return_order', activityId: 'made_a_purchase', orderId: 'o-1' });
    await purchase('o-3', '300', 'ann@example.com');
    const tiers = `select m.email, h.tier_id from members m
      join member_heads h on h.merchant_id = m.merchant_id and h.id = m.id order by m.email`;
    const held = [
      { email: 'ann@example.com', tier_id: 'gold' },
      { email: 'bob@example.com', tier_id: 'gold' },
      { email: 'new@example.com', tier_id: 'silver' },
    ];
    expect(await rows(tiers)).toEqual(held);
    await setClock(Date.UTC(2026, 1, 1, 1));
    await sweep();
    expect(await rows(tiers)).toEqual([held[0], { ...held[1], tier_id: 'silver' }, held[2]]);
    const client = await owner.connect();
    const { problems } = await verifyMerchant(client, merchantId);
    client.release();
    expect(problems).toEqual([]);
  });

  it('forgets the periods when tiers are for life again, and nobody falls', async () => {
    await open(MONTHLY);
    await enroll(bob.value);
    await purchase('o-1', '500', bob.value);
    await applyProgram(owner, { merchantId, document: LIFETIME, actor: 'test' });
    await sweep();
    expect(await rows('select tier_id, standing from member_heads')).toEqual([
      { tier_id: 'gold', standing: null },
    ]);
    expect(await rows('select 1 from dues')).toEqual([]);
  });
});
