import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  newCanaries,
  plantSecret,
  requestOf,
  type Canaries,
  type Sender,
} from '../support/canaries/plant.ts';
import { asOwner } from '../support/as-owner.ts';
import { testDatabase, type TestDatabase } from '../support/database.ts';
import { readDescription, type Operation } from '../support/description.ts';
import { startFealty, type FealtyServer } from '../support/fealty-process.ts';
import { openShop } from '../support/open-shop.ts';
import { signInAt } from '../support/person-at.ts';
import { signToken } from '../support/sign-token.ts';
import { UNLIMITED } from '../support/unlimited.ts';
import type { ShopKeys } from '../support/v1-client.ts';

/*
 * Canaries stand in every place of every call: they are looked for in all that the server writes for its
 * operator, and secrets besides in what it answers.
 */

/** What ends the session that the others need. */
const LAST = /sign_out|end_session|password|remove_person|second_factor/;

const canaries: Canaries = newCanaries();
let database: TestDatabase;
let server: FealtyServer;
let keys: ShopKeys;
let session: string;
let operations: readonly Operation[];
const statuses = new Map<number, number>();

beforeAll(async () => {
  database = await testDatabase();
  const secret = plantSecret(canaries) + randomBytes(16).toString('hex');
  const environment = { DATABASE_URL: database.url, FEALTY_SECRET: secret, ...UNLIMITED };
  server = await startFealty({ ...environment, LOG_LEVEL: 'trace' });
  keys = await openShop(environment, { isTest: true });
  canaries.secrets.add(keys.apiKey);
  const password = `green ${plantSecret(canaries)}`;
  const email = `${canaries.personal}@owner.example`.toLowerCase();
  session = await signInAt(server.url, environment, keys, { email, password, role: 'owner' });
  canaries.secrets.add(session);
  const read = await Promise.all(
    ['v1', 'v2', 'account'].map((api) => readDescription(server.url, api)),
  );
  operations = read
    .flat()
    .toSorted((one, other) => Number(LAST.test(one.id)) - Number(LAST.test(other.id)));
});

afterAll(async () => {
  await server.stop();
  await database.drop();
});

interface Heard {
  readonly where: string;
  readonly status: number;
  readonly text: string;
  readonly headers: string;
}

async function send(path: string, init: RequestInit): Promise<Heard> {
  const response = await fetch(server.url + path, { ...init, signal: AbortSignal.timeout(30_000) });
  statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1);
  const where = `${init.method ?? 'GET'} ${path}`;
  const headers = JSON.stringify([...response.headers]);
  return { where, status: response.status, text: await response.text(), headers };
}

async function sendAll(
  how: Sender['how'],
  those: readonly Operation[] = operations,
): Promise<readonly Heard[]> {
  const heard: Heard[] = [];
  for (const operation of those) {
    const { path, init } = requestOf(operation, { keys, session, canaries, how });
    heard.push(await send(path, init));
  }
  return heard;
}

/** Where a text holds one of the secrets; the beginning of what stands around it. */
function secretsIn(text: string): readonly string[] {
  return [...canaries.secrets].flatMap((secret) => {
    const at = text.toLowerCase().indexOf(secret.toLowerCase());
    return at < 0 ? [] : [text.slice(Math.max(0, at - 80), at + 8)];
  });
}

function leaksIn(heard: readonly Heard[]): readonly string[] {
  return heard.flatMap(({ where, status, text, headers }) =>
    secretsIn(text + headers).map((found) => `${where} ${String(status)}: ${found}`),
  );
}

/** Log and figures: neither secrets nor anything personal. */
async function expectSilence(): Promise<void> {
  const metrics = await (await fetch(`${server.url}/metrics`)).text();
  const told = server.said() + metrics;
  const personal = told.toLowerCase().indexOf(canaries.personal.toLowerCase());
  const around = told.slice(Math.max(0, personal - 200), personal + 40);
  expect(personal, around).toBe(-1);
  expect(secretsIn(told)).toEqual([]);
}

it('no call of a described operation leaves a trace of what it said in log, figures and refusals', async () => {
  for (const how of ['fitting', 'odd', 'strange'] as const) {
    const refused = (await sendAll(how)).filter(({ status }) => status >= 400);
    expect(leaksIn(refused), how).toEqual([]);
  }
  expect(statuses.get(200)).toBeGreaterThan(100);
  expect(statuses.get(400)).toBeGreaterThan(100);
  expect(statuses.get(401)).toBeGreaterThan(100);
  expect([...statuses.keys()].filter((status) => status >= 500 && status !== 503)).toEqual([]);
  expect(server.said()).toContain('"msg":"request"');
  await expectSilence();
});

it('what is not described says nothing either: links, scripts, frames, files, strange paths', async () => {
  const { personal } = canaries;
  const secret = () => plantSecret(canaries);
  const token = signToken({ member_id: personal, exp: Date.now() }, secret());
  canaries.secrets.add(token);
  const { partnerId } = keys;
  const paths = [
    `/unsubscribe/${partnerId}/${secret()}`,
    `/raf/${personal}?email=${personal}`,
    `/${partnerId}/raf/${personal}`,
    `/js/all.js?access_token=${secret()}&email=${personal}`,
    `/account/single-sign-on/back?code=${secret()}&state=${secret()}`,
    `/integrations/gladly/${personal}?api_key=${secret()}`,
    `/integrations/zendesk/${personal}/${secret()}`,
    `/v2/loyalty/workflows/${partnerId}/${secret()}`,
    `/v1/loyalty/users/${personal}@example.com/%zz?api_key=${secret()}`,
    `/v2/loyalty-storefront/%zz?token=${token}`,
    `/members?search=${personal}`,
    `/docs/search?q=${personal}`,
    `/nowhere/${personal}/${secret()}`,
    `/${personal.repeat(200)}`,
  ];
  const heard: Heard[] = [];
  for (const path of paths) {
    const headers = {
      'api-key': secret(),
      authorization: `Bearer ${secret()}`,
      accept: 'text/html',
    };
    heard.push(await send(path, { headers }));
    heard.push(await send(path, { method: 'POST', headers, body: `{"${personal}":"${secret()}"` }));
  }
  expect(leaksIn(heard.filter(({ status }) => status >= 400))).toEqual([]);
  await expectSilence();
});

it('keys, webhook secrets and passwords are in no list, log of calls or audit', async () => {
  const reads = operations.filter(({ method }) => method === 'GET');
  expect(leaksIn(await sendAll('fitting', reads))).toEqual([]);
  await expectSilence();
});

it('what the database refuses with the whole row at hand is answered and logged without it', async () => {
  await asOwner(database.owner, async (owner) => {
    const { rows } = await owner.query<{ name: string }>(
      `select quote_ident(tablename) as name from pg_tables
        where schemaname = 'public' and tablename not in ('merchants', 'schema_versions')`,
    );
    for (const { name } of rows) {
      await owner.query(`alter table ${name} add constraint refuses_all check (false) not valid`);
    }
  });
  const before = statuses.get(500) ?? 0;
  const writes = operations.filter(({ method, id }) => method !== 'GET' && !LAST.test(id));
  const heard = await sendAll('fitting', writes);
  expect((statuses.get(500) ?? 0) - before).toBeGreaterThan(20);
  expect(leaksIn(heard.filter(({ status }) => status >= 400))).toEqual([]);
  const failed = heard.filter(({ status }) => status >= 500).map(({ text }) => text.toLowerCase());
  expect(failed.filter((text) => text.includes(canaries.personal.toLowerCase()))).toEqual([]);
  expect(server.said()).toContain('refuses_all');
  await expectSilence();
});
