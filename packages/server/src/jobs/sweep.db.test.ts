import type { ProgramDocument } from '@fealty/core';
import pg from 'pg';
import { createFresh } from '../runtime/fresh.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from '../../../../tests/support/database.ts';
import { makeMerchant } from '../../../../tests/support/merchant.ts';
import { openLanes, SHOP, type OpenLanes } from '../../../../tests/support/open-lanes.ts';
import { forgetAnswers } from '../usecases/forget-answers.ts';
import { forgetRefusals } from '../usecases/forget-refusals.ts';
import { openDatabase } from '../runtime/database.ts';
import { columnTypes } from '../runtime/pg-types.ts';
import { Patience } from './patience.ts';
import { sweepAll } from '../../../../tests/support/sweep-all.ts';
import { startScheduler } from './scheduler.ts';
import { fixedSecret } from '../runtime/secret.ts';

const PROGRAM: ProgramDocument = {
  ...SHOP,
  expiry: { mode: 'after', days: 30 },
  activities: [
    ...SHOP.activities,
    {
      id: 'later',
      name: 'Later',
      earn: { points: '7' },
      approval: { mode: 'after_days', days: 3 },
    },
    {
      id: 'checked',
      name: 'Checked',
      earn: { multiplier: '1' },
      approval: { mode: 'by_hand' },
    },
    { id: 'refer_a_friend', name: 'Refer a Friend', earn: { points: '500' } },
    { id: 'welcome_gift', name: 'Welcome gift', earn: { points: '50' } },
  ],
  referrals: { referrer: 'refer_a_friend', friend: 'welcome_gift', waitDays: 14 },
};

const bob = { by: 'email', value: 'bob@example.com' } as const;
const DAY = 86_400_000;

let database: TestDatabase;
let owner: pg.Pool;
let ledger: OpenLanes;
let merchantId = 0;

beforeEach(async () => {
  database = await testDatabase();
  owner = new pg.Pool({ ...database.owner, max: 2, types: columnTypes });
  // The database may be dropped before its last connection has ended.
  owner.on('error', () => undefined);
  merchantId = await makeMerchant(owner, { program: PROGRAM }, Date.UTC(2026, 0, 1));
  ledger = openLanes(database, merchantId);
});

afterEach(async () => {
  expect(ledger.troubles).toEqual([]);
  await ledger.close();
  await owner.end();
  await database.drop();
});

async function rows(text: string): Promise<Record<string, unknown>[]> {
  return (await owner.query<Record<string, unknown>>(text)).rows;
}

async function moveClock(days: number): Promise<void> {
  await owner.query('update merchants set clock_offset_ms = clock_offset_ms + $1', [days * DAY]);
}

async function enrollBob(): Promise<void> {
  await ledger.send({
    kind: 'enroll',
    profile: { email: bob.value, firstName: 'Bob', lastName: 'Baker' },
  });
}

function purchase(
  id: string,
  subtotal: string,
  activityId = 'made_a_purchase',
): ReturnType<OpenLanes['send']> {
  return ledger.send({
    kind: 'purchase',
    member: bob,
    activityId,
    order: { id, total: subtotal, subtotal, currency: 'USD', coupons: [], lines: [] },
  });
}

function sweep(patience = new Patience(1_000_000, 100)): Promise<boolean> {
  const { signal } = new AbortController();
  return sweepAll({
    pool: ledger.pool,
    files: ledger.files,
    lanes: ledger.lanes,
    patience,
    signal,
  });
}

