import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startFealty, type FealtyServer } from '../support/fealty-process.ts';
import { lookInside } from '../support/look-inside.ts';
import { problemsOf, type Answered, type Shop } from './answered.ts';
import * as answers from './documented-fields.ts';
import { EXAMPLES, type Example } from './examples.ts';
import { aboutToday, fillIn, isAboutDates } from './fill-in.ts';
import { findCurl, runCurl } from './run-curl.ts';
import { findRequests, runPython } from './run-python.ts';

/** One way to send the samples. */
interface Client {
  readonly name: string;
  readonly found: boolean;
  send(shop: Shop, example: Example): Promise<Answered>;
}

const CLIENTS: readonly Client[] = [
  {
    name: 'curl',
    found: findCurl(),
    send: (shop, { method, curl }) => runCurl(shop, method, curl),
  },
  {
    name: 'python',
    found: findRequests() !== null,
    send: (shop, { method, python }) => runPython(shop, method, python),
  },
];

/** Orders of the user beforehand: enough points for all that follows, and rows for a second page. */
const EARLIER_ORDERS = 10;
/** The one answer that is an empty list while its dates are those of the sample. */
const EMPTY_WHEN_OLD: Readonly<Record<string, string>> = {
  'list all transactions': 'transactions',
  'list the transactions of a user': 'transactions',
  'list transactions to show how keys are sent': 'transactions',
  'list users': 'loyalty_users',
  'list users who get no e-mails': 'unsubscribed_emails',
};

let folder = '';
let server: FealtyServer;
let shop: Shop;

beforeAll(async () => {
  for (const { name, found } of CLIENTS) {
    if (found) continue;
    if (name === 'python' && process.env['FEALTY_REQUIRE_PYTHON'] === '1') {
      throw new Error("Python's requests is required here and was not found");
    }
    console.log(`left out: the samples sent with ${name}, which is not installed here`);
  }
  folder = await mkdtemp(path.join(tmpdir(), 'fealty-conformance-'));
  server = await startFealty({ FEALTY_DATA: folder }, ['demo']);
  const demo = JSON.parse(readFileSync(path.join(folder, 'demo.json'), 'utf8')) as {
    base_url: string;
    partner_id: string;
    api_key: string;
  };
  shop = { url: demo.base_url, partnerId: demo.partner_id, apiKey: demo.api_key };
});

afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Sends a form the plain way, for what a sample takes for granted. */
async function prepare(where: string, form: Readonly<Record<string, string>>): Promise<void> {
  const answer = await fetch(`${shop.url}/v1/loyalty/${where}`, {
    method: 'POST',
    headers: { 'partner-id': shop.partnerId, 'api-key': shop.apiKey },
    body: new URLSearchParams(form),
    signal: AbortSignal.timeout(10_000),
  });
  if (answer.status !== 200) throw new Error(`${where} answered ${await answer.text()}`);
}

async function anEventOf(email: string): Promise<string> {
  const rows = await lookInside<{ id: string }>(
    { FEALTY_DATA: folder },
    `select e.id from events e join members m on m.merchant_id = e.merchant_id and m.id = e.member_id
      where m.email = $1 and e.type = 'points.awarded' order by e.sequence desc limit 1`,
    [email],
  );
  const id = rows[0]?.id;
  if (id === undefined) throw new Error(`nothing happened to ${email}`);
  return id;
}

