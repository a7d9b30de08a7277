import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { neverSucceeded, runCalls } from '../faults/calls/run-calls.ts';
import { fillShop, type FilledShop } from '../faults/calls/shops.ts';
import { UNLIMITED } from '../support/unlimited.ts';
import { seededRandom } from '../faults/operations.ts';
import { testDatabase, type TestDatabase } from '../support/database.ts';
import { runFealty, startFealty, type FealtyServer } from '../support/fealty-process.ts';

/* A few of the random calls of `npm run faults:calls`, the same ones every time. */

const CALLS = 6000;
const ROUNDS_MORE = 16;

let database: TestDatabase;
let environment: Record<string, string>;
let server: FealtyServer;
let shops: readonly [FilledShop, FilledShop];

beforeAll(async () => {
  database = await testDatabase();
  const secret = randomBytes(32).toString('hex');
  environment = { DATABASE_URL: database.url, FEALTY_SECRET: secret, ...UNLIMITED };
  server = await startFealty(environment);
  const { url } = server;
  shops = [
    await fillShop(environment, { url, name: 'one' }),
    await fillShop(environment, { url, name: 'two' }),
  ];
});

afterAll(async () => {
  await server.stop();
  await database.drop();
});

it('random calls are answered as described, and no shop sees what is of another', async () => {
  const { url } = server;
  const random = seededRandom(11);
  const report = await runCalls({ url, shops, calls: CALLS, together: 8, random });
  expect(report.findings).toEqual([]);
  expect(report.bad).toBe(0);
  // Every operation was seen to work, so the answers were more than refusals; what needs luck gets more.
  const never = new Set(await neverSucceeded(url, report));
  for (let rounds = 0; never.size > 0 && rounds < ROUNDS_MORE; rounds += 1) {
    const more = await runCalls({ url, shops, calls: CALLS / 3, together: 8, random });
    expect(more.findings).toEqual([]);
    expect(more.bad).toBe(0);
    for (const id of more.succeeded) never.delete(id);
  }
  expect([...never]).toEqual([]);
  const verified = await runFealty(['verify'], environment);
  expect(verified, verified.out).toMatchObject({ code: 0 });
});
