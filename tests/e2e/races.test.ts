import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from '../support/database.ts';
import { runFealty, startFealty, type FealtyServer } from '../support/fealty-process.ts';
import { openShop, stockShop } from '../support/open-shop.ts';
import { tallyAnswers, V1Client, type ShopKeys, type V1Answer } from '../support/v1-client.ts';

/* Two processes on one PostgreSQL, and requests that arrive at both of them at once. */

const PROGRAM = {
  name: 'Races',
  currency: 'USD',
  timeZone: 'UTC',
  budgets: [
    { id: 'spring', name: 'Spring', points: '10000' },
    { id: 'gifts', name: 'Gifts', points: '10000' },
  ],
  activities: [
    { id: 'created_an_account', name: 'Account Creation', earn: { points: '100' } },
    {
      id: 'made_a_purchase',
      name: 'Purchase',
      earn: { multiplier: '1' },
      rules: [
        {
          id: 'double',
          name: 'Double points',
          type: 'multiplier',
          multiplier: '2',
          when: { attribute: 'order.coupons', operator: 'contains_any', value: ['SPRING'] },
          budget: 'spring',
        },
      ],
    },
    { id: 'a_gift', name: 'A gift', earn: { points: '95' }, budget: 'gifts' },
  ],
  rewards: [
    {
      id: 'reward_00001',
      name: 'The last one',
      type: 'fixed_amount',
      value: '5',
      points: '50',
      coupons: 'pool',
    },
    {
      id: 'reward_00002',
      name: 'All I have',
      type: 'product',
      value: '1',
      points: '100',
      coupons: 'none',
    },
  ],
  tiers: [{ id: 'silver', name: 'Silver', threshold: '0' }],
};

let database: TestDatabase;
let environment: Record<string, string>;
let servers: readonly FealtyServer[] = [];
let clients: readonly V1Client[] = [];
let keys: ShopKeys;

beforeAll(async () => {
  database = await testDatabase();
  environment = { DATABASE_URL: database.url, FEALTY_SECRET: randomBytes(32).toString('hex') };
  keys = await openShop(environment);
  await stockShop(environment, keys, PROGRAM, { reward_00001: ['ONLY-ONE'] });
  servers = await Promise.all([startFealty(environment), startFealty(environment)]);
  clients = servers.map(({ url }) => new V1Client(url, keys));
});

afterAll(async () => {
  const verified = await runFealty(['verify'], environment);
  for (const client of clients) client.close();
  await Promise.all(servers.map((server) => server.stop()));
  await database.drop();
  expect(verified, verified.out).toMatchObject({ code: 0 });
});

/** The client of one of the two processes, in turn. */
function client(turn: number): V1Client {
  const found = clients[turn % clients.length];
  if (found === undefined) throw new Error('no server runs');
  return found;
}

function atOnce(
  count: number,
  call: (by: V1Client, turn: number) => Promise<V1Answer>,
): Promise<V1Answer[]> {
  return Promise.all(Array.from({ length: count }, (_, turn) => call(client(turn), turn)));
}

it('one order sent a thousand times at once earns once and is refused 999 times', async () => {
  const email = 'order@example.com';
  await client(0).enroll(email);
  const answers = await atOnce(1000, (by) => by.purchase(email, 'ORDER-1', 80));
  expect(tallyAnswers(answers)).toEqual({ '200': 1, '400/609': 999 });
  expect(await client(1).balance(email)).toBe(180);
});

it('one key sent a thousand times at once has one effect and equal answers', async () => {
  const email = 'key@example.com';
  await client(0).enroll(email);
  const headers = { 'idempotency-key': 'a-thousand-times' };
  const answers = await atOnce(1000, (by) => by.purchase(email, 'ORDER-2', 80, { headers }));
  expect(tallyAnswers(answers)).toEqual({ '200': 1000 });
  expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
  expect(await client(1).balance(email)).toBe(180);
  const other = await client(1).purchase(email, 'ORDER-2', 81, { headers });
  expect([other.status, other.code]).toEqual([400, 601]);
  expect(other.text).toContain('Idempotency-Key');
  expect(await client(0).balance(email)).toBe(180);
});

