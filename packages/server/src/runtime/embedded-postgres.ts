import os from 'node:os';
import path from 'node:path';
import type { ConnectionTarget } from './database.ts';
import { embeddedBinaries } from './embedded-binaries.ts';
import { startPostgres, type ServerSpec } from './postgres-server.ts';
import { APP_ROLE, OWNER_ROLE, prepareDatabase } from './roles.ts';
import { findRunner } from './unprivileged.ts';

const DATABASE = 'fealty';
const RESTARTS_MAX = 100;
const RESTART_PAUSE_MS = 200;

export interface EmbeddedPostgres {
  /** For migrations: owns the tables. */
  readonly owner: ConnectionTarget;
  /** For everything else: no superuser, and no rights to change history. */
  readonly app: ConnectionTarget;
  readonly version: string;
  readonly adopted: boolean;
  /** Stops the server unless another process still uses it. */
  stop(): Promise<boolean>;
}

/** There is no embedded server for this machine; the message says what to do instead. */
export class EmbeddedUnavailable extends Error {}

/** Settings for a database that lives beside its only program: durable, and small at rest. */
const SETTINGS = {
  shared_buffers: '256MB',
  max_wal_size: '2GB',
  checkpoint_completion_target: '0.9',
  max_connections: 100,
  timezone: 'UTC',
  log_timezone: 'UTC',
  // What goes on, but no statement and no error: both quote values, and so members. Whoever sent
  // the statement is told of the error.
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_checkpoints: 'off',
};

/** From this version on Linux tells PostgreSQL of write errors that `syncfs` meets. */
const SYNCFS_SINCE = [5, 8] as const;

/**
 * How the database makes sure after a crash that its files are on disk, before it recovers: by one call for
 * the file system where the system has it, else by opening every file, which took seconds where the recovery
 * itself took half of one.
 */
export function recoverySync(platform: string, release: string): 'syncfs' | 'fsync' {
  const [major = 0, minor = 0] = release.split('.').map(Number);
  const [since, sinceMinor] = SYNCFS_SINCE;
  const isNew = major > since || (major === since && minor >= sinceMinor);
  return platform === 'linux' && isNew ? 'syncfs' : 'fsync';
}

/** Built into PostgreSQL itself, so the same on every system. */
const INITDB_ARGS = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'];

/**
 * Starts the PostgreSQL that came with npm on `<dataDir>/pg`, or adopts the one that runs there.
 * Throws `EmbeddedUnavailable` where it cannot run.
 */
export async function startEmbeddedPostgres(
  dataDir: string,
  options: { readonly settings?: Readonly<Record<string, string | number>> } = {},
): Promise<EmbeddedPostgres> {
  const binaries = embeddedBinaries();
  const runner = binaries === null ? null : findRunner(binaries);
  if (binaries === null || runner === null) {
    throw new EmbeddedUnavailable(
      `The embedded database does not run on ${process.platform} ${process.arch} here: ` +
        'set DATABASE_URL to a PostgreSQL 15 or newer.',
    );
  }
  const spec: ServerSpec = {
    binaries,
    runner,
    folder: path.resolve(dataDir),
    settings: {
      ...SETTINGS,
      recovery_init_sync_method: recoverySync(process.platform, os.release()),
      ...options.settings,
    },
    initdbArgs: INITDB_ARGS,
  };
  let server = await startPostgres(spec);
  const stopping = new AbortController();
  const isStopping = (): boolean => stopping.signal.aborted;
  // A database that dies under a living program is started again; the lanes wait for it.
  const watch = (): void => {
    server.lost(() => {
      void restart();
    });
  };
  const restart = async (): Promise<void> => {
    for (let tries = 0; tries < RESTARTS_MAX && !isStopping(); tries += 1) {
      try {
        const next = await startPostgres(spec);
        if (isStopping()) {
          await next.stop();
          return;
        }
        server = next;
        watch();
        return;
      } catch {
        // Whoever needs the database meanwhile hears that it is away.
        await new Promise((resolve) => setTimeout(resolve, RESTART_PAUSE_MS));
      }
    }
  };
  watch();
  await prepareDatabase(server.address, DATABASE);
  const target = (user: string): ConnectionTarget => ({
    ...server.address,
    user,
    database: DATABASE,
  });
  return {
    owner: target(OWNER_ROLE),
    app: target(APP_ROLE),
    version: server.version,
    adopted: server.adopted,
    stop() {
      stopping.abort();
      return server.stop();
    },
  };
}
