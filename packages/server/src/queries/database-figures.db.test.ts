import pg from 'pg';
import { expect, it } from 'vitest';
import { useDatabase } from '../../../../tests/support/use-database.ts';
import { connectionOf } from '../runtime/database.ts';
import { readDatabaseFigures } from './database-figures.ts';

const database = useDatabase();

it('tells how old the oldest transaction is, whosever it is', async () => {
  const stranger = new pg.Client(connectionOf(database.target.superuser));
  await stranger.connect();
  await stranger.query('begin isolation level repeatable read');
  await stranger.query('select count(*) from members');
  await stranger.query('select pg_sleep(1.2)');
  const held = await readDatabaseFigures(database.pool);
  expect(held.oldestTransactionSeconds).toBeGreaterThan(1);
  await stranger.query('rollback');
  await stranger.end();
  const free = await readDatabaseFigures(database.pool);
  expect(free.oldestTransactionSeconds).toBeLessThan(held.oldestTransactionSeconds);
});
