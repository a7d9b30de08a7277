import { existsSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { embeddedBinaries } from '../../packages/server/src/runtime/embedded-binaries.ts';
import { asSuperuser, startPostgres } from '../../packages/server/src/runtime/postgres-server.ts';
import type { PostgresServer } from '../../packages/server/src/runtime/postgres-server.ts';
import { findRunner } from '../../packages/server/src/runtime/unprivileged.ts';

/** The PostgreSQL versions that tests run on: the newest, from npm, and the floor, from Debian. */
export type PostgresVersion = 18 | 15;

const FLOOR_BINARIES = '/usr/lib/postgresql/15/bin';

/** Speed over safety: what a test wrote need not survive a power cut. */
const TEST_SETTINGS = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  shared_buffers: '128MB',
  max_connections: 300,
  timezone: 'UTC',
  // As on every connection of the program: Debian's compiles plans for longer than a test's rows take.
  jit: 'off',
};

const INITDB_ARGS: Readonly<Record<PostgresVersion, readonly string[]>> = {
  18: ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'],
  15: ['--locale=C.UTF-8'],
};

export function binariesOf(version: PostgresVersion): string | null {
  if (version === 18) return embeddedBinaries();
  return existsSync(path.join(FLOOR_BINARIES, 'postgres')) ? FLOOR_BINARIES : null;
}

/** Where the servers of one test run live; all its projects share them. */
export function runFolder(): string {
  return path.join(os.tmpdir(), `fealty-tests-${String(process.pid)}`);
}

/** Starts a server for a whole test run, or null if its binaries are not on this machine. */
export async function startTestServer(version: PostgresVersion): Promise<PostgresServer | null> {
  const binaries = binariesOf(version);
  const runner = binaries === null ? null : findRunner(binaries);
  if (binaries === null || runner === null) return null;
  return startPostgres({
    binaries,
    runner,
    folder: path.join(runFolder(), String(version)),
    settings: TEST_SETTINGS,
    initdbArgs: INITDB_ARGS[version],
  });
}

export { asSuperuser };
