import { randomBytes } from 'node:crypto';
import net from 'node:net';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, testServers, type TestDatabase } from '../../../tests/support/database.ts';
import { s3Server } from '../../../tests/support/s3-server.ts';
import { startServer, type RunningServer } from './app.ts';
import type { Config } from './config.ts';
import { KEEP_TERMS } from './jobs/keep-terms.ts';
import { STARTER_PROGRAM } from './program/starter.ts';
import { connectionOf } from './runtime/database.ts';
import { createMerchant } from './usecases/create-merchant.ts';

function configFor(database: TestDatabase, changes: Partial<Config> = {}): Config {
  return {
    host: '127.0.0.1',
    port: 0,
    dataDir: '/nonexistent',
    readReceipts: [],
    receipts: { kind: 'folder', path: '/nonexistent/receipts' },
    databaseUrl: database.url,
    databaseOwnerUrl: null,
    secret: randomBytes(32).toString('hex'),
    previousSecrets: [],
    logLevel: 'silent',
    statementNames: true,
    lanes: 2,
    jobs: true,
    backtestMegabytes: 512,
    seals: { everyMinutes: 60, folder: null },
    keep: KEEP_TERMS,
    baseUrl: null,
    limits: { write: 100, general: 200 },
    visitorLimits: { member: { write: 2, general: 10 }, guests: 200 },
    nonceWindowMs: 300_000,
    tokens: { daysMax: 30, lasting: true },
    sessionTerms: { idleMs: 43_200_000, lastsMs: 604_800_000 },
    singleSignOn: null,
    agentFrames: [],
    trustedProxies: [],
    outbound: { allow: [], ports: [[443, 443]] },
    smtp: null,
    mailFrom: 'loyalty@localhost',
    ...changes,
  };
}

async function asOwner(test: TestDatabase, text: string): Promise<void> {
  const client = new pg.Client(connectionOf(test.owner));
  await client.connect();
  await client.query(text);
  await client.end();
}

async function newMerchant(server: RunningServer): Promise<Record<string, string>> {
  const { database, secret } = server.installation;
  const { merchant, apiKey } = await createMerchant(database.pool, secret, {
    name: 'A shop',
    isTest: false,
    program: STARTER_PROGRAM,
    actor: 'test',
  });
  return { 'partner-id': merchant.partnerId, 'api-key': apiKey };
}

describe.each(testServers())('a server on PostgreSQL $version', (on) => {
  let test: TestDatabase;
  let server: RunningServer;
  let headers: Record<string, string>;

  beforeAll(async () => {
    test = await testDatabase(on);
    server = await startServer(configFor(test));
    headers = await newMerchant(server);
  });
  afterAll(async () => {
    await server.close();
    await test.drop();
  });

  const enroll = (email: string): Promise<Response> =>
    fetch(`${server.url}/v1/loyalty/users`, {
      method: 'POST',
      headers,
      body: new URLSearchParams({ email, uid: email, first_name: 'Bob', last_name: 'Baker' }),
    });

  it('answers with a real key, reads what it wrote, and refuses a wrong key', async () => {
    const made = await enroll('bob@example.com');
    expect([made.status, await made.text()]).toEqual([
      200,
      expect.stringContaining('"success":true'),
    ]);
    expect(made.headers.get('x-request-id')).toMatch(/^[0-9a-f]{24}$/);
    const url = `${server.url}/v1/loyalty/users/bob@example.com`;
    const read = (await (await fetch(url, { headers })).json()) as { data: { points: unknown } };
    expect(JSON.stringify(read.data)).toContain('100');
    const wrong = { ...headers, 'api-key': randomBytes(16).toString('hex') };
    expect((await fetch(url, { headers: wrong })).status).toBe(401);
  });

  it('tells its readiness, its metrics and its API', async () => {
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
    const metrics = await (await fetch(`${server.url}/metrics`)).text();
    expect(metrics).toMatch(/fealty_lane_commands_total [1-9]/);
    expect(metrics).toContain('route="/v1/loyalty/users/:');
    expect((await fetch(`${server.url}/openapi/v1.json`)).status).toBe(200);
  });

  it('stays ready when the schema moved on by what it bears, and no longer', async () => {
    await asOwner(
      test,
      `insert into schema_migrations (version, name, checksum) values (9998, 'more', 'x')`,
    );
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
    await asOwner(
      test,
      `insert into schema_migrations (version, name, checksum, bears_from)
       values (9999, 'less', 'x', 9999)`,
    );
    const answer = await fetch(`${server.url}/readyz`);
    expect(answer.status).toBe(503);
    expect(await answer.json()).toMatchObject({ reason: 'the database has another schema' });
    await asOwner(test, 'delete from schema_migrations where version > 9000');
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
  });

  it('answers without statement names too', async () => {
    const bare = await startServer(configFor(test, { statementNames: false }));
    const url = `${bare.url}/v1/loyalty/users/bob@example.com`;
    expect((await fetch(url, { headers })).status).toBe(200);
    await bare.close();
  });
});

