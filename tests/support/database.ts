import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';
import type { ConnectionTarget } from '../../packages/server/src/runtime/database.ts';
import { APP_ROLE, OWNER_ROLE } from '../../packages/server/src/runtime/roles.ts';
import { TEMPLATE, type TestServer } from './database-setup.ts';
import { asSuperuser } from './postgres.ts';

/** A database of a test's own, empty but for the schema. */
export interface TestDatabase {
  readonly version: TestServer['version'];
  /** Owns the tables: may change the schema. */
  readonly owner: ConnectionTarget;
  /** What the program uses. */
  readonly app: ConnectionTarget;
  /** May do anything, such as altering history behind the program's back. */
  readonly superuser: ConnectionTarget;
  /** For a server process of its own; carries the program's role. */
  readonly url: string;
  drop(): Promise<void>;
}

/** The servers of this run: 18 always, 15 where it is installed. */
export function testServers(): readonly TestServer[] {
  return inject('postgresServers');
}

/** Copies the migrated template; about 50 ms. On PostgreSQL 18 unless told otherwise. */
export async function testDatabase(server?: TestServer): Promise<TestDatabase> {
  const on = server ?? testServers()[0];
  if (on === undefined) throw new Error('no test server runs');
  const { version, host, port } = on;
  const database = `test_${randomBytes(6).toString('hex')}`;
  await asSuperuser({ host, port }, async (client) => {
    // Copies of one template wait for each other; a session in it would make them fail.
    await client.query("select pg_advisory_lock(hashtext('fealty template'))");
    await client.query(`create database ${database} template ${TEMPLATE} owner ${OWNER_ROLE}`);
  });
  const as = (user: string): ConnectionTarget => ({ host, port, user, database });
  return {
    version,
    owner: as(OWNER_ROLE),
    app: as(APP_ROLE),
    superuser: as('fealty_super'),
    url: `postgres://${APP_ROLE}@/${database}?host=${encodeURIComponent(host)}&port=${String(port)}`,
    async drop() {
      await asSuperuser({ host, port }, (client) =>
        client.query(`drop database if exists ${database} with (force)`),
      );
    },
  };
}
