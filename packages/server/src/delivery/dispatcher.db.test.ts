import { describe, expect, it } from 'vitest';
import { plain } from '../../../../tests/scenarios/programs.ts';
import { postChannel } from '../../../../tests/support/post-channel.ts';
import { TELLING_SECRET, until, useTellingShop } from '../../../../tests/support/telling-shop.ts';
import { useDatabase } from '../../../../tests/support/use-database.ts';
import { deleteEndpoint, updateEndpoint } from '../usecases/save-endpoint.ts';
import { lease } from './lease.ts';
import { listActiveEndpoints } from './endpoints.ts';
import { handOutEvents } from './hand-out.ts';
import { settle } from './settle.ts';
import { TOLD_SUMS } from './told-sums.ts';

const database = useDatabase();
const post = postChannel();
const shop = useTellingShop(database, {
  program: plain,
  types: ['member.enrolled', 'points.awarded', 'points.deducted'],
  channels: () => ({ webhook_v1: post, webhook_v2: post }),
});

interface Told {
  readonly id: string;
  readonly type: string;
  readonly sequence: number;
  readonly memberId: string;
}

function told(): Told[] {
  return shop.receiver.arrived.flatMap(({ body }) => JSON.parse(body) as Told[]);
}

const NOTHING_LEFT = { outbox: 0, deliveries: 0, lines: 0 };

async function ends(): Promise<Record<string, unknown>> {
  const [row] = await database.rows(
    `select t.delivered, t.given_up as "givenUp", t.dropped
       from endpoint_health h cross join ${TOLD_SUMS}
      where h.merchant_id = $1 order by h.endpoint_id limit 1`,
    [shop.merchantId],
  );
  return row ?? {};
}