describe('a server', () => {
  it('does not start on a schema that is behind, or ahead by what it does not bear', async () => {
    const test = await testDatabase();
    await asOwner(
      test,
      `insert into schema_migrations (version, name, checksum, bears_from)
       values (9999, 'later', 'x', 9999)`,
    );
    await expect(startServer(configFor(test))).rejects.toThrow('run a newer program');
    await asOwner(test, 'delete from schema_migrations where version > 1');
    await expect(startServer(configFor(test))).rejects.toThrow('run "fealty migrate" first');
    await test.drop();
  });

  it('leaves no connection behind when its port is taken', async () => {
    const test = await testDatabase();
    const taken = net.createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const { port } = taken.address() as net.AddressInfo;
    await expect(startServer(configFor(test, { port }))).rejects.toThrow('EADDRINUSE');
    taken.close();
    const client = new pg.Client(connectionOf(test.superuser));
    await client.connect();
    const left = async (): Promise<number> =>
      (
        await client.query(
          `select 1 from pg_stat_activity
            where datname = current_database() and pid <> pg_backend_pid()
              and backend_type = 'client backend'`,
        )
      ).rows.length;
    await expect.poll(left).toBe(0);
    await client.end();
    await test.drop();
  });

  it('looks at the start whether files can be reached, and is ready also if they cannot', async () => {
    const test = await testDatabase();
    const bucket = await s3Server();
    bucket.always = 'hang';
    const server = await startServer(
      configFor(test, { receipts: { kind: 's3', ...bucket.place } }),
    );
    await expect.poll(() => bucket.asked).toEqual(['GET /receipts/shops/of-ours/start']);
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
    await bucket.close();
    await server.close();
    await test.drop();
  });

  it('finishes what it accepted when told to stop, and takes nothing new', async () => {
    const test = await testDatabase();
    const server = await startServer(configFor(test));
    const headers = await newMerchant(server);
    const url = `${server.url}/v1/loyalty/users`;
    const send = (number: number): Promise<number> =>
      fetch(url, {
        method: 'POST',
        headers,
        body: new URLSearchParams({
          email: `m${String(number)}@example.com`,
          uid: `m${String(number)}`,
          first_name: 'M',
          last_name: String(number),
        }),
      }).then(
        (answer) => answer.status,
        () => 0,
      );
    const sent = Array.from({ length: 200 }, (_, number) => send(number));
    await expect.poll(() => server.lanes.waiting(), { interval: 1 }).toBeGreaterThan(0);
    await Promise.all([server.close(), server.close()]);
    const answers = await Promise.all(sent);
    expect(await send(999)).toBe(0);
    const client = new pg.Client(connectionOf(test.superuser));
    await client.connect();
    const { rows } = await client.query<{ email: string }>('select email from members');
    await client.end();
    await test.drop();
    const written = new Set(rows.map(({ email }) => email));
    const acknowledged = answers.flatMap((status, number) => (status === 200 ? [number] : []));
    expect(acknowledged.length).toBeGreaterThan(0);
    for (const number of acknowledged) expect(written).toContain(`m${String(number)}@example.com`);
    expect(written.size).toBe(acknowledged.length);
  });
});
