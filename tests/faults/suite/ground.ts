import { randomBytes } from 'node:crypto';
import path from 'node:path';
import type pg from 'pg';
import type { ConnectionTarget } from '../../../packages/server/src/runtime/database.ts';
import { migrate } from '../../../packages/server/src/runtime/migrate.ts';
import {
  asSuperuser,
  startPostgres,
  type ServerAddress,
  type ServerSpec,
} from '../../../packages/server/src/runtime/postgres-server.ts';
import { serverOf } from '../../../packages/server/src/runtime/postmaster-lock.ts';
import {
  APP_ROLE,
  OWNER_ROLE,
  prepareDatabase,
} from '../../../packages/server/src/runtime/roles.ts';
import { findRunner } from '../../../packages/server/src/runtime/unprivileged.ts';
import { binariesOf, type PostgresVersion } from '../../support/postgres.ts';

/** A database of a fault's own. */
export interface FaultDatabase {
  readonly name: string;
  readonly owner: ConnectionTarget;
  /** Past all that stands between. */
  readonly url: string;
  /** Through a line at a port of loopback, or several to servers of which one takes writes. */
  urlThrough(...ports: number[]): string;
  /** Asks as one who may do anything. */
  ask<Row extends pg.QueryResultRow>(text: string, values?: readonly unknown[]): Promise<Row[]>;
}

/** A PostgreSQL server that writes to disk as in life. */
export interface Ground {
  readonly address: ServerAddress;
  readonly folder: string;
  /** The files of the server. */
  readonly cluster: string;
  /** Its socket, for a line in front of it. */
  readonly socket: string;
  /** Its first process, or null while it does not run. */
  pid(): number | null;
  database(): Promise<FaultDatabase>;
  /** Starts it again after it died. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

export interface GroundTerms {
  readonly folder: string;
  readonly settings?: Readonly<Record<string, string | number>>;
  readonly version?: PostgresVersion;
  /** Where the log of changes is written; beside the files unless told. */
  readonly walFolder?: string;
  /** The files are there already, with what they hold. */
  readonly isRestored?: true;
}

export const TEMPLATE = 'fealty_template';
const INITDB_ARGS: Readonly<Record<PostgresVersion, readonly string[]>> = {
  18: ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'],
  15: ['--locale=C.UTF-8'],
};
const SETTINGS = {
  shared_buffers: '128MB',
  max_wal_size: '1GB',
  max_connections: 200,
  timezone: 'UTC',
};

/** Makes and starts one, with a migrated database to copy. Null if its binaries are not here. */
export async function openGround(terms: GroundTerms): Promise<Ground | null> {
  const version = terms.version ?? 18;
  const binaries = binariesOf(version);
  const runner = binaries === null ? null : findRunner(binaries);
  if (binaries === null || runner === null) return null;
  const spec: ServerSpec = {
    binaries,
    runner,
    folder: terms.folder,
    settings: { ...SETTINGS, ...terms.settings },
    initdbArgs: [
      ...INITDB_ARGS[version],
      ...(terms.walFolder === undefined ? [] : ['--waldir', terms.walFolder, '--wal-segsize', '1']),
    ],
  };
  let server = await startPostgres(spec);
  const { address } = server;
  if (terms.isRestored !== true) {
    await prepareDatabase(address, TEMPLATE);
    await migrate({ ...address, user: OWNER_ROLE, database: TEMPLATE }, APP_ROLE);
  }
  const cluster = path.join(terms.folder, 'pg');
  return {
    ...{ address, folder: terms.folder, cluster },
    socket: path.join(address.host, `.s.PGSQL.${String(address.port)}`),
    pid: () => serverOf(cluster),
    database: () => copyTemplate(address),
    async start() {
      server = await startPostgres(spec);
    },
    async stop() {
      await server.stop();
    },
  };
}

async function copyTemplate(address: ServerAddress): Promise<FaultDatabase> {
  const name = `fault_${randomBytes(5).toString('hex')}`;
  await asSuperuser(address, (client) =>
    client.query(`create database ${name} template ${TEMPLATE} owner ${OWNER_ROLE}`),
  );
  return databaseAt(address, name);
}

/** One that must be there: the PostgreSQL which npm carries runs wherever the tests do. */
export async function needGround(terms: GroundTerms): Promise<Ground> {
  const ground = await openGround(terms);
  if (ground === null) throw new Error('the PostgreSQL that npm carries does not run here');
  return ground;
}

/** A database of a server that runs already. */
export function databaseAt(address: ServerAddress, name: string): FaultDatabase {
  const { host, port } = address;
  return {
    name,
    owner: { host, port, user: OWNER_ROLE, database: name },
    url: `postgres://${APP_ROLE}@/${name}?host=${encodeURIComponent(host)}&port=${String(port)}`,
    urlThrough: (...ports) =>
      `postgres://${APP_ROLE}@${ports.map((at) => `127.0.0.1:${String(at)}`).join(',')}/${name}`,
    ask: <Row extends pg.QueryResultRow>(text: string, values: readonly unknown[] = []) =>
      asSuperuser(
        address,
        async (client) => (await client.query<Row>(text, [...values])).rows,
        name,
      ),
  };
}
