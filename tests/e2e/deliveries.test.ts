import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askV2 } from '../support/ask-v2.ts';
import { testDatabase, type TestDatabase } from '../support/database.ts';
import { startFealty, type FealtyServer } from '../support/fealty-process.ts';
import { startHookReceiver, type HookReceiver, type Received } from '../support/hook-receiver.ts';
import { openShop, stockShop } from '../support/open-shop.ts';
import { V1Client, type ShopKeys } from '../support/v1-client.ts';
import {
  addWebhook,
  LOOPBACK_RECEIVERS,
  rotateWebhook,
  type MadeWebhook,
} from '../support/webhook-setting.ts';

/* A server, its shop, and receivers in a process of their own. */

const PROGRAM = {
  name: 'Told for two years',
  currency: 'USD',
  timeZone: 'America/New_York',
  expiry: { mode: 'after', months: 12 },
  reminders: [30, 7],
  tierRules: { kind: 'period', months: 12 },
  occasions: { birthday: { activity: 'birthday_bonus' } },
  activities: [
    { id: 'said_hello', name: 'Hello', earn: { points: '7' } },
    {
      ...{ id: 'made_a_purchase', name: 'Purchase', earn: { multiplier: '1' } },
      approval: { mode: 'after_days', days: 14 },
    },
    { id: 'birthday_bonus', name: 'Birthday', earn: { points: '50' }, countsForTier: false },
  ],
  rewards: [],
  tiers: [
    { id: 'silver', name: 'Silver', threshold: '0' },
    { id: 'gold', name: 'Gold', threshold: '500' },
  ],
};
const TYPES = [
  ...['member.enrolled', 'points.awarded', 'points.expired', 'points.expiring'],
  ...['tier.upgraded', 'tier.downgraded'],
] as const;
/** What v1 has words for. */
const V1_TYPES = ['member.enrolled', 'points.awarded', 'tier.upgraded', 'tier.downgraded'] as const;

let database: TestDatabase;
let environment: Record<string, string>;
let server: FealtyServer;
let receiver: HookReceiver;
let inside: Client;

beforeAll(async () => {
  database = await testDatabase();
  environment = {
    ...{ DATABASE_URL: database.url, FEALTY_SECRET: randomBytes(32).toString('hex') },
    ...{ ...LOOPBACK_RECEIVERS, FEALTY_BASE_URL: 'https://loyalty.example' },
  };
  inside = new Client({ ...database.app });
  await inside.connect();
  [server, receiver] = await Promise.all([startFealty(environment), startHookReceiver()]);
});

afterAll(async () => {
  await inside.end();
  await server.stop();
  await receiver.stop();
  await database.drop();
});

interface Shop {
  readonly keys: ShopKeys;
  readonly client: V1Client;
}

async function shopOf(terms: { readonly isTest?: boolean } = {}): Promise<Shop> {
  const keys = await openShop(environment, terms);
  await stockShop(environment, keys, PROGRAM);
  return { keys, client: new V1Client(server.url, keys) };
}

function hook(
  { keys }: Shop,
  path: string,
  terms: Omit<Parameters<typeof addWebhook>[2], 'url'>,
): Promise<MadeWebhook> {
  return addWebhook(environment, keys, { ...terms, url: receiver.url(path) });
}

async function at(path: string): Promise<Received[]> {
  return (await receiver.received()).filter((each) => each.path === path);
}

/** Ids of a shop's events of these types, member by member, in their order. */
async function eventsOf({ keys }: Shop, types: readonly string[]): Promise<Map<string, string[]>> {
  const { rows } = await inside.query<{ id: string; member_id: string }>(
    `select e.id, e.member_id from events e join merchants m on m.id = e.merchant_id
      where m.partner_id = $1 and not e.quiet and e.type = any($2) order by e.sequence`,
    [keys.partnerId, types],
  );
  const members = Map.groupBy(rows, (row) => row.member_id);
  return new Map([...members].map(([member, own]) => [member, own.map(({ id }) => id)]));
}

/** What came at a path, by the member whose events these are. */
function byMember(
  received: readonly Received[],
  events: ReadonlyMap<string, readonly string[]>,
): Map<string, string[]> {
  const memberOf = new Map([...events].flatMap(([member, ids]) => ids.map((id) => [id, member])));
  const ids = received.flatMap((each) => each.ids);
  return new Map(
    [...events.keys()].map((member) => [member, ids.filter((id) => memberOf.get(id) === member)]),
  );
}

