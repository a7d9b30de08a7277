import type { ProgramDocument } from '@fealty/core';
import { createFresh } from '../runtime/fresh.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openLanes, SHOP, type OpenLanes } from '../../../../tests/support/open-lanes.ts';
import { useDatabase } from '../../../../tests/support/use-database.ts';
import { listStalledAdvances, readAdvance } from '../queries/clock.ts';
import { openDatabase } from '../runtime/database.ts';
import { askForAdvance, type ClockGoal } from '../usecases/advance-clock.ts';
import { applyProgram } from '../usecases/apply-program.ts';
import { createMerchant } from '../usecases/create-merchant.ts';
import { verifyMerchant } from '../verify/verify-merchant.ts';
import { advanceClock } from './advance-clock.ts';
import { Patience } from './patience.ts';
import { startScheduler } from './scheduler.ts';
import { fixedSecret } from '../runtime/secret.ts';

const database = useDatabase();
const DAY = 86_400_000;
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
  ],
};

let ledger: OpenLanes;
let merchantId = 0;
let asked = 0;

beforeEach(async () => {
  const made = await createMerchant(database.pool, fixedSecret(Buffer.alloc(32)), {
    ...{ name: 'Moved', isTest: true, actor: 'test', program: PROGRAM },
  });
  merchantId = made.merchant.id;
  ledger = openLanes(database.target, merchantId);
});

afterEach(async () => {
  expect(ledger.troubles).toEqual([]);
  await ledger.close();
});

async function ask(goal: ClockGoal): Promise<string> {
  asked += 1;
  const id = asked.toString(16).padStart(24, '0');
  const said = await askForAdvance(database.pool, { merchantId, id, goal, actor: 'test' });
  expect(said).toEqual({ kind: 'asked', id });
  return id;
}

function move(signal = new AbortController().signal): Promise<void> {
  const { pool, files, lanes } = ledger;
  return advanceClock(
    { pool, files, lanes, patience: new Patience(1000, 100), signal },
    merchantId,
  );
}

async function populate(members: number): Promise<void> {
  for (let number = 0; number < members; number += 1) {
    const email = `m${String(number)}@example.com`;
    await ledger.send({
      kind: 'enroll',
      profile: { email, firstName: 'M', lastName: 'M', birthdate: '1990-06-01' },
    });
    await ledger.send({
      kind: 'award',
      member: { by: 'email', value: email },
      activityId: 'later',
    });
  }
}

async function count(type: string): Promise<unknown> {
  const [row] = await database.rows(
    'select count(*)::integer as count from events where merchant_id = $1 and type = $2',
    [merchantId, type],
  );
  return row?.['count'];
}

async function problems(): Promise<readonly string[]> {
  const client = await database.pool.connect();
  try {
    return (await verifyMerchant(client, merchantId)).problems;
  } finally {
    client.release();
  }
}

describe('a move of a clock', () => {
  it('goes on where it was when it is cut short, and happens once', async () => {
    await populate(3);
    const id = await ask({ byMs: 60 * DAY });
    const cut = new AbortController();
    cut.abort();
    await move(cut.signal);
    expect(await readAdvance(database.pool, merchantId, id)).toMatchObject({ ended: false });
    // Two at once, as after a process that was thought dead and is not.
    await Promise.all([move(), move()]);
    await move();
    const advance = await readAdvance(database.pool, merchantId, id);
    expect(advance).toMatchObject({ ended: true });
    expect(advance?.reached).toBe(advance?.to);
    // Points for joining, and three days later the others; both lapse after thirty days.
    expect([await count('points.awarded'), await count('points.expired')]).toEqual([6, 6]);
    expect(await problems()).toEqual([]);
  });

  it('stops where idle points lapse, and on the days on which that is told before', async () => {
    const expiry = { mode: 'inactivity', days: 30 } as const;
    const program = { ...PROGRAM, timeZone: 'UTC', expiry, reminders: [7, 2] };
    await applyProgram(database.pool, { merchantId, document: program, actor: 'test' });
    await ledger.close();
    ledger = openLanes(database.target, merchantId);
    await populate(1);
    await ask({ byMs: 60 * DAY });
    await move();
    const rows = await database.rows(
      `select e.type, (e.at at time zone 'UTC')::date - (first.at at time zone 'UTC')::date as day
         from events e
        cross join (select min(at) as at from events where merchant_id = $1) as first
        where e.merchant_id = $1 and e.type <> 'member.enrolled' order by e.sequence`,
      [merchantId],
    );
    expect(rows.map(({ type, day }) => `${String(type)} ${String(day)}`)).toEqual([
      'points.awarded 0',
      'points.awarded 3',
      'points.expiring 23',
      'points.expiring 28',
      'points.expired 31',
    ]);
    expect(await problems()).toEqual([]);
  });

  it('is the only one of its merchant, and does not go back', async () => {
    const id = await ask({ byMs: DAY });
    const terms = { merchantId, id: 'f'.repeat(24), actor: 'test' };
    const again = { ...terms, goal: { byMs: DAY } };
    expect(await askForAdvance(database.pool, again)).toEqual({ kind: 'moving', id });
    await move();
    const back = { ...terms, goal: { to: Date.now() } };
    expect(await askForAdvance(database.pool, back)).toMatchObject({ kind: 'out_of_range' });
  });

  it('is the only one also of many that wait for their turn at once', async () => {
    const holder = await database.pool.connect();
    await holder.query('begin');
    await holder.query('select from merchants where id = $1 for update', [merchantId]);
    const asks = Array.from({ length: 4 }, (_none, at) =>
      askForAdvance(database.pool, {
        ...{ merchantId, id: `${String(at)}abc`.padStart(24, 'e'), actor: 'test' },
        goal: { byMs: DAY },
      }),
    );
    const waiting = `select count(*)::int as many from pg_stat_activity
                      where datname = current_database() and wait_event_type = 'Lock'`;
    while ((await database.rows(waiting, []))[0]?.['many'] !== 4) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    await holder.query('commit');
    holder.release();
    const said = await Promise.all(asks);
    const moving = ['moving', 'moving', 'moving'];
    expect(said.map(({ kind }) => kind).toSorted()).toEqual(['asked', ...moving]);
    await move();
  });

  it('is found when it stands still, and made by the jobs of any process', async () => {
    await populate(2);
    const id = await ask({ byMs: 40 * DAY });
    await database.pool.query(
      `update clock_advances set touched_at = touched_at - interval '1 minute'`,
    );
    expect(await listStalledAdvances(database.pool, 10)).toEqual([merchantId]);
    const opened = openDatabase(database.target.app);
    const failed: unknown[] = [];
    const scheduler = startScheduler({
      newId: () => createFresh().id(),
      secret: fixedSecret(Buffer.alloc(32)),
      post: { postman: null, from: '', now: () => Date.now() },
      database: opened,
      files: ledger.files,
      lanes: ledger.lanes,
      trouble: (...what) => failed.push(what),
    });
    await expect
      .poll(async () => (await readAdvance(database.pool, merchantId, id))?.ended, {
        timeout: 10_000,
      })
      .toBe(true);
    await scheduler.stop();
    await opened.close();
    expect(failed).toEqual([]);
  });
});
