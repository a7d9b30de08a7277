import { existsSync } from 'node:fs';
import path from 'node:path';
import { embeddedBinaries } from '../packages/server/src/runtime/embedded-binaries.ts';
import type { ConnectionTarget } from '../packages/server/src/runtime/database.ts';
import { migrate } from '../packages/server/src/runtime/migrate.ts';
import { startPostgres } from '../packages/server/src/runtime/postgres-server.ts';
import { APP_ROLE, OWNER_ROLE, prepareDatabase } from '../packages/server/src/runtime/roles.ts';
import { findRunner } from '../packages/server/src/runtime/unprivileged.ts';

/** A PostgreSQL of the benchmark's own, as durable as one in production. */
export interface BenchDatabase {
  readonly version: string;
  readonly owner: ConnectionTarget & { readonly host: string; readonly port: number };
  /** For a server process; logs in as the program's role. */
  readonly url: string;
  readonly database: string;
  stop(): Promise<void>;
}

export type PostgresChoice = '18' | '15';

const DEBIAN_BINARIES = '/usr/lib/postgresql/15/bin';
const DATABASE = 'bench';

/** Durability is what is measured, so it is said although it is the default. */
const SETTINGS = {
  fsync: 'on',
  synchronous_commit: 'on',
  shared_buffers: '1GB',
  max_wal_size: '4GB',
  max_connections: 200,
  timezone: 'UTC',
};

/** Starts, or goes on with, the database of a folder, migrated. */
export async function openBenchDatabase(
  folder: string,
  choice: PostgresChoice,
  settings: Readonly<Record<string, string>> = {},
): Promise<BenchDatabase> {
  const binaries = choice === '18' ? embeddedBinaries() : DEBIAN_BINARIES;
  const runner = binaries === null || !existsSync(binaries) ? null : findRunner(binaries);
  if (binaries === null || runner === null) {
    throw new Error(`PostgreSQL ${choice} does not run here`);
  }
  const server = await startPostgres({
    binaries,
    runner,
    folder: path.resolve(folder),
    settings: { ...SETTINGS, ...settings },
    initdbArgs:
      choice === '18'
        ? ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C']
        : ['--locale=C.UTF-8'],
  });
  await prepareDatabase(server.address, DATABASE);
  const { host, port } = server.address;
  const owner = { host, port, user: OWNER_ROLE, database: DATABASE };
  await migrate(owner, APP_ROLE);
  return {
    version: server.version,
    owner,
    url: `postgres://${APP_ROLE}@/${DATABASE}?host=${encodeURIComponent(host)}&port=${String(port)}`,
    database: DATABASE,
    async stop() {
      await server.stop();
    },
  };
}
