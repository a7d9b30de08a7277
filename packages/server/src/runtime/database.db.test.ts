import type pg from 'pg';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from '../../../../tests/support/database.ts';
import { isDatabaseAway } from './database-away.ts';
import {
  connectionOf,
  enterStatementOn,
  openDatabase,
  UnnamedClient,
  type Database,
} from './database.ts';

let test: TestDatabase;
let database: Database;

beforeEach(async () => {
  test = await testDatabase();
  database = openDatabase(test.app);
});

afterEach(async () => {
  await database.close();
  await test.drop();
});

it('takes the locks from work by key that has frozen in a transaction', async () => {
  const pool = database.openPool({ name: 'frozen', max: 2, byKey: true });
  const frozen = await pool.connect();
  await frozen.query('begin');
  await frozen.query('select pg_advisory_xact_lock(7)');
  // Says nothing more, as a process that was stopped.
  await pool.query('select pg_advisory_xact_lock(7)');
  const ended = await frozen.query('select 1').catch((error: unknown) => error);
  expect(isDatabaseAway(ended)).toBe(true);
  frozen.release(true);
});

it('gives a lane its settings with each transaction where sessions keep none', async () => {
  const read = `select name, setting from pg_settings
    where name in ('lock_timeout', 'idle_in_transaction_session_timeout', 'synchronous_commit', 'role',
                   'plan_cache_mode', 'jit', 'TimeZone') or name ~ '^enable_(seq|bit|hashj|merge|mat)'
    order by name`;
  const settingsOf = async (client: pg.Client): Promise<unknown[]> => {
    await client.query('begin');
    await client.query({ ...enterStatementOn(client), values: [1] });
    const { rows } = await client.query<Record<string, string>>(read);
    await client.query('rollback');
    await client.end();
    return rows;
  };
  const bare = new UnnamedClient(connectionOf(test.app));
  await bare.connect();
  const settings = await settingsOf(bare);
  expect(settings).toContainEqual({ name: 'lock_timeout', setting: '50' });
  expect(settings).toEqual(await settingsOf(await database.connectLane()));
});

it('ends what was forgotten in a transaction, which would keep vacuum from its work', async () => {
  const jobs = database.openPool({ name: 'jobs', max: 1 });
  for (const pool of [database.pool, jobs]) {
    const { rows } = await pool.query<{ setting: string }>(
      "select setting from pg_settings where name = 'idle_in_transaction_session_timeout'",
    );
    expect(rows).toEqual([{ setting: '300000' }]);
  }
});
