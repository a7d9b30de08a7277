import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from '../support/database.ts';
import { runFealty, startFealty, type FealtyServer } from '../support/fealty-process.ts';
import { openShop, stockShop } from '../support/open-shop.ts';
import { V1Client } from '../support/v1-client.ts';

/* A clock that jumps, and two processes that both look for what is due. */

const ZONE = 'America/New_York';
const PROGRAM = {
  name: 'Jumps',
  currency: 'USD',
  timeZone: ZONE,
  expiry: { mode: 'after', days: 1 },
  activities: [
    { id: 'created_an_account', name: 'Account Creation', earn: { points: '10' } },
    { id: 'made_a_purchase', name: 'Purchase', earn: { multiplier: '1' } },
  ],
  rewards: [],
  tiers: [{ id: 'silver', name: 'Silver', threshold: '0' }],
};
/** Around a leap day, and around the days on which clocks in New York go forward and back. */
const DAYS = [
  '02-27',
  '02-28',
  '02-29',
  '03-01',
  '03-11',
  '03-12',
  '03-13',
  '11-04',
  '11-05',
  '11-06',
];
const YEAR = 2028;
const MEMBERS = 20;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

let database: TestDatabase;
let environment: Record<string, string>;
let servers: readonly FealtyServer[] = [];
let shops: readonly V1Client[] = [];
let inside: Client;

beforeAll(async () => {
  database = await testDatabase();
  environment = { DATABASE_URL: database.url, FEALTY_SECRET: randomBytes(32).toString('hex') };
  const keys = await openShop(environment, { isTest: true });
  await stockShop(environment, keys, PROGRAM);
  servers = await Promise.all([startFealty(environment), startFealty(environment)]);
  shops = servers.map(({ url }) => new V1Client(url, keys));
  inside = new Client({ ...database.owner });
  await inside.connect();
});

afterAll(async () => {
  for (const shop of shops) shop.close();
  await inside.end();
  await Promise.all(servers.map((server) => server.stop()));
  const verified = await runFealty(['verify'], environment);
  await database.drop();
  expect(verified, verified.out).toMatchObject({ code: 0 });
});

/** Sets the clock as a machine's would be: nothing in between happens. */
async function setClock(at: number): Promise<void> {
  await inside.query(
    `update merchants
        set clock_offset_ms = $1::bigint - floor(extract(epoch from clock_timestamp()) * 1000)`,
    [at],
  );
}

async function jump(byMs: number): Promise<void> {
  await inside.query('update merchants set clock_offset_ms = clock_offset_ms + $1', [byMs]);
}

/** The members are shared out between the processes. */
function shopOf(member: number): V1Client {
  const shop = shops[member % shops.length];
  if (shop === undefined) throw new Error('there is no server');
  return shop;
}

let orders = 0;

async function everybodyBuys(): Promise<void> {
  await Promise.all(
    Array.from({ length: MEMBERS }, async (_, index) => {
      orders += 1;
      const order = { order_id: `o-${String(orders)}`, total: '7', subtotal: '7', currency: 'USD' };
      const form = { user_email: `m${String(index)}@example.com`, ...order };
      const activity_id = 'made_a_purchase';
      const bought = await shopOf(index).call({
        path: 'purchase',
        form: { ...form, activity_id },
      });
      expect(bought, bought.text).toMatchObject({ status: 200 });
    }),
  );
}

async function count(query: string): Promise<number> {
  const { rows } = await inside.query<{ count: string }>(`select count(*) as count ${query}`);
  return Number(rows[0]?.count);
}

const NOW = `clock_timestamp() + make_interval(secs => m.clock_offset_ms / 1000.0)`;
const overdue = (): Promise<number> =>
  count(`from lots l, merchants m where l.remaining > 0 and l.expires_at <= ${NOW}`);

async function untilNothingIsDue(): Promise<void> {
  await expect.poll(overdue, { timeout: 30_000, interval: 100 }).toBe(0);
}

it('forgets no lot and lets none lapse twice, however the clock jumps', async () => {
  const enrolled = Array.from({ length: MEMBERS }, (_, index) =>
    shopOf(index).enroll(`m${String(index)}@example.com`),
  );
  await setClock(Date.UTC(YEAR, 1, 26, 17));
  await Promise.all(enrolled);
  for (const day of DAYS) {
    await setClock(Date.parse(`${String(YEAR)}-${day}T17:00:00Z`));
    await everybodyBuys();
    // Back for an hour, as a machine whose clock was wrong, in the midst of the sweeps.
    await jump(-HOUR);
    await everybodyBuys();
  }
  await jump(400 * DAY);
  await everybodyBuys();
  await untilNothingIsDue();
  await jump(-HOUR);
  await everybodyBuys();
  await jump(3 * DAY);
  await untilNothingIsDue();
  const rounds = 2 * DAYS.length + 2;
  expect(await count('from lots where points = 7')).toBe(rounds * MEMBERS);
  expect(await count('from lots where remaining > 0')).toBe(0);
  expect(await count('from lots where points <> expired')).toBe(0);
  const twice = `from (select lot_id from postings where target = 'expired'
                        group by lot_id having count(*) > 1) as t`;
  expect(await count(twice)).toBe(0);
  const offMidnight = `from lots where to_char(expires_at at time zone '${ZONE}', 'HH24:MI:SS.MS')
                         <> '23:59:59.999'`;
  expect(await count(offMidnight)).toBe(0);
  const { rows } = await inside.query<{ day: string }>(
    `select distinct to_char(expires_at at time zone '${ZONE}', 'MM-DD') as day
       from lots where points = 7 and expires_at < '2029-01-01' order by 1`,
  );
  expect(rows.map(({ day }) => day)).toEqual([
    ...['02-28', '02-29', '03-01', '03-02', '03-12', '03-13', '03-14', '11-05', '11-06', '11-07'],
  ]);
});