describe('a sweep', () => {
  it('approves an award when its time has come by the clock of the merchant, not before', async () => {
    await enrollBob();
    await ledger.send({ kind: 'award', member: bob, activityId: 'later' });
    const status = `select status, approved_by from transactions where activity_id = 'later'`;
    await sweep();
    expect(await rows(status)).toEqual([{ status: 'pending', approved_by: null }]);
    await moveClock(4);
    expect(await sweep()).toBe(false);
    expect(await rows(status)).toEqual([{ status: 'auto_approved', approved_by: null }]);
    expect(await rows('select 1 from dues')).toEqual([]);
    expect(await rows('select available, pending from member_heads')).toEqual([
      { available: 107, pending: 0 },
    ]);
  });

  it('leaves nothing due of an order that came back before its points were approved', async () => {
    await enrollBob();
    await purchase('o-1', '40', 'checked');
    await ledger.send({ kind: 'return_order', activityId: 'checked', orderId: 'o-1' });
    await sweep();
    const kinds = `select kind, status from transactions where activity_id = 'checked' order by id`;
    expect(await rows(kinds)).toEqual([
      { kind: 'award', status: 'rejected' },
      { kind: 'return', status: 'deducted' },
    ]);
    expect(await rows('select kind from dues')).toEqual([]);
  });

  it('lets points lapse once, however often it comes', async () => {
    await enrollBob();
    await purchase('o-1', '40');
    await moveClock(20);
    await purchase('o-2', '5');
    await moveClock(11);
    await sweep();
    await sweep();
    const expiries = `select points, actor from transactions where kind = 'expire'`;
    expect(await rows(expiries)).toEqual([{ points: 140, actor: 'job:sweep' }]);
    const heads = 'select available, expired from member_heads';
    expect(await rows(heads)).toEqual([{ available: 5, expired: 140 }]);
  });

  it('lets more lots lapse than one command takes', async () => {
    await enrollBob();
    const lots = Array.from({ length: 2300 }, (_, line) =>
      ledger.send({
        kind: 'import_transaction',
        key: { importId: 'many', line },
        member: bob,
        transaction: 'award',
        points: 1,
        occurredAt: Date.UTC(2020, 0, 1),
        expiresAt: Date.UTC(2020, 5, 1) + line,
      }),
    );
    await Promise.all(lots);
    await sweep();
    const expiries = `select points from transactions where kind = 'expire' order by id`;
    expect(await rows(expiries)).toEqual([{ points: 1000 }, { points: 1000 }, { points: 300 }]);
    expect(await rows('select available from member_heads')).toEqual([{ available: 100 }]);
  });

  it('makes the purchases real that an enrolment left over', async () => {
    const orders = Array.from({ length: 130 }, (_, index) => purchase(`o-${String(index)}`, '1'));
    await Promise.all(orders);
    await enrollBob();
    expect(await rows(`select kind, key from dues`)).toEqual([
      { kind: 'convert_cached', key: bob.value },
    ]);
    await sweep();
    expect(await rows('select available, purchases from member_heads')).toEqual([
      { available: 230, purchases: 130 },
    ]);
    expect(await rows('select 1 from dues')).toEqual([]);
  });

  it('rewards both sides of a referral when the order is safe, and takes it back with it', async () => {
    await ledger.send({
      kind: 'enroll',
      profile: { email: 'ann@example.com', firstName: 'Ann', lastName: 'Archer' },
    });
    const [ann] = await rows('select referral_code from members');
    await ledger.send({
      kind: 'enroll',
      profile: { email: bob.value, firstName: 'Bob', lastName: 'Baker' },
      referrerCode: String(ann?.['referral_code']),
    });
    await purchase('o-1', '40');
    const balances = `select m.first_name, h.available
                        from member_heads h join members m on m.id = h.id order by m.first_name`;
    await moveClock(13);
    await sweep();
    expect(await rows(balances)).toEqual([
      { first_name: 'Ann', available: 100 },
      { first_name: 'Bob', available: 140 },
    ]);
    await moveClock(2);
    await sweep();
    await sweep();
    expect(await rows(balances)).toEqual([
      { first_name: 'Ann', available: 600 },
      { first_name: 'Bob', available: 190 },
    ]);
    await ledger.send({ kind: 'return_order', activityId: 'made_a_purchase', orderId: 'o-1' });
    await sweep();
    expect(await rows(balances)).toEqual([
      { first_name: 'Ann', available: 100 },
      { first_name: 'Bob', available: 100 },
    ]);
    expect(await rows('select 1 from dues')).toEqual([]);
  });

  it('asks for what was refused once only, until its pause is over', async () => {
    await Promise.all(
      Array.from({ length: 130 }, (_, index) => purchase(`o-${String(index)}`, '1')),
    );
    await enrollBob();
    await ledger.send({ kind: 'set_member_status', member: bob, status: 'blocked' });
    const patience = new Patience(1_000_000, 100);
    await sweep(patience);
    await sweep(patience);
    expect(await rows('select code from refusals')).toEqual([{ code: 'member_blocked' }]);
    await sweep();
    expect(await rows('select code from refusals')).toHaveLength(2);
  });

  it('does everything once when two processes sweep at the same time', async () => {
    const other = openLanes(database, merchantId);
    await enrollBob();
    for (let index = 0; index < 40; index += 1) {
      const email = `m${String(index)}@example.com`;
      const profile = { email, firstName: 'M', lastName: String(index) };
      await ledger.send({ kind: 'enroll', profile });
      const member = { by: 'email', value: email } as const;
      await ledger.send({ kind: 'award', member, activityId: 'later' });
    }
    await moveClock(40);
    const failed: unknown[] = [];
    const opened = [openDatabase(database.app), openDatabase(database.app)];
    const schedulers = [ledger, other].map(({ lanes, files }, index) => {
      const on = opened[index];
      if (on === undefined) throw new Error('two processes, two databases');
      const trouble = (...what: unknown[]): unknown => failed.push(what);
      return startScheduler({
        database: on,
        files,
        lanes,
        newId: () => createFresh().id(),
        secret: fixedSecret(Buffer.alloc(32)),
        post: { postman: null, from: '', now: () => Date.now() },
        everyMs: 5,
        trouble,
      });
    });
    await expect
      .poll(
        () =>
          rows(`select 1 from dues union all select 1 from expiry_sums where points > 0
        and expires_at < now() + interval '40 days'`),
        { timeout: 20_000 },
      )
      .toEqual([]);
    await Promise.all(schedulers.map((scheduler) => scheduler.stop()));
    await Promise.all(opened.map((each) => each.close()));
    await other.close();
    expect(failed).toEqual([]);
    const counted = `select kind, count(*) from transactions where kind = 'expire' group by kind`;
    expect(await rows(counted)).toEqual([{ kind: 'expire', count: 41 }]);
    expect(await rows('select code from refusals')).toEqual([]);
    expect(await rows('select sum(version)::integer as postings from member_heads')).toEqual(
      await rows('select count(*)::integer as postings from postings'),
    );
  });
});