it('two hundred members who race for the last coupon see one winner', async () => {
  const emails = Array.from({ length: 200 }, (_, n) => `coupon${String(n)}@example.com`);
  await Promise.all(emails.map((email, turn) => client(turn).enroll(email)));
  const answers = await atOnce(200, (by, turn) =>
    by.call({
      path: 'redeem',
      form: { user_email: emails[turn] ?? '', redemption_id: 'reward_00001' },
    }),
  );
  expect(tallyAnswers(answers)).toEqual({ '200': 1, '400/608': 199 });
  const winner = answers.find(({ status }) => status === 200);
  expect(winner?.data['coupon_code']).toBe('ONLY-ONE');
  const balances = await Promise.all(emails.map((email) => client(0).balance(email)));
  expect(balances.reduce((sum, points) => sum + points, 0)).toBe(200 * 100 - 50);
});

it('two hundred redemptions that race for the last points see one winner', async () => {
  const email = 'points@example.com';
  await client(0).enroll(email);
  const form = { user_email: email, redemption_id: 'reward_00002' };
  const answers = await atOnce(200, (by) => by.call({ path: 'redeem', form }));
  expect(tallyAnswers(answers)).toEqual({ '200': 1, '400/607': 199 });
  expect(await client(1).balance(email)).toBe(0);
});

it('two hundred clients who race for a budget of 10,000 points never overshoot it', async () => {
  const emails = Array.from({ length: 200 }, (_, n) => `budget${String(n)}@example.com`);
  await Promise.all(emails.map((email, turn) => client(turn).enroll(email)));
  const orders = await atOnce(200, (by, turn) =>
    by.call({
      path: 'purchase',
      form: {
        user_email: emails[turn] ?? '',
        order_id: `BUDGET-${String(turn)}`,
        total: '95',
        subtotal: '95',
        coupon_code: 'SPRING',
      },
    }),
  );
  // 105 times 95 fit into 10,000; an order whose bonus does not fit earns without it.
  const points = orders.map(({ data }) => Number(data['points']));
  expect(points.filter((earned) => earned === 190)).toHaveLength(105);
  expect(points.filter((earned) => earned === 95)).toHaveLength(95);
  const plain = orders[points.indexOf(95)];
  const why = await client(0).call({
    method: 'GET',
    path: `transactions/${String(plain?.data['id'])}/why`,
  });
  expect(why.text).toContain(
    'The bonus Double points would give 95 points; the budget Spring had 25 points left, so they were not given.',
  );
  const gifts = await atOnce(200, (by, turn) =>
    by.call({ path: 'award', form: { user_email: emails[turn] ?? '', activity_id: 'a_gift' } }),
  );
  expect(tallyAnswers(gifts)).toEqual({ '200': 105, '400/617': 95 });
  const refused = gifts.find(({ status }) => status === 400);
  expect(refused?.text).toContain('the budget Gifts has no 95 points left');
});

it('a member whom a stuck session holds stops nobody else', async () => {
  const stuck = 'stuck@example.com';
  const others = Array.from({ length: 40 }, (_, n) => `free${String(n)}@example.com`);
  await Promise.all([stuck, ...others].map((email, turn) => client(turn).enroll(email)));
  const session = new Client(database.superuser);
  await session.connect();
  await session.query('begin');
  await session.query(
    `select 1 from member_heads h join members m on m.merchant_id = h.merchant_id and m.id = h.id
      where m.email = $1 for update of h`,
    [stuck],
  );
  const started = performance.now();
  const waiting = Promise.all(
    clients.map((by, turn) => by.purchase(stuck, `STUCK-${String(turn)}`, 10)),
  );
  let slowest = 0;
  const answers = await Promise.all(
    others.map(async (email, turn) => {
      const sent = performance.now();
      const answer = await client(turn).purchase(email, `FREE-${String(turn)}`, 10);
      slowest = Math.max(slowest, performance.now() - sent);
      return answer;
    }),
  );
  expect(tallyAnswers(answers)).toEqual({ '200': 40 });
  // The stuck member's own requests wait three seconds; a stranger waits for a lock timeout or two.
  expect(slowest).toBeLessThan(1500);
  for (const answer of await waiting) {
    expect(answer.status).toBe(503);
    expect(answer.headers['retry-after']).toBe('1');
  }
  expect(performance.now() - started).toBeLessThan(6000);
  await session.query('rollback');
  await session.end();
  const again = await client(0).purchase(stuck, 'STUCK-0', 10);
  expect(again.status).toBe(200);
  expect(await client(1).balance(stuck)).toBe(110);
});