it('tells each event once, a member’s in order, and leaves nothing behind', async () => {
  await shop.hook();
  shop.start();
  await Promise.all(['ann', 'bob', 'cid'].map((name) => shop.enroll(name)));
  await Promise.all(['ann', 'bob', 'cid'].map((name) => shop.award(name, 7)));
  await until(() => told().length === 24);
  await until(async () => (await shop.left()).lines === 0);
  expect(await shop.left()).toEqual(NOTHING_LEFT);
  const members = Map.groupBy(told(), ({ memberId }) => memberId);
  expect(members.size).toBe(3);
  for (const own of members.values()) {
    expect(own.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  }
  expect(new Set(told().map(({ id }) => id)).size).toBe(24);
  expect(await ends()).toEqual({ delivered: 24, givenUp: 0, dropped: 0 });
});

it('writes no outbox for a merchant without endpoints', async () => {
  await shop.enroll('nobody');
  expect(await shop.left()).toEqual(NOTHING_LEFT);
});

it('tells an endpoint what it wants and nothing else, several in one request', async () => {
  await shop.hook({ types: ['points.awarded'], batchSize: 10 });
  await Promise.all(['dan', 'eve', 'fay'].map((name) => shop.enroll(name)));
  await Promise.all(['dan', 'eve', 'fay'].map((name) => shop.award(name, 5)));
  shop.start();
  await until(() => told().length === 15);
  expect(new Set(told().map(({ type }) => type))).toEqual(new Set(['points.awarded']));
  expect(
    Math.max(...shop.receiver.arrived.map(({ body }) => (JSON.parse(body) as []).length)),
  ).toBe(10);
});

it('tries again later, and lets what comes behind wait', async () => {
  await shop.hook();
  shop.receiver.behave = () => 500;
  shop.start();
  await shop.enroll('gus');
  await shop.award('gus', 2);
  await until(() => shop.receiver.arrived.length === 1);
  await until(async () => {
    const [row] = await database.rows(
      `select failures, leased, (due_at - clock_timestamp()) between '4 s' and '5 s' as soon
         from delivery_lines where merchant_id = $1`,
      [shop.merchantId],
    );
    return row?.['failures'] === 1 && row['leased'] === false && row['soon'] === true;
  });
  shop.receiver.behave = () => 200;
  await shop.hurry();
  await until(() => told().length === 4);
  await until(async () => (await shop.left()).lines === 0);
  expect(told().map(({ sequence }) => sequence)).toEqual([1, 1, 2, 3]);
  const [tries] = await database.rows(
    `select array_agg(number order by id) as numbers, array_agg(outcome order by id) as outcomes,
            array_agg(status order by id) as statuses from attempts where merchant_id = $1`,
    [shop.merchantId],
  );
  expect(tries).toEqual({
    numbers: [1, 2, 1, 1],
    outcomes: ['failed', 'delivered', 'delivered', 'delivered'],
    statuses: [500, 200, 200, 200],
  });
});

it('gives up after the last try and goes on with the next event', async () => {
  await shop.hook({ earlyRetries: 1, goesOn: false }, 'webhook_v1');
  const dispatcher = shop.start();
  shop.receiver.behave = ({ body }) => (body.includes('member.enrolled') ? 500 : 200);
  await shop.enroll('hal');
  await shop.award('hal');
  await until(() => shop.receiver.arrived.length === 1);
  await until(async () => (await shop.left()).lines === 1);
  await new Promise((resolve) => setTimeout(resolve, 100));
  await shop.hurry();
  dispatcher.wake();
  await until(() => told().length === 3);
  expect(told().map(({ type }) => type)).toEqual([
    'member.enrolled',
    'member.enrolled',
    'points.awarded',
  ]);
  await until(async () => (await ends())['delivered'] === 1);
  expect(await ends()).toEqual({ delivered: 1, givenUp: 1, dropped: 0 });
});

it('gives up at once what a receiver refuses for ever, and keeps what it refuses for now', async () => {
  await shop.hook();
  const refusing = { now: true };
  shop.receiver.behave = ({ body }) => {
    if (body.includes('member.enrolled')) return 422;
    return refusing.now ? 425 : 200;
  };
  const dispatcher = shop.start();
  await shop.enroll('kay');
  await shop.award('kay', 2);
  await until(() => shop.receiver.arrived.length === 2);
  await until(async () => {
    const [row] = await database.rows(
      'select failures from delivery_lines where merchant_id = $1 and not leased',
      [shop.merchantId],
    );
    return row?.['failures'] === 1;
  });
  expect(await ends()).toEqual({ delivered: 0, givenUp: 1, dropped: 0 });
  const [health] = await database.rows(
    'select failing_since, opened from endpoint_health where merchant_id = $1',
    [shop.merchantId],
  );
  expect(health).toEqual({ failing_since: null, opened: 0 });
  refusing.now = false;
  await shop.hurry();
  dispatcher.wake();
  await shop.allTold();
  expect(told().map(({ sequence }) => sequence)).toEqual([1, 2, 2, 3]);
});

it('stops sending to a receiver that wants no more, and goes on when it is resumed', async () => {
  const { id } = await shop.hook();
  shop.receiver.behave = () => 410;
  shop.start();
  await shop.enroll('ida');
  await shop.award('ida');
  await until(async () => {
    const [row] = await database.rows('select status, paused_for from endpoints where id = $1', [
      id,
    ]);
    return row?.['status'] === 'paused' && row['paused_for'] === 'gone';
  });
  expect(shop.receiver.arrived).toHaveLength(1);
  shop.receiver.behave = () => 200;
  const tools = { pool: database.pool, secret: TELLING_SECRET };
  const request = {
    merchantId: shop.merchantId,
    id,
    actor: 'test',
    wanted: { status: 'active' },
  } as const;
  expect(await updateEndpoint(tools, request)).toBe('saved');
  await shop.hurry();
  await until(() => told().length === 3);
  expect(told().map(({ sequence }) => sequence)).toEqual([1, 1, 2]);
});

it('forgets what waits for a webhook that is removed, and tells it nothing any more', async () => {
  const { id } = await shop.hook();
  shop.receiver.behave = () => 500;
  shop.start();
  await shop.enroll('mia');
  await until(async () => (await shop.left()).lines === 1 && shop.receiver.arrived.length === 1);
  const tools = { pool: database.pool, secret: TELLING_SECRET };
  const request = { merchantId: shop.merchantId, id, actor: 'test' };
  await until(async () => {
    const [line] = await database.rows('select leased from delivery_lines where merchant_id = $1', [
      shop.merchantId,
    ]);
    return line?.['leased'] === false;
  });
  expect(await deleteEndpoint(tools, request)).toBe('deleted');
  expect(await shop.left()).toEqual(NOTHING_LEFT);
  await shop.award('mia');
  expect(await shop.left()).toEqual(NOTHING_LEFT);
  expect(shop.receiver.arrived).toHaveLength(1);
  expect(await deleteEndpoint(tools, request)).toBe('unknown');
  const [kept] = await database.rows('select secret, old_secret from endpoints where id = $1', [
    id,
  ]);
  expect(kept).toEqual({ secret: null, old_secret: null });
});

it('lets many that fail be, but for a probe', async () => {
  await shop.hook();
  shop.receiver.behave = () => 500;
  shop.start();
  await Promise.all(
    Array.from({ length: 60 }, (_none, number) => shop.enroll(`many${String(number)}`)),
  );
  await until(async () => {
    const [row] = await database.rows(
      'select opened from endpoint_health where merchant_id = $1 and open_until > clock_timestamp()',
      [shop.merchantId],
    );
    return row !== undefined;
  });
  const before = shop.receiver.arrived.length;
  expect(before).toBeLessThan(40);
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(shop.receiver.arrived.length).toBe(before);
});

describe('with several workers', () => {
  it('tells each event once and in order', async () => {
    await shop.hook();
    shop.start(4);
    shop.start(4);
    shop.start(4);
    const names = Array.from({ length: 12 }, (_none, number) => `team${String(number)}`);
    await Promise.all(names.map((name) => shop.enroll(name)));
    await Promise.all(names.map((name) => shop.award(name, 6)));
    await until(() => told().length >= 84);
    await until(async () => (await shop.left()).lines === 0);
    expect(told()).toHaveLength(84);
    for (const own of Map.groupBy(told(), ({ memberId }) => memberId).values()) {
      expect(own.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    }
  });

  it('settles many endpoints that fail and succeed at once without one worker stopping another', async () => {
    for (let hook = 0; hook < 20; hook += 1) await shop.hook();
    let arrivals = 0;
    shop.receiver.behave = () => ((arrivals += 1) % 3 === 0 ? 500 : 200);
    for (let worker = 0; worker < 3; worker += 1) shop.start(64);
    const names = Array.from({ length: 6 }, (_none, number) => `crowd${String(number)}`);
    await Promise.all(names.map((name) => shop.enroll(name)));
    await Promise.all(names.map((name) => shop.award(name, 3)));
    // A deadlock would be told as trouble, and what it took back be told again a minute later.
    await until(async () => {
      await shop.hurry();
      return (await shop.left()).deliveries === 0;
    });
    const [sums] = await database.rows(
      `select sum(t.delivered)::int as delivered from endpoint_health h cross join ${TOLD_SUMS}
        where h.merchant_id = $1`,
      [shop.merchantId],
    );
    expect(sums).toEqual({ delivered: 6 * 4 * 20 });
  });

  it('takes over what a worker left when it died, and lets it change nothing any more', async () => {
    await shop.hook();
    await shop.enroll('kim');
    await shop.award('kim');
    await handOutEvents(database.pool, 1000);
    const [known] = await listActiveEndpoints(database.pool);
    if (known === undefined) throw new Error('there is no endpoint');
    const { endpoint } = known;
    const asks = [{ endpoint, lines: 5, failuresMax: 9, reachMs: null }];
    const {
      lines: [taken],
    } = await lease(database.pool, asks, () => 60_000);
    expect(taken).toMatchObject({ failures: 0, events: [{ sequence: 1 }, { sequence: 2 }] });
    expect(await lease(database.pool, asks, () => 60_000)).toEqual({
      ...{ lines: [], empty: [], took: [] },
    });
    await database.pool.query('update delivery_lines set due_at = clock_timestamp()');
    shop.start();
    await until(() => told().length === 2);
    await until(async () => (await shop.left()).lines === 0);
    await shop.award('kim');
    await until(() => told().length === 3);
    if (taken === undefined) throw new Error('nothing was leased');
    const late = await settle(
      database.pool,
      [
        {
          ...{ endpoint, line: taken.line, lease: taken.lease, failures: 0, waitMs: 0 },
          ended: [{ sequence: 3, outcome: 'given_up', attemptId: null }],
        },
      ],
      [],
      [],
    );
    expect(late).toBe(1);
    await until(async () => (await ends())['delivered'] === 3);
    expect(await ends()).toEqual({ delivered: 3, givenUp: 0, dropped: 0 });
  });
});
