import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { testDatabase, testServers } from '../../../../tests/support/database.ts';
import '../http/v1/routes.ts';
import '../ledger/load-statements.ts';
import '../ledger/recover.ts';
import '../ledger/write-statements.ts';
import '../store/programs.ts';
import './migrate.ts';
import { connectionOf } from './database.ts';
import { declaredStatements } from './statement.ts';

const NOT_PREPARABLE = /^(begin|commit|rollback|discard)/;

describe.each(testServers())('statements on PostgreSQL $version', (server) => {
  it('are all planned against the migrated schema', async () => {
    const database = await testDatabase(server);
    const client = new pg.Client(connectionOf(database.app));
    await client.connect();
    const failures: string[] = [];
    for (const { name, text } of declaredStatements()) {
      if (NOT_PREPARABLE.test(text)) continue;
      try {
        await client.query(`prepare "${name}" as ${text}`);
      } catch (error) {
        failures.push(`${name}: ${(error as Error).message}`);
      }
    }
    await client.end();
    await database.drop();
    expect(failures).toEqual([]);
    expect(declaredStatements().length).toBeGreaterThan(40);
  });
});
