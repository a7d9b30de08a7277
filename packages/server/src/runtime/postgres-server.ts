import { createHash } from 'node:crypto';
import { spawn, spawnSync } from 'node:child_process';
import {
  closeSync,
  existsSync,
  fstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { withFileLock } from './file-lock.ts';
import { disownLock, lockOf, serverOf, socketsOf } from './postmaster-lock.ts';
import type { Runner } from './unprivileged.ts';

/** Where a server listens: a socket in a folder that only its owner may enter, never TCP. */
export interface ServerAddress {
  readonly host: string;
  readonly port: number;
}

export interface PostgresServer {
  readonly address: ServerAddress;
  readonly version: string;
  /** True if it ran already, left by a process that was killed or started by another. */
  readonly adopted: boolean;
  /** Calls back once if the server goes away without having been stopped from here. */
  lost(tell: () => void): void;
  /** Stops the server, unless others still use it. Answers whether it was stopped. */
  stop(): Promise<boolean>;
}

export interface ServerSpec {
  readonly binaries: string;
  readonly runner: Runner;
  /** Holds the cluster (`pg`), its log and the lock that keeps two starts apart. */
  readonly folder: string;
  readonly settings: Readonly<Record<string, string | number>>;
  readonly initdbArgs: readonly string[];
}

/**
 * All that the server sees of an environment; ours holds secrets that are none of its business. glibc
 * gives memory back at the end of each transaction and asks for it again in the next, a page fault
 * at a time, a sixth of what a small batch costs the server, unless it is told to keep some.
 */
const SERVER_ENVIRONMENT = {
  PATH: '/usr/local/bin:/usr/bin:/bin',
  MALLOC_TOP_PAD_: '4194304',
  MALLOC_TRIM_THRESHOLD_: '67108864',
};

/** The role that initdb makes; the program itself never logs in as it. */
export const SUPERUSER = 'fealty_super';

const PORT = 5432;
const START_WAIT_MS = 60_000;
const STOP_WAIT_MS = 30_000;
const RETRY_MS = 100;
const LOG_BYTES_MAX = 10_000_000;

/** What a server says that may start a moment later: another or its last sessions still end. */
const PASSING = /lock file "[^"]*" already exists|pre-existing shared memory block/;

/** Starts the server of a folder, or adopts the one that runs there; makes the cluster if needed. */
export async function startPostgres(spec: ServerSpec): Promise<PostgresServer> {
  mkdirSync(spec.folder, { recursive: true, mode: 0o700 });
  // By its one true name, whatever link it was called by: it names the socket, too.
  const folder = realpathSync(spec.folder);
  spec.runner.own(folder);
  const lockFile = path.join(folder, 'starting.lock');
  return withFileLock(lockFile, START_WAIT_MS, async () => {
    const cluster = path.join(folder, 'pg');
    const address = { host: socketFolder(folder, cluster, spec.runner), port: PORT };
    const running = await versionOnceSettled(address, cluster);
    if (running === null && !existsSync(path.join(cluster, 'PG_VERSION'))) {
      makeCluster(spec, cluster);
    }
    const version = running ?? (await launch(spec, folder, cluster, address));
    // Connected before the lock is let go, so that nobody takes the server for unused.
    const presence = await Presence.at(address);
    return {
      address,
      version,
      adopted: running !== null,
      lost: (tell) => {
        presence.onLost(tell);
      },
      stop: () =>
        withFileLock(lockFile, START_WAIT_MS, async () => {
          await presence.leave();
          return stopUnused(address, cluster);
        }),
    };
  });
}

/** A connection that does nothing but show the others that this process uses the server. */
class Presence {
  readonly #client: pg.Client;
  #leaving = false;
  #over = false;
  #lost: (() => void) | null = null;

  private constructor(client: pg.Client) {
    this.#client = client;
  }

