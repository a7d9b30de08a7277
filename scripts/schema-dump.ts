import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { startEmbeddedPostgres } from '../packages/server/src/runtime/embedded-postgres.ts';
import { migrate } from '../packages/server/src/runtime/migrate.ts';
import { schemaText } from '../tests/support/schema-text.ts';

// Migrates an empty database and writes down the schema that came of it.
const folder = mkdtempSync(path.join(os.tmpdir(), 'fealty-schema-'));
const server = await startEmbeddedPostgres(folder);
await migrate(server.owner, server.app.user ?? null);
const target = fileURLToPath(new URL('../packages/server/schema.sql', import.meta.url));
writeFileSync(target, await schemaText(server.owner));
await server.stop();
rmSync(folder, { recursive: true, force: true });
