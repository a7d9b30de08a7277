import { afterEach, beforeEach, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from '../../../../tests/support/database.ts';
import { openDatabase, type Database } from './database.ts';

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
  await expect(frozen.query('select 1')).rejects.toThrow();
  frozen.release(true);
});
