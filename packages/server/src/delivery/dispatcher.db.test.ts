import type { EventType } from '@fealty/core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { plain } from '../../../../tests/scenarios/programs.ts';
import { openLanes, type OpenLanes } from '../../../../tests/support/open-lanes.ts';
import { postChannel } from '../../../../tests/support/post-channel.ts';
import { startReceiver, type Receiver } from '../../../../tests/support/receiver.ts';
import { useDatabase } from '../../../../tests/support/use-database.ts';
import { createFresh } from '../runtime/fresh.ts';
import { createMerchant } from '../usecases/create-merchant.ts';
import { createEndpoint, updateEndpoint, type WantedEndpoint } from '../usecases/save-endpoint.ts';
import { claim } from './claim.ts';
import { startDispatcher, type Dispatcher } from './dispatcher.ts';
import { listActiveEndpoints } from './endpoints.ts';
import { handOutEvents } from './hand-out.ts';
import { settle } from './settle.ts';

const database = useDatabase();
const SECRET = Buffer.alloc(32, 3);
const fresh = createFresh();
const TYPES: readonly EventType[] = ['member.enrolled', 'points.awarded', 'points.deducted'];

let merchantId = 0;
let ledger: OpenLanes;
let receiver: Receiver;
let running: Dispatcher[] = [];
let troubles: string[] = [];

beforeEach(async () => {
  const made = await createMerchant(database.pool, SECRET, {
    ...{ name: 'Telling', isTest: true, actor: 'test', program: plain },
  });
  merchantId = made.merchant.id;
  ledger = openLanes(database.target, merchantId);
  receiver = await startReceiver();
  troubles = [];
});

afterEach(async () => {
  await Promise.all(running.map((each) => each.stop()));
  running = [];
  expect(troubles).toEqual([]);
  expect(ledger.troubles).toEqual([]);
  await ledger.close();
  await receiver.close();
  // What one test leaves behind is none of the next one's business.
  await database.pool.query(`update endpoints set status = 'deleted'`);
});

function start(places = 16): Dispatcher {
  const post = postChannel();
  const dispatcher = startDispatcher({
    pool: database.pool,
    channels: { webhook_v1: post, webhook_v2: post, mail: post },
    newId: () => fresh.id(),
    random: () => 0.5,
    trouble: (what, error) => troubles.push(`${what}: ${String(error)}`),
    settings: { places, everyMs: 10 },
  });
  running.push(dispatcher);
  return dispatcher;
}

async function hook(
  wanted: WantedEndpoint = {},
  kind: 'webhook_v1' | 'webhook_v2' = 'webhook_v2',
): Promise<string> {
  const id = fresh.id();
  const made = await createEndpoint(
    { pool: database.pool, secret: SECRET },
    {
      ...{ merchantId, id, actor: 'test', kind },
      wanted: { url: receiver.url, types: TYPES, ...wanted },
    },
  );
  expect(made).toMatchObject({ secret: /^whsec_/ });
  return id;
}

function enroll(name: string): Promise<unknown> {
  const profile = { email: `${name}@example.com`, firstName: name, lastName: 'X' };
  return ledger.send({ kind: 'enroll', profile });
}

async function award(name: string, times = 1): Promise<void> {
  for (let time = 0; time < times; time += 1) {
    await ledger.send({
      kind: 'award',
      member: { by: 'email', value: `${name}@example.com` },
      activityId: 'goodwill',
    });
  }
}

interface Told {
  readonly id: string;
  readonly type: string;
  readonly sequence: number;
  readonly memberId: string;
}

function told(): Told[] {
  return receiver.arrived.flatMap(({ body }) => JSON.parse(body) as Told[]);
}

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + 15_000;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error('it did not come to pass');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

async function left(): Promise<Record<string, unknown> | undefined> {
  const [row] = await database.rows(
    `select (select count(*) from event_outbox where merchant_id = $1)::int as outbox,
            (select count(*) from deliveries where merchant_id = $1)::int as deliveries,
            (select count(*) from delivery_lines where merchant_id = $1)::int as lines`,
    [merchantId],
  );
  return row;
}

const NOTHING_LEFT = { outbox: 0, deliveries: 0, lines: 0 };

async function ends(): Promise<Record<string, unknown>> {
  const [row] = await database.rows(
    `select delivered, given_up as "givenUp", dropped from endpoint_health
      where merchant_id = $1 order by endpoint_id limit 1`,
    [merchantId],
  );
  return row ?? {};
}

/** Lets what waits for another try come at once. */
async function hurry(): Promise<void> {
  await database.pool.query(
    'update delivery_lines set due_at = clock_timestamp() where merchant_id = $1 and not claimed',
    [merchantId],
  );
  await database.pool.query('update endpoint_health set open_until = null, opened = 0');
}

