import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startChaosProxy, type ChaosProxy } from '../../../../tests/support/chaos-proxy.ts';
import { testDatabase, type TestDatabase } from '../../../../tests/support/database.ts';
import { isDatabaseAway } from './database-away.ts';
import { openDatabase, type Database } from './database.ts';

let test: TestDatabase;
let line: ChaosProxy;
let database: Database;

beforeEach(async () => {
  test = await testDatabase();
  const { host = '', port = 0, user = '', database: name = '' } = test.app;
  const socket = path.join(host, `.s.PGSQL.${String(port)}`);
  line = await startChaosProxy({ target: { path: socket } });
  database = openDatabase(
    { host: '127.0.0.1', port: line.port, user, database: name },
    { poolMax: 2 },
  );
});

afterEach(async () => {
  await database.close();
  await line.close();
  await test.drop();
});

it('gives up connections that fell silent and makes new ones', async () => {
  const lane = await database.connectLane();
  await Promise.all([database.pool.query('select pg_sleep(0.1)'), database.pool.query('select 1')]);
  line.freezeAll();
  const asked = [database.pool, database.pool, lane].map((by) =>
    by.query('select 1').then(
      () => null,
      (error: unknown) => error,
    ),
  );
  const next = database.pool.query<{ one: number }>('select 1 as one');
  const started = performance.now();
  for (const error of await Promise.all(asked)) expect(isDatabaseAway(error)).toBe(true);
  expect((await next).rows).toEqual([{ one: 1 }]);
  expect(performance.now() - started).toBeLessThan(15_000);
});

it('leaves a connection alone on which the database takes long', async () => {
  const { rows } = await database.pool.query<{ slept: string }>(
    "select 'well' as slept from pg_sleep(5)",
  );
  expect(rows).toEqual([{ slept: 'well' }]);
});
