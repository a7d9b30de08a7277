import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { testDatabase, testServers } from '../../../../tests/support/database.ts';
import { schemaText } from '../../../../tests/support/schema-text.ts';
import { connectionOf } from './database.ts';

describe.each(testServers())('the schema on PostgreSQL $version', (server) => {
  it('is what schema.sql says; "npm run schema:dump" writes it', async () => {
    const database = await testDatabase(server);
    const made = await schemaText(connectionOf(database.owner));
    await database.drop();
    expect(made).toBe(readFileSync(new URL('../../schema.sql', import.meta.url), 'utf8'));
  });
});
