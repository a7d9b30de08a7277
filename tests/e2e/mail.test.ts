import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from '../support/database.ts';
import { runFealty, startFealty, type FealtyServer } from '../support/fealty-process.ts';
import { startMailServer, type MailServer } from '../support/mail-server.ts';
import { openShop, stockShop } from '../support/open-shop.ts';
import type { ShopKeys } from '../support/v1-client.ts';

const PROGRAM = {
  name: 'Mail',
  currency: 'USD',
  timeZone: 'UTC',
  activities: [{ id: 'goodwill', name: 'Goodwill', earn: { points: '10' } }],
  rewards: [],
  tiers: [{ id: 'silver', name: 'Silver', threshold: '0' }],
};

let database: TestDatabase;
let mails: MailServer;
let server: FealtyServer;
let keys: ShopKeys;
let environment: Record<string, string>;

beforeAll(async () => {
  database = await testDatabase();
  mails = await startMailServer({ needsLogin: true });
  mails.onLogin = (user, password) => user === 'points' && password === 's/ecret';
  environment = {
    DATABASE_URL: database.url,
    FEALTY_SECRET: randomBytes(32).toString('hex'),
    FEALTY_SMTP: `smtp://points:s%2Fecret@${mails.host}:${String(mails.port)}`,
    FEALTY_MAIL_FROM: 'points@shop.example',
    FEALTY_BASE_URL: 'https://points.example.com',
  };
  keys = await openShop(environment, { isTest: false });
  await stockShop(environment, keys, PROGRAM, {});
  server = await startFealty(environment);
});

afterAll(async () => {
  await server.stop();
  const verified = await runFealty(['verify'], environment);
  await mails.close();
  await database.drop();
  expect(verified, verified.out).toMatchObject({ code: 0 });
});

async function call(method: 'PUT' | 'POST' | 'GET', path: string, body?: object): Promise<unknown> {
  const { partnerId, apiKey } = keys;
  const answer = await fetch(`${server.url}/v2/loyalty${path}`, {
    method,
    headers: {
      ...{ 'partner-id': partnerId, 'api-key': apiKey, 'content-type': 'application/json' },
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  expect(answer.status).toBe(200);
  return ((await answer.json()) as { readonly data: unknown }).data;
}

async function mailsArrived(count: number): Promise<void> {
  const end = Date.now() + 20_000;
  while (mails.arrived.length < count) {
    if (Date.now() > end) throw new Error(`only ${String(mails.arrived.length)} mails arrived`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

it('members get mail through the server that is set, until they unsubscribe by its link', async () => {
  const settings = { enabled: true, messages: ['welcome', 'points_earned'], sender_name: 'Shop' };
  expect(await call('PUT', '/mail-settings', settings)).toMatchObject({ delivery: 'smtp' });
  await call('POST', '/members', {
    ...{ member_id: 'm-1', first_name: 'Ann', last_name: 'Lee', email_address: 'ann@example.com' },
  });
  const award = { member_id: 'm-1', activity_id: 'goodwill' };
  await call('POST', '/transactions/award', award);
  await mailsArrived(2);
  expect(mails.arrived.map(({ parsed }) => parsed.subject)).toEqual([
    'Welcome to Shop rewards',
    'You have earned 10 points',
  ]);
  const headers = new Map(mails.arrived[1]?.parsed.headers.map(({ key, value }) => [key, value]));
  const link = headers.get('list-unsubscribe')?.slice(1, -1) ?? '';
  expect(link).toMatch(/^https:\/\/points\.example\.com\/unsubscribe\//);
  const page = link.replace('https://points.example.com', server.url);
  const looked = await fetch(page);
  expect([looked.status, await looked.text()]).toEqual([200, expect.stringContaining('<form')]);
  const body = 'List-Unsubscribe=One-Click';
  const type = { 'content-type': 'application/x-www-form-urlencoded' };
  expect((await fetch(page, { method: 'POST', headers: type, body })).status).toBe(200);
  await call('POST', '/transactions/award', award);
  await call('POST', '/members', {
    ...{ member_id: 'm-2', first_name: 'Bob', last_name: 'Lee', email_address: 'bob@example.com' },
  });
  await mailsArrived(3);
  expect(mails.arrived.map(({ to }) => to.join())).toEqual([
    'ann@example.com',
    'ann@example.com',
    'bob@example.com',
  ]);
  expect(server.said()).not.toContain('ecret');
});
