import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from '../support/database.ts';
import { runFealty, startFealty, type FealtyServer } from '../support/fealty-process.ts';
import { openShop, stockShop } from '../support/open-shop.ts';
import { V1Client, type ShopKeys } from '../support/v1-client.ts';

/* Two years of a member of a test store, through the API alone. */

const PROGRAM = {
  name: 'Two years',
  currency: 'USD',
  timeZone: 'America/New_York',
  expiry: { mode: 'after', months: 12 },
  tierRules: { kind: 'period', months: 12 },
  occasions: { birthday: { activity: 'birthday_bonus' } },
  activities: [
    { id: 'created_an_account', name: 'Account Creation', earn: { points: '100' } },
    {
      id: 'made_a_purchase',
      name: 'Purchase',
      earn: { multiplier: '1' },
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
const EMAIL = 'bob@example.com';

let database: TestDatabase;
let environment: Record<string, string>;
let server: FealtyServer;
let keys: ShopKeys;
let shop: V1Client;
let inside: Client;

beforeAll(async () => {
  database = await testDatabase();
  environment = { DATABASE_URL: database.url, FEALTY_SECRET: randomBytes(32).toString('hex') };
  keys = await openShop(environment, { isTest: true });
  await stockShop(environment, keys, PROGRAM, {});
  server = await startFealty(environment);
  shop = new V1Client(server.url, keys);
  inside = new Client({ ...database.app });
  await inside.connect();
});

afterAll(async () => {
  shop.close();
  await inside.end();
  await server.stop();
  const verified = await runFealty(['verify'], environment);
  await database.drop();
  expect(verified, verified.out).toMatchObject({ code: 0 });
});

interface Answer {
  readonly status: number;
  readonly body: {
    readonly success: boolean;
    readonly error_code?: string;
    readonly reason?: string;
    readonly data?: Record<string, unknown>;
  };
}

async function clock(
  method: 'GET' | 'POST',
  path: string,
  body?: unknown,
  { partnerId, apiKey }: ShopKeys = keys,
): Promise<Answer> {
  const answer = await fetch(`${server.url}/v2/loyalty/test-clock${path}`, {
    method,
    headers: {
      'partner-id': partnerId,
      'api-key': apiKey,
      'content-type': 'application/json',
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  return { status: answer.status, body: (await answer.json()) as Answer['body'] };
}

const stamp = (at: number): string => {
  const text = new Date(at).toISOString();
  return `${text.slice(5, 7)}/${text.slice(8, 10)}/${text.slice(0, 4)} ${text.slice(11, 19)}`;
};

/** Asks for a move that has not ended yet until it has. */
async function ended(asked: Answer): Promise<Record<string, unknown>> {
  for (;;) {
    const id = String(asked.body.data?.['id']);
    const { body } = await clock('GET', `/advances/${id}`);
    if (body.data?.['status'] === 'done') return body.data;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function events(): Promise<string[]> {
  return inside
    .query<{ event: string }>(
      `select to_char(e.at at time zone 'America/New_York', 'YYYY-MM-DD') || ' ' || e.type as event
         from events e order by e.sequence`,
    )
    .then(({ rows }) => rows.map(({ event }) => event));
}

it('brings approval, tier, birthday, lapses and the loss of the tier, each in its time', async () => {
  // The story begins with a year of its own.
  const year = new Date().getUTCFullYear() + 1;
  const start = Date.UTC(year, 0, 10, 12);
  expect(await clock('POST', '/advance', { to: stamp(start) })).toMatchObject({ status: 200 });
  const bob = { first_name: 'Bob', last_name: 'Baker', email: EMAIL, uid: 'u1', dob: '03/01/1990' };
  expect(await shop.call({ path: 'users', form: bob })).toMatchObject({ status: 200 });
  const order = { order_id: 'o-1', total: '600', subtotal: '600', currency: 'USD' };
  const form = { user_email: EMAIL, activity_id: 'made_a_purchase', ...order };
  expect(await shop.call({ path: 'purchase', form })).toMatchObject({ status: 200 });
  const began = performance.now();
  const moved = await clock('POST', '/advance', { by: { days: 730 } });
  const tookMs = performance.now() - began;
  expect([200, 202]).toContain(moved.status);
  // The promise is two seconds; a machine that does much else gets some more.
  expect(tookMs).toBeLessThan(4000);
  const done = await ended(moved);
  console.log(`two years in ${tookMs.toFixed(0)} ms: ${JSON.stringify(done)}`);
  expect(done['reached']).toBe(done['to']);
  expect(await events()).toEqual([
    `${String(year)}-01-10 points.awarded`,
    `${String(year)}-01-10 member.enrolled`,
    `${String(year)}-01-24 points.awarded`,
    `${String(year)}-01-24 tier.upgraded`,
    `${String(year)}-03-01 points.awarded`,
    `${String(year + 1)}-01-11 points.expired`,
    `${String(year + 1)}-01-25 points.expired`,
    `${String(year + 1)}-03-01 points.awarded`,
    `${String(year + 1)}-03-02 points.expired`,
    `${String(year + 2)}-01-01 tier.downgraded`,
  ]);
});

describe('a move that cannot be made', () => {
  const field = 'INVALID_REQUEST_PARAMETER_VALUES';
  it.each([
    ['no body', undefined, field, 'to or by is "neither", allowed is one of them'],
    ['no JSON', '{"by"', 'INVALID_JSON', 'JSON object'],
    ['a list', [], 'INVALID_JSON', 'JSON object'],
    ['an unknown field', { days: 3 }, field, 'to or by is "neither"'],
    ['both', { to: '01/01/2030', by: { days: 1 } }, field, 'to or by is "both"'],
    ['no day of the calendar', { to: '02/30/2030' }, field, 'to is "02/30/2030", allowed is'],
    ['a time of no zone', { to: '2030-01-01T00:00:00' }, field, 'a time in UTC'],
    ['back', { to: '01/01/2020' }, field, 'The clock only goes forward; allowed is a time after'],
    ['too far', { by: { days: 99_999 } }, field, 'and up to'],
    ['nothing', { by: {} }, field, 'by is "{}"'],
    ['less than nothing', { by: { days: -1 } }, field, 'by.days is "-1", allowed is a whole'],
    ['parts', { by: { hours: 1.5 } }, field, 'by.hours is "1.5"'],
    ['another unit', { by: { weeks: 1 } }, field, 'by.weeks is "1", allowed is an object of whole'],
  ])('is refused: %s', async (_what, body, code, reason) => {
    const { status, body: answer } = await clock('POST', '/advance', body);
    expect(answer).toMatchObject({ success: false, error_code: code });
    expect(answer.reason).toContain(reason);
    expect(status).toBe(400);
  });

  it('is one of a store that is no test', async () => {
    const real = await openShop(environment);
    const answer = await clock('POST', '/advance', { by: { days: 1 } }, real);
    expect(answer).toMatchObject({ status: 400, body: { error_code: 'TEST_STORE_ONLY' } });
  });

  it('is one of a stranger', async () => {
    const stranger = { ...keys, apiKey: '0'.repeat(32) };
    const answer = await clock('POST', '/advance', { by: { days: 1 } }, stranger);
    expect(answer).toMatchObject({ status: 401, body: { error_code: 'ERROR_UNAUTHORIZED' } });
  });

  it('is nothing that can be asked for', async () => {
    const missing = await clock('GET', `/advances/${'0'.repeat(24)}`);
    expect(missing).toMatchObject({ status: 404, body: { error_code: 'ADVANCE_DOES_NOT_EXIST' } });
    expect(await clock('GET', '/other')).toMatchObject({ status: 404 });
  });
});