for (const client of CLIENTS) {
  describe.skipIf(!client.found)(`the published samples sent with ${client.name}`, () => {
    const email = `bob.${client.name}@example.com`;
    const ids: Record<string, string> = {
      email,
      'new email': `bob.new.${client.name}@example.com`,
      uid: `12345-${client.name}`,
      order: `75a2726d13artibb10-${client.name}`,
      'second order': `75a2726d13artibb10-${client.name}-2`,
      'returned order': `ORDER101-${client.name}`,
      reward: 'reward_d65bc',
    };
    const year = new Date().getUTCFullYear();

    for (const example of EXAMPLES) {
      it(`${client.name}: ${example.name}`, async () => {
        await readyFor(example, ids, email, client.name);
        const asked = fillIn(example, ids);
        const verbatim = await client.send(shop, asked);
        if (!isAboutDates(asked)) {
          expect(problemsOf(verbatim, example.data)).toEqual([]);
          return;
        }
        // Nobody was here in the years of the samples, so they are asked about today as well.
        const list = EMPTY_WHEN_OLD[example.name] ?? '';
        expect(verbatim).toMatchObject({ status: 200, body: { success: true } });
        expect(verbatim.body).toMatchObject({ data: { [list]: [], more: false } });
        const today = await client.send(shop, aboutToday(asked, year));
        expect(problemsOf(today, example.data)).toEqual([]);
      });
    }
  });
}

/** What stood in the shop when a sample was written. */
async function readyFor(
  example: Example,
  ids: Record<string, string>,
  email: string,
  client: string,
): Promise<void> {
  if (example.name === 'award points') {
    for (let number = 1; number <= EARLIER_ORDERS; number += 1) {
      const order_id = `earlier-${client}-${String(number)}`;
      await prepare('purchase', { user_email: email, total: '400', subtotal: '400', order_id });
    }
  }
  if (example.name === 'return an order') {
    const order_id = ids['returned order'] ?? '';
    await prepare('purchase', { user_email: email, total: '50', subtotal: '50', order_id });
  }
  if (example.name === 'read an event') ids['event'] = await anEventOf(email);
}

describe('the samples that lack what their own table calls mandatory', () => {
  it('names the dates that a list of transactions was asked without', async () => {
    const answer = await fetch(`${shop.url}/v1/loyalty/transactions`, {
      headers: { 'partner-id': shop.partnerId, 'api-key': shop.apiKey },
      signal: AbortSignal.timeout(10_000),
    });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({
      success: false,
      error_code: 615,
      reason: 'missing parameters: from_date, to_date',
    });
  });
});

describe('a list that has more pages', () => {
  it('says where the next page starts', async () => {
    const answer = await fetch(`${shop.url}/v1/loyalty/users?count=1`, {
      headers: { 'partner-id': shop.partnerId, 'api-key': shop.apiKey },
      signal: AbortSignal.timeout(10_000),
    });
    const body = (await answer.json()) as { data: { more: boolean; next_start_index: number } };
    expect(problemsOf({ status: answer.status, body }, answers.users)).toEqual([]);
    expect(body.data).toMatchObject({ more: true, next_start_index: 1 });
  });
});

describe('what a sample answers to somebody else', () => {
  it('answers 401 without a key and with a wrong one', async () => {
    for (const headers of [{}, { 'partner-id': shop.partnerId, 'api-key': 'f'.repeat(32) }]) {
      const answer = await fetch(`${shop.url}/v1/loyalty/tiers`, {
        headers,
        signal: AbortSignal.timeout(10_000),
      });
      expect(answer.status).toBe(401);
    }
  });
});

describe('the judges of the documented fields', () => {
  it('find a field that is missing, of another type, or in another date format', () => {
    const good = {
      email: 'bob@example.com',
      first_name: 'Bob',
      last_name: 'Baker',
    };
    const judge = (data: unknown): string[] =>
      problemsOf({ status: 200, body: { success: true, data } }, answers.createdUser);
    expect(judge(good)).toEqual([]);
    expect(judge({ ...good, email: undefined })).toHaveLength(1);
    expect(judge({ ...good, last_name: 5 })).toHaveLength(1);
    const tier = { created_time: '2019-01-15', updated_time: '15-Jan-2019 05:06:10' };
    const found = problemsOf({ status: 200, body: { success: true, data: tier } }, answers.tier);
    expect(found.filter((line) => line.startsWith('data.created_time'))).toHaveLength(1);
    expect(found.filter((line) => line.startsWith('data.updated_time'))).toHaveLength(0);
  });
});