  static async at(address: ServerAddress): Promise<Presence> {
    const client = new pg.Client({
      ...address,
      user: SUPERUSER,
      database: 'postgres',
      application_name: 'fealty presence',
    });
    const presence = new Presence(client);
    // That it broke shows in its end.
    client.on('error', () => undefined);
    client.on('end', () => {
      presence.#over = true;
      if (!presence.#leaving) presence.#lost?.();
    });
    await client.connect();
    return presence;
  }

  onLost(tell: () => void): void {
    this.#lost = tell;
    // It may have gone before anybody listened.
    if (this.#over && !this.#leaving) tell();
  }

  async leave(): Promise<void> {
    this.#leaving = true;
    await this.#client.end().catch(() => undefined);
  }
}

/** Stops a server that nobody is connected to. Answers whether it was stopped. */
async function stopUnused(address: ServerAddress, cluster: string): Promise<boolean> {
  const others = await asSuperuser(address, async (client) => {
    const result = await client.query<{ others: string }>(
      `select count(*) as others from pg_stat_activity
        where backend_type = 'client backend' and pid <> pg_backend_pid()`,
    );
    return Number(result.rows[0]?.others ?? 0);
  }).catch(() => 0);
  if (others > 0) return false;
  await stopCluster(cluster);
  rmSync(address.host, { recursive: true, force: true });
  return true;
}

/**
 * Socket paths are short by law of the system, so the folder is named by a digest. It stays where the
 * last server had it: who comes with another TMPDIR, as a shell beside a service, must find what runs.
 */
function socketFolder(folder: string, cluster: string, runner: Runner): string {
  const digest = createHash('sha256').update(folder).digest('hex').slice(0, 16);
  const name = `fealty-${digest}`;
  const last = socketsOf(cluster);
  const stays = last !== null && path.basename(last) === name && existsSync(path.dirname(last));
  const sockets = stays ? last : path.join(os.tmpdir(), name);
  mkdirSync(sockets, { recursive: true, mode: 0o700 });
  runner.own(sockets);
  const { uid, mode } = statSync(sockets);
  const own = process.getuid?.() ?? uid;
  if ((own !== 0 && uid !== own) || (mode & 0o077) !== 0) {
    throw new Error(`${sockets} belongs to somebody else or is open to others; remove it`);
  }
  return sockets;
}

/** Made beside and then renamed, so that a first start that was cut off leaves nothing half made. */
function makeCluster(spec: ServerSpec, cluster: string): void {
  const unfinished = `${cluster}.new`;
  rmSync(unfinished, { recursive: true, force: true });
  const { file, args, identity } = spec.runner.command(path.join(spec.binaries, 'initdb'), [
    ...['-D', unfinished, '-U', SUPERUSER, '-A', 'trust', '-E', 'UTF8', '--data-checksums'],
    ...spec.initdbArgs,
  ]);
  const made = spawnSync(file, args, { ...identity, encoding: 'utf8' });
  if (made.status !== 0) throw new Error(`the database folder could not be made: ${made.stderr}`);
  renameSync(unfinished, cluster);
}

/** Starts the server; one whose files are not free yet is started again until they are. */
async function launch(
  spec: ServerSpec,
  folder: string,
  cluster: string,
  address: ServerAddress,
): Promise<string> {
  const giveUpAt = performance.now() + START_WAIT_MS;
  disownLock(cluster);
  let heard = '';
  for (;;) {
    const ended = spawnServer(spec, folder, cluster, address);
    let said: string | null = null;
    while (said === null) {
      const version = await versionAt(address);
      if (version !== null) return version;
      if (performance.now() > giveUpAt) {
        const why = heard === '' ? '' : `; it said: ${heard}`;
        throw new Error(`the embedded database does not answer in ${address.host} in time${why}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 15));
      said = ended();
    }
    heard = said;
    if (!PASSING.test(said)) throw new Error(`the embedded database did not start: ${said}`);
    await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
  }
}

/** Answers with a look at the process: null while it runs, and what it said once it has ended. */
function spawnServer(
  spec: ServerSpec,
  folder: string,
  cluster: string,
  address: ServerAddress,
): () => string | null {
  const settings = {
    listen_addresses: '',
    unix_socket_directories: address.host,
    port: address.port,
    ...spec.settings,
  };
  const options = Object.entries(settings).flatMap(([name, value]) => [
    '-c',
    `${name}=${String(value)}`,
  ]);
  const { file, args, identity } = spec.runner.command(path.join(spec.binaries, 'postgres'), [
    '-D',
    cluster,
    ...options,
  ]);
  const logFile = path.join(folder, 'postgres.log');
  const log = openLog(logFile);
  const before = fstatSync(log).size;
  // Detached: the database outlives a process that is killed, and the next one adopts it.
  const child = spawn(file, args, {
    ...identity,
    env: SERVER_ENVIRONMENT,
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  child.unref();
  let failure: Error | null = null;
  child.on('error', (error) => {
    failure = error;
  });
  return () => {
    if (failure !== null) return failure.message;
    if (child.exitCode === null && child.signalCode === null) return null;
    return readFileSync(logFile).subarray(before).toString().slice(-600);
  };
}

/** Opens the log to be added to. One that has grown large is kept aside, once. */
function openLog(file: string): number {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > LOG_BYTES_MAX) renameSync(file, `${file}.1`);
  return openSync(file, 'a', 0o600);
}

/**
 * The version of the server that runs, or null once it is sure that none does. One whose parent was
 * killed may still recover; one that was killed itself holds its files until the system has cleared
 * it away. Neither answers, and a second one beside it would be refused.
 */
async function versionOnceSettled(address: ServerAddress, cluster: string): Promise<string | null> {
  const giveUpAt = performance.now() + START_WAIT_MS;
  for (;;) {
    const version = await versionAt(address);
    if (version !== null || serverOf(cluster) === null || performance.now() > giveUpAt) {
      return version;
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** The version of the server at an address, or null if none answers. */
async function versionAt(address: ServerAddress): Promise<string | null> {
  if (!existsSync(path.join(address.host, `.s.PGSQL.${String(address.port)}`))) return null;
  return asSuperuser(address, async (client) => {
    const result = await client.query<{ server_version: string }>('show server_version');
    return result.rows[0]?.server_version ?? null;
  }).catch(() => null);
}

/** Runs something as the cluster's superuser, on the database `postgres` unless told another. */
export async function asSuperuser<T>(
  address: ServerAddress,
  run: (client: pg.Client) => Promise<T>,
  database = 'postgres',
): Promise<T> {
  const client = new pg.Client({
    ...address,
    user: SUPERUSER,
    database,
    connectionTimeoutMillis: 5000,
  });
  // A server that goes away while we look shows in the query itself.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await run(client);
  } finally {
    await client.end();
  }
}

/** A fast shutdown: sessions end, what is committed is on disk. */
async function stopCluster(cluster: string): Promise<void> {
  const pid = serverOf(cluster);
  if (pid === null) return;
  try {
    process.kill(pid, 'SIGINT');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return;
    throw error;
  }
  const giveUpAt = performance.now() + STOP_WAIT_MS;
  while (existsSync(lockOf(cluster)) && serverOf(cluster) === pid) {
    if (performance.now() > giveUpAt) throw new Error(`the database ${String(pid)} does not stop`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