async function leftOf({ keys }: Shop): Promise<number> {
  const { rows } = await inside.query<{ left: number }>(
    `select ((select count(*) from event_outbox o where o.merchant_id = m.id)
             + (select count(*) from deliveries d where d.merchant_id = m.id)
             + (select count(*) from delivery_lines l where l.merchant_id = m.id))::integer as left
       from merchants m where m.partner_id = $1`,
    [keys.partnerId],
  );
  return rows[0]?.left ?? 0;
}

async function untilTold(shop: Shop): Promise<void> {
  const until = Date.now() + 60_000;
  while ((await leftOf(shop)) > 0) {
    if (Date.now() > until) throw new Error(`${String(await leftOf(shop))} were never told`);
    await pause(50);
  }
}

async function award(shop: Shop, email: string): Promise<void> {
  const form = { user_email: email, activity_id: 'said_hello' };
  const { status, text } = await shop.client.call({ path: 'award', form });
  if (status !== 200) throw new Error(`an award was answered ${String(status)}: ${text}`);
}

describe('a secret that is changed while events are told', () => {
  it('fails no verification, whether receivers know the old one, both, or the new one', async () => {
    const shop = await shopOf();
    const hooks = [
      await hook(shop, '/turn/v1', { kind: 'webhook_v1', types: ['points.awarded'] }),
      await hook(shop, '/turn/v2', { kind: 'webhook_v2', types: ['points.awarded'], batchSize: 5 }),
    ];
    const paths = ['/turn/v1', '/turn/v2'];
    const old = hooks.map(({ secret }) => secret);
    const know = (secrets: readonly (readonly string[])[]): Promise<void> =>
      receiver.behave({
        secrets: Object.fromEntries(paths.map((path, index) => [path, secrets[index] ?? []])),
      });
    const members = Array.from({ length: 8 }, (_none, index) => `turn${String(index)}@example.com`);
    await Promise.all(members.map((email) => shop.client.enroll(email)));
    await know(old.map((secret) => [secret]));
    const over = new AbortController();
    const load = Promise.all(
      members.map(async (email) => {
        while (!over.signal.aborted) await award(shop, email);
      }),
    );
    const seen: number[] = [];
    const stage = async (): Promise<void> => {
      await pause(1500);
      seen.push(await receiver.count());
    };
    await stage();
    // Signed with both for so long; workers know within a second.
    const renewed: string[] = [];
    for (const { id } of hooks) {
      renewed.push(await rotateWebhook(environment, shop.keys, { id, overlapMs: 6000 }));
    }
    await stage();
    await know(old.map((secret, index) => [secret, renewed[index] ?? '']));
    await stage();
    await know(renewed.map((secret) => [secret]));
    await stage();
    await pause(3000);
    await stage();
    over.abort();
    await load;
    await untilTold(shop);
    const received = [...(await at('/turn/v1')), ...(await at('/turn/v2'))];
    expect(received.filter(({ verified }) => verified !== true)).toEqual([]);
    // Each stage saw some, of both webhooks.
    seen.reduce((before, now) => {
      expect(now).toBeGreaterThan(before + 10);
      return now;
    }, 0);
    console.log(`${String(received.length)} requests verified by both libraries, none failed`);
    shop.client.close();
  });
});

