import type { ExpiryDocument, ProgramDocument } from '@fealty/core';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from '../../../../tests/support/database.ts';
import { makeMerchant } from '../../../../tests/support/merchant.ts';
import { openLanes, SHOP, type OpenLanes } from '../../../../tests/support/open-lanes.ts';
import { remindAll, sweepAll } from '../../../../tests/support/sweep-all.ts';
import { columnTypes } from '../runtime/pg-types.ts';
import { verifyMerchant } from '../verify/verify-merchant.ts';
import { Patience } from './patience.ts';

const DAY = 86_400_000;
const HOUR = 3_600_000;
const MEMBERS = 60;
const START = Date.UTC(2026, 0, 1, 12);

let database: TestDatabase;
let owner: pg.Pool;
let ledgers: OpenLanes[] = [];
let merchantId = 0;

beforeEach(async () => {
  database = await testDatabase();
  owner = new pg.Pool({ ...database.owner, max: 2, types: columnTypes });
  // The database may be dropped before its last connection has ended.
  owner.on('error', () => undefined);
});

afterEach(async () => {
  for (const ledger of ledgers) {
    expect(ledger.troubles).toEqual([]);
    await ledger.close();
  }
  ledgers = [];
  await owner.end();
  await database.drop();
});

/** A shop at noon of the first of January 2026, and two processes that work on it. */
async function openShop(expiry: ExpiryDocument, reminders: number[] = []): Promise<OpenLanes> {
  const program: ProgramDocument = { ...SHOP, expiry, reminders };
  merchantId = await makeMerchant(owner, { program }, START);
  await owner.query(
    `update merchants set clock_offset_ms = $1::bigint
       - floor(extract(epoch from clock_timestamp()) * 1000)::bigint`,
    [START],
  );
  ledgers = [openLanes(database, merchantId), openLanes(database, merchantId)];
  return firstLedger();
}

function firstLedger(): OpenLanes {
  const [ledger] = ledgers;
  if (ledger === undefined) throw new Error('no shop is open');
  return ledger;
}

const emailOf = (number: number): string => `m${String(number)}@example.com`;

async function enroll(number: number): Promise<void> {
  const profile = { email: emailOf(number), firstName: 'M', lastName: String(number) };
  await firstLedger().send({ kind: 'enroll', profile });
}

function award(number: number, terms: { expiresAt?: number } = {}): Promise<unknown> {
  const member = { by: 'email', value: emailOf(number) } as const;
  return firstLedger().send({ kind: 'award', member, activityId: 'write_a_review', ...terms });
}

async function moveClock(byMs: number): Promise<void> {
  await owner.query('update merchants set clock_offset_ms = clock_offset_ms + $1', [byMs]);
}

/** Both processes sweep at the same moment. */
async function sweepTwice(): Promise<void> {
  const { signal } = new AbortController();
  await Promise.all(
    ledgers.map(({ pool, files, lanes }) =>
      sweepAll({ pool, files, lanes, patience: new Patience(1000, 100), signal }),
    ),
  );
}

async function remindTwice(): Promise<void> {
  const { signal } = new AbortController();
  await Promise.all(ledgers.map(({ pool, lanes }) => remindAll({ pool, lanes, signal })));
}

async function rows(text: string): Promise<Record<string, unknown>[]> {
  return (await owner.query<Record<string, unknown>>(text)).rows;
}

async function reminded(): Promise<unknown[]> {
  const told = await rows(
    `select data -> 'member' ->> 'email' as email, data -> 'expiring' as expiring, quiet
       from events where type = 'points.expiring'
      order by (data #>> '{expiring,date}')::bigint, (data #>> '{expiring,days}')::integer desc, 1`,
  );
  return told.map(({ email, expiring }) => {
    const { days, points, date } = expiring as { days: number; points: number; date: number };
    return [email, days, points, new Date(date).toISOString().slice(0, 10)];
  });
}

async function expectSoundBooks(): Promise<void> {
  const client = await owner.connect();
  await client.query("set timezone = 'UTC'");
  const { problems } = await verifyMerchant(client, merchantId);
  client.release();
  expect(problems).toEqual([]);
}

describe.each<[string, ExpiryDocument]>([
  ['after days', { mode: 'after', days: 30 }],
  ['on a fixed day', { mode: 'calendar', month: 12, day: 31, years: 0 }],
  ['after inactivity', { mode: 'inactivity', months: 3 }],
])('points that lapse %s', (_name, expiry) => {
  it('lapse once and all of them, wherever the clock jumps, with two sweeps at once', async () => {
    await openShop(expiry);
    await Promise.all(Array.from({ length: MEMBERS }, (_, number) => enroll(number)));
    await Promise.all(Array.from({ length: MEMBERS }, (_, number) => award(number)));
    await sweepTwice();
    expect(await rows(`select 1 from transactions where kind = 'expire'`)).toEqual([]);
    await moveClock(400 * DAY);
    await sweepTwice();
    await moveClock(-HOUR);
    await sweepTwice();
    // What is earned after the jump lives on; what lapsed is not there twice, nor come back.
    await Promise.all(Array.from({ length: MEMBERS }, (_, number) => award(number)));
    await moveClock(-HOUR);
    await sweepTwice();
    const sums = `select count(*) as lapses, sum(points)::integer as points
                    from transactions where kind = 'expire'`;
    expect(await rows(sums)).toEqual([{ lapses: MEMBERS, points: MEMBERS * 110 }]);
    const heads = 'select available, expired, count(*) as members from member_heads group by 1, 2';
    expect(await rows(heads)).toEqual([{ available: 10, expired: 110, members: MEMBERS }]);
    await moveClock(400 * DAY);
    await sweepTwice();
    await sweepTwice();
    expect(await rows(sums)).toEqual([{ lapses: 2 * MEMBERS, points: MEMBERS * 120 }]);
    expect(await rows('select code from refusals')).toEqual([]);
    await expectSoundBooks();
  });
});