it('tells each event once, a member’s in order, and leaves nothing behind', async () => {
  await hook();
  start();
  await Promise.all(['ann', 'bob', 'cid'].map(enroll));
  await Promise.all(['ann', 'bob', 'cid'].map((name) => award(name, 7)));
  await until(() => told().length === 24);
  await until(async () => (await left())?.['lines'] === 0);
  expect(await left()).toEqual(NOTHING_LEFT);
  const members = Map.groupBy(told(), ({ memberId }) => memberId);
  expect(members.size).toBe(3);
  for (const own of members.values()) {
    expect(own.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  }
  expect(new Set(told().map(({ id }) => id)).size).toBe(24);
  expect(await ends()).toEqual({ delivered: 24, givenUp: 0, dropped: 0 });
});

it('writes no outbox for a merchant without endpoints', async () => {
  await enroll('nobody');
  expect(await left()).toEqual(NOTHING_LEFT);
});

it('tells an endpoint what it wants and nothing else, several in one request', async () => {
  await hook({ types: ['points.awarded'], batchSize: 10 });
  await Promise.all(['dan', 'eve', 'fay'].map(enroll));
  await Promise.all(['dan', 'eve', 'fay'].map((name) => award(name, 5)));
  start();
  await until(() => told().length === 15);
  expect(new Set(told().map(({ type }) => type))).toEqual(new Set(['points.awarded']));
  expect(Math.max(...receiver.arrived.map(({ body }) => (JSON.parse(body) as []).length))).toBe(10);
});

it('tries again later, and lets what comes behind wait', async () => {
  await hook();
  receiver.behave = () => 500;
  start();
  await enroll('gus');
  await award('gus', 2);
  await until(() => receiver.arrived.length === 1);
  await until(async () => {
    const [row] = await database.rows(
      `select failures, claimed, (due_at - clock_timestamp()) between '4 s' and '5 s' as soon
         from delivery_lines where merchant_id = $1`,
      [merchantId],
    );
    return row?.['failures'] === 1 && row['claimed'] === false && row['soon'] === true;
  });
  receiver.behave = () => 200;
  await hurry();
  await until(() => told().length === 4);
  await until(async () => (await left())?.['lines'] === 0);
  expect(told().map(({ sequence }) => sequence)).toEqual([1, 1, 2, 3]);
  const [tries] = await database.rows(
    `select array_agg(number order by id) as numbers, array_agg(outcome order by id) as outcomes,
            array_agg(status order by id) as statuses from attempts where merchant_id = $1`,
    [merchantId],
  );
  expect(tries).toEqual({
    numbers: [1, 2, 1, 1],
    outcomes: ['failed', 'delivered', 'delivered', 'delivered'],
    statuses: [500, 200, 200, 200],
  });
});

it('gives up after the last try and goes on with the next event', async () => {
  await hook({ earlyRetries: 1, goesOn: false }, 'webhook_v1');
  const dispatcher = start();
  receiver.behave = ({ body }) => (body.includes('member.enrolled') ? 500 : 200);
  await enroll('hal');
  await award('hal');
  await until(() => receiver.arrived.length === 1);
  await until(async () => (await left())?.['lines'] === 1);
  await new Promise((resolve) => setTimeout(resolve, 100));
  await hurry();
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

it('stops sending to a receiver that wants no more, and goes on when it is resumed', async () => {
  const id = await hook();
  receiver.behave = () => 410;
  start();
  await enroll('ida');
  await award('ida');
  await until(async () => {
    const [row] = await database.rows('select status, paused_for from endpoints where id = $1', [
      id,
    ]);
    return row?.['status'] === 'paused' && row['paused_for'] === 'gone';
  });
  expect(receiver.arrived).toHaveLength(1);
  receiver.behave = () => 200;
  const tools = { pool: database.pool, secret: SECRET };
  const request = { merchantId, id, actor: 'test', wanted: { status: 'active' } } as const;
  expect(await updateEndpoint(tools, request)).toBe('saved');
  await hurry();
  await until(() => told().length === 3);
  expect(told().map(({ sequence }) => sequence)).toEqual([1, 1, 2]);
});

it('lets many that fail be, but for a probe', async () => {
  await hook();
  receiver.behave = () => 500;
  start();
  await Promise.all(Array.from({ length: 60 }, (_none, number) => enroll(`many${String(number)}`)));
  await until(async () => {
    const [row] = await database.rows(
      'select opened from endpoint_health where merchant_id = $1 and open_until > clock_timestamp()',
      [merchantId],
    );
    return row !== undefined;
  });
  const before = receiver.arrived.length;
  expect(before).toBeLessThan(40);
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(receiver.arrived.length).toBe(before);
});

describe('with several workers', () => {
  it('tells each event once and in order', async () => {
    await hook();
    start(4);
    start(4);
    start(4);
    const names = Array.from({ length: 12 }, (_none, number) => `team${String(number)}`);
    await Promise.all(names.map(enroll));
    await Promise.all(names.map((name) => award(name, 6)));
    await until(() => told().length >= 84);
    await until(async () => (await left())?.['lines'] === 0);
    expect(told()).toHaveLength(84);
    for (const own of Map.groupBy(told(), ({ memberId }) => memberId).values()) {
      expect(own.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    }
  });

  it('takes over what a worker left when it died, and lets it change nothing any more', async () => {
    await hook();
    await enroll('kim');
    await award('kim');
    await handOutEvents(database.pool, 1000);
    const [known] = await listActiveEndpoints(database.pool);
    if (known === undefined) throw new Error('there is no endpoint');
    const { endpoint } = known;
    const [taken] = await claim(database.pool, [{ endpoint, lines: 5, failuresMax: 9 }], 60_000);
    expect(taken).toMatchObject({ failures: 0, events: [{ sequence: 1 }, { sequence: 2 }] });
    expect(await claim(database.pool, [{ endpoint, lines: 5, failuresMax: 9 }], 60_000)).toEqual(
      [],
    );
    await database.pool.query('update delivery_lines set due_at = clock_timestamp()');
    start();
    await until(() => told().length === 2);
    await until(async () => (await left())?.['lines'] === 0);
    await award('kim');
    await until(() => told().length === 3);
    if (taken === undefined) throw new Error('nothing was claimed');
    const late = await settle(
      database.pool,
      [
        {
          ...{ endpoint, line: taken.line, claim: taken.claim, failures: 0, waitMs: 0 },
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