describe('a receiver that is away for an hour', () => {
  /** Lets time pass for what waits: the moments it waits for come that much earlier, or now. */
  async function pass(minutes: number): Promise<void> {
    const by = `${String(minutes)} minutes`;
    // Taken in the order in which workers take them: a test in their way proves nothing.
    await inside.query(
      `with held as materialized (
         select merchant_id, endpoint_id, line from delivery_lines where not leased
          order by 1, 2, 3 for no key update)
       update delivery_lines l
          set due_at = greatest(due_at - $1::interval, least(due_at, clock_timestamp())) from held h
        where h.merchant_id = l.merchant_id and h.endpoint_id = l.endpoint_id and h.line = l.line
          and not l.leased`,
      [by],
    );
    await inside.query(
      `with held as materialized (
         select merchant_id, endpoint_id from endpoint_health order by 1, 2 for no key update)
       update endpoint_health e set open_until = open_until - $1::interval,
         failing_since = failing_since - $1::interval
         from held h where h.merchant_id = e.merchant_id and h.endpoint_id = e.endpoint_id`,
      [by],
    );
    // Workers look anew at how endpoints do every second.
    await pause(1100);
  }

  it('is told all of it once it is back, each member’s in order, v1 hooks too', async () => {
    const shop = await shopOf();
    const v1 = await hook(shop, '/away/v1', { kind: 'webhook_v1', types: [...V1_TYPES] });
    const v2 = await hook(shop, '/away/v2', {
      kind: 'webhook_v2',
      types: [...TYPES],
      batchSize: 3,
    });
    const members = Array.from(
      { length: 12 },
      (_none, index) => `away${String(index)}@example.com`,
    );
    await Promise.all(members.map((email) => shop.client.enroll(email)));
    await untilTold(shop);
    await receiver.behave({ statuses: { '/away/v1': 503, '/away/v2': 503 } });
    for (let minutes = 0; minutes < 60; minutes += 5) {
      await Promise.all(members.slice(0, 6).map((email) => award(shop, email)));
      await pass(5);
    }
    const failed = (await at('/away/v1')).filter(({ status }) => status === 503).length;
    expect(failed).toBeGreaterThan(members.length);
    expect(await leftOf(shop)).toBeGreaterThan(60);
    await receiver.behave({ statuses: {} });
    let waited = 0;
    for (; (await leftOf(shop)) > 0 && waited < 240; waited += 15) await pass(15);
    console.log(`told all within ${String(waited)} minutes after it was back`);
    await untilTold(shop);
    for (const [path, types] of [
      ['/away/v1', V1_TYPES],
      ['/away/v2', TYPES],
    ] as const) {
      const events = await eventsOf(shop, types);
      const taken = (await at(path)).filter(({ status }) => status === 200);
      expect(byMember(taken, events)).toEqual(events);
    }
    const { rows } = await inside.query<Record<string, unknown>>(
      `select (h.delivered + sum(c.delivered))::integer as delivered,
              (h.given_up + sum(c.given_up))::integer as given_up
         from endpoint_health h
         join (select merchant_id, endpoint_id, series, delivered, given_up from delivery_counts
               union all select merchant_id, endpoint_id, series, 0, 0 from endpoint_health) c
           on c.merchant_id = h.merchant_id and c.endpoint_id = h.endpoint_id and c.series = h.series
        where h.endpoint_id = any($1)
        group by h.merchant_id, h.endpoint_id order by h.endpoint_id`,
      [[v1.id, v2.id]],
    );
    const count = 12 + 12 * 6;
    expect(rows).toEqual([
      { delivered: count, given_up: 0 },
      { delivered: count, given_up: 0 },
    ]);
    shop.client.close();
  });
});

describe('two years on the clock of a test store', () => {
  async function advance({ keys }: Shop, days: number): Promise<void> {
    const store = { url: server.url, keys };
    let moved = await askV2(store, 'POST', 'test-clock/advance', { by: { days } });
    while (moved['status'] !== 'done') {
      await pause(50);
      moved = await askV2(store, 'GET', `test-clock/advances/${String(moved['id'])}`);
    }
  }

  it('tell every approval, reminder, lapse and tier once and in order', async () => {
    const shop = await shopOf({ isTest: true });
    await hook(shop, '/years/v1', { kind: 'webhook_v1', types: [...V1_TYPES] });
    await hook(shop, '/years/v2', { kind: 'webhook_v2', types: [...TYPES] });
    await hook(shop, '/years/batch', { kind: 'webhook_v2', types: [...TYPES], batchSize: 20 });
    for (let index = 0; index < 5; index += 1) {
      const email = `years${String(index)}@example.com`;
      const bob = { first_name: 'Bob', last_name: 'Baker', email, uid: `y${String(index)}` };
      await shop.client.call({
        path: 'users',
        form: { ...bob, dob: `0${String(index + 1)}/15/1990` },
      });
      await shop.client.purchase(email, `o-${String(index)}`, 550 + index);
    }
    await advance(shop, 365);
    await shop.client.purchase('years0@example.com', 'o-later', 600);
    await advance(shop, 365);
    await untilTold(shop);
    const all = await eventsOf(shop, TYPES);
    const { rows } = await inside.query<{ type: string; many: number }>(
      `select e.type, count(*)::integer as many from events e
         join merchants m on m.id = e.merchant_id
        where m.partner_id = $1 and e.type = any($2) group by 1 order by 1`,
      [shop.keys.partnerId, TYPES],
    );
    console.log(rows.map(({ type, many }) => `${type} ${String(many)}`).join(', '));
    // All of it happened, or nothing was proved.
    expect(rows.map(({ type }) => type)).toEqual([...TYPES].toSorted());
    for (const path of ['/years/v2', '/years/batch']) {
      expect(byMember(await at(path), all)).toEqual(all);
    }
    const v1 = await eventsOf(shop, V1_TYPES);
    expect(byMember(await at('/years/v1'), v1)).toEqual(v1);
    shop.client.close();
  });
});