describe('answers kept for request keys', () => {
  it('are forgotten after 30 days and not before', async () => {
    await owner.query(
      `insert into request_keys (merchant_id, key, fingerprint, status, body, created_at)
       select $1, 'k' || n, '\\x00', 200, '{}', now() - make_interval(days => n)
         from generate_series(1, 5000) n`,
      [merchantId],
    );
    expect(await forgetAnswers(ledger.pool, 30)).toBe(4971);
    const left =
      'select count(*) as left, max(now() - created_at)::text as oldest from request_keys';
    expect(await rows(left)).toMatchObject([{ left: 29 }]);
    expect(await forgetAnswers(ledger.pool, 30)).toBe(0);
  });
});

describe('refused commands', () => {
  it('are forgotten by the real time of their id, whatever the clock of the store says', async () => {
    const now = Date.UTC(2026, 5, 1);
    await owner.query(
      `insert into refusals (merchant_id, id, at, code, program_version, command, trace)
       select $1, lpad(to_hex($2::bigint - n * 86400000::bigint), 11, '0') || lpad('', 13, '0'), now(),
              'member_blocked', 1, '{}', '[]'
         from generate_series(1, 5000) n`,
      [merchantId, now],
    );
    expect(await forgetRefusals(ledger.pool, 400, now)).toBe(4600);
    expect(await rows('select count(*)::integer as kept from refusals')).toEqual([{ kept: 400 }]);
    expect(await forgetRefusals(ledger.pool, 400, now)).toBe(0);
  });
});
