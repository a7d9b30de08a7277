import { rmSync } from 'node:fs';
import type { TestProject } from 'vitest/node';
import { migrate } from '../../packages/server/src/runtime/migrate.ts';
import { APP_ROLE, OWNER_ROLE, prepareDatabase } from '../../packages/server/src/runtime/roles.ts';
import { runFolder, startTestServer, type PostgresVersion } from './postgres.ts';

/** A server of this run, as tests in other processes reach it. */
export interface TestServer {
  readonly version: PostgresVersion;
  readonly host: string;
  readonly port: number;
}

declare module 'vitest' {
  interface ProvidedContext {
    postgresServers: readonly TestServer[];
  }
}

/** The migrated database that every test's own is a copy of. */
export const TEMPLATE = 'fealty_template';

interface Running {
  users: number;
  readonly started: Promise<{ readonly servers: readonly TestServer[]; stop(): Promise<void> }>;
}

/** Every project of a run loads this file for itself; the servers are one for all of them. */
const shared = globalThis as typeof globalThis & { fealtyTestServers?: Running };

/** Starts the servers with the first project that needs them and stops them with the last. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const running = (shared.fealtyTestServers ??= { users: 0, started: startServers() });
  running.users += 1;
  project.provide('postgresServers', (await running.started).servers);
  return async () => {
    running.users -= 1;
    if (running.users > 0) return;
    delete shared.fealtyTestServers;
    await (await running.started).stop();
  };
}

async function startServers(): Promise<Awaited<Running['started']>> {
  const servers: TestServer[] = [];
  const stops: (() => Promise<unknown>)[] = [];
  for (const version of [18, 15] as const) {
    const server = await startTestServer(version);
    if (server === null) {
      leaveOut(version);
      continue;
    }
    await prepareDatabase(server.address, TEMPLATE);
    await migrate({ ...server.address, user: OWNER_ROLE, database: TEMPLATE }, APP_ROLE);
    servers.push({ version, ...server.address });
    stops.push(() => server.stop());
  }
  return {
    servers,
    async stop() {
      for (const stop of stops) await stop();
      rmSync(runFolder(), { recursive: true, force: true });
    },
  };
}

/** What is not there is said, or, where it must be, an error. */
function leaveOut(version: PostgresVersion): void {
  if (version === 18) throw new Error('the PostgreSQL that npm carries does not run here');
  if (process.env['FEALTY_REQUIRE_PG15'] === '1') {
    throw new Error('PostgreSQL 15 is required here and was not found (Debian: postgresql-15)');
  }
  console.log('left out: tests on PostgreSQL 15, which is not installed here');
}
