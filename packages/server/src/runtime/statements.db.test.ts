import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, testServers } from '../../../../tests/support/database.ts';
import { connectionOf } from './database.ts';
import { declaredStatements } from './statement.ts';

const SOURCES = fileURLToPath(new URL('..', import.meta.url));

/** A file is found by what it says, so that nobody has to remember to list it here. */
beforeAll(async () => {
  const files = globSync('**/*.ts', { cwd: SOURCES }).filter((file) => !file.endsWith('.test.ts'));
  for (const file of files) {
    const full = path.join(SOURCES, file);
    if (readFileSync(full, 'utf8').includes('= statement(')) await import(full);
  }
});

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