describe('a sweep that comes late', () => {
  it('lets dates lapse in their order, and what was kept alive live on', async () => {
    await openShop({ mode: 'inactivity', days: 10 });
    for (let number = 0; number < 4; number += 1) await enroll(number);
    await award(0, { expiresAt: START + 3 * DAY });
    await award(1, { expiresAt: START + 2 * DAY });
    await moveClock(5 * DAY);
    await award(2);
    await moveClock(7 * DAY);
    await award(3);
    await sweepTwice();
    const lapses = `select m.email, t.points, t.id = min(t.id) over (partition by m.id) as first
                      from transactions t join members m on m.id = t.member_id
                     where t.kind = 'expire' order by m.email, t.expires_at`;
    expect(await rows(lapses)).toEqual([
      { email: emailOf(0), points: 10, first: true },
      { email: emailOf(0), points: 100, first: false },
      { email: emailOf(1), points: 10, first: true },
      { email: emailOf(1), points: 100, first: false },
      { email: emailOf(3), points: 100, first: true },
    ]);
    const heads = `select m.email, h.available from member_heads h join members m on m.id = h.id
                    order by 1`;
    expect((await rows(heads)).map(({ available }) => available)).toEqual([0, 0, 110, 10]);
    await expectSoundBooks();
  });
});

describe('reminders', () => {
  it('come once for each date and distance, of what is left then', async () => {
    await openShop({ mode: 'after', days: 30 }, [7, 2]);
    await remindTwice();
    for (let number = 0; number < 3; number += 1) await enroll(number);
    await moveClock(10 * DAY);
    await award(0);
    await moveClock(13 * DAY);
    await remindTwice();
    await remindTwice();
    const atSeven = [0, 1, 2].map((number) => [emailOf(number), 7, 100, '2026-01-31']);
    expect(await reminded()).toEqual(atSeven);
    const deduct = {
      kind: 'deduct',
      reason: 'spent',
      member: { by: 'email', value: emailOf(1) },
    } as const;
    await firstLedger().send({ ...deduct, points: 100 });
    const half = { ...deduct, member: { by: 'email', value: emailOf(2) } } as const;
    await firstLedger().send({ ...half, points: 40 });
    await moveClock(5 * DAY);
    await remindTwice();
    await moveClock(-HOUR);
    await remindTwice();
    const atTwo = [
      [emailOf(0), 2, 100, '2026-01-31'],
      [emailOf(2), 2, 60, '2026-01-31'],
    ];
    expect(await reminded()).toEqual([...atSeven, ...atTwo]);
    await moveClock(5 * DAY);
    await remindTwice();
    expect(await reminded()).toEqual([...atSeven, ...atTwo, [emailOf(0), 7, 10, '2026-02-10']]);
    await expectSoundBooks();
  });

  it('follow the date of idle points, and come once where two distances were missed', async () => {
    await openShop({ mode: 'inactivity', days: 20 }, [15, 7, 2]);
    await remindTwice();
    await enroll(0);
    await enroll(1);
    await moveClock(5 * DAY);
    await remindTwice();
    const first = [
      [emailOf(0), 15, 100, '2026-01-21'],
      [emailOf(1), 15, 100, '2026-01-21'],
    ];
    expect(await reminded()).toEqual(first);
    await award(1);
    await moveClock(10 * DAY);
    await remindTwice();
    expect(await reminded()).toEqual([
      ...first,
      [emailOf(0), 5, 100, '2026-01-21'],
      [emailOf(1), 10, 110, '2026-01-26'],
    ]);
  });

  it('are not raised for history that was imported, before its next distance comes', async () => {
    await openShop({ mode: 'never' }, [30, 2]);
    await enroll(0);
    await firstLedger().send({
      kind: 'import_transaction',
      key: { importId: 'old', line: 1 },
      member: { by: 'email', value: emailOf(0) },
      transaction: 'award',
      points: 40,
      occurredAt: START - 300 * DAY,
      expiresAt: START + 10 * DAY,
    });
    await remindTwice();
    await moveClock(DAY);
    await remindTwice();
    expect(await reminded()).toEqual([]);
    await moveClock(7 * DAY);
    await remindTwice();
    expect(await reminded()).toEqual([[emailOf(0), 2, 40, '2026-01-11']]);
  });
});
