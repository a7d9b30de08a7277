import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import { connectionOf, PrimaryClient, type ConnectionTarget } from './primary-client.ts';
import { beginEventEra } from './event-era.ts';
import { installJobQueue } from './job-queue.ts';
import { grantStatements, tablesWithoutRights } from './grants.ts';
import { prepareWall, WALL_STEP } from './wall-roles.ts';
import { MERCHANT_ROLE } from './roles.ts';
import { readMigrations, type Migration } from './migration-files.ts';

/** The database and this program do not fit; the message says what to do. */
export class SchemaMismatch extends Error {}

const LOCK = "select pg_advisory_lock(hashtext('fealty migrations'))";
const LOCK_NOT_AVAILABLE = '55P03';
/** Less than commands of shops wait for a member that is held. */
const WAITS_SHORTLY = "set local lock_timeout = '1s'";
const TRY_AGAIN_MS = 500;
const TRIES_MAX = 60;
/** The step that brought eras of events. */
const ERAS_SINCE = 14;

/**
 * Brings a database up to this program's schema, one transaction per step, under a lock that
 * racing processes wait for. Then gives `appRole`, and the role of connections that serve one merchant,
 * their rights, and sees to the tables of the job queue. Refuses a database that is newer, or in which a
 * step was applied that reads differently now.
 */
export async function migrate(
  owner: ConnectionTarget,
  appRole: string | null,
  migrations: readonly Migration[] = readMigrations(),
): Promise<{ readonly applied: readonly string[]; readonly version: number }> {
  const client = new PrimaryClient(connectionOf(owner));
  await client.connect();
  try {
    await client.query(LOCK);
    const done = await appliedSteps(client);
    refuseMismatch(done, migrations);
    const applied: string[] = [];
    const isWalled = migrations.some(({ name }) => name === WALL_STEP);
    // Before the step that builds the wall: servers that run meanwhile must stand on the right side of it.
    if (isWalled) await prepareWall(client, appRole);
    for (const step of migrations.slice(done.length)) {
      await applyStep(client, step);
      applied.push(`${String(step.version).padStart(4, '0')}-${step.name}`);
    }
    // Without statistics the first plans would be guesses.
    if (applied.length > 0) await client.query('analyze');
    if (migrations.length >= ERAS_SINCE) await beginEventEra(client);
    const roles = [...(appRole === null ? [] : [appRole]), ...(isWalled ? [MERCHANT_ROLE] : [])];
    const tables = await tablesOf(client);
    if (appRole !== null) refuseForgotten(tables);
    for (const role of roles) await grant(client, role, tables);
    await installJobQueue(owner, roles);
    return { applied, version: migrations.length };
  } finally {
    await client.end();
  }
}

interface AppliedStep {
  readonly version: number;
  readonly name: string;
  readonly checksum: string;
}

async function appliedSteps(client: pg.Client): Promise<readonly AppliedStep[]> {
  await client.query(`create table if not exists schema_migrations (
    version integer primary key,
    name text not null,
    checksum text not null,
    applied_at timestamptz not null default now(),
    bears_from integer not null default 1
  )`);
  await addBearsFrom(client);
  const result = await client.query<AppliedStep>(
    'select version, name, checksum from schema_migrations order by version',
  );
  return result.rows;
}

/** Asked before it is added: to add it where it is would wait for whoever reads the table, such as a dump. */
async function addBearsFrom(client: pg.Client): Promise<void> {
  const { rows } = await client.query(
    `select from pg_attribute
      where attrelid = 'schema_migrations'::regclass and attname = 'bears_from'`,
  );
  if (rows.length > 0) return;
  await client.query(
    'alter table schema_migrations add column bears_from integer not null default 1',
  );
}

function refuseMismatch(done: readonly AppliedStep[], known: readonly Migration[]): void {
  if (done.length > known.length) {
    throw new SchemaMismatch(
      `the database is at schema ${String(done.length)}, this program knows ${String(known.length)}: ` +
        'run a newer program',
    );
  }
  done.forEach((step, index) => {
    const file = known[index];
    if (file === undefined || step.version !== file.version || step.checksum !== file.checksum) {
      throw new SchemaMismatch(
        `migration ${String(step.version)} (${step.name}) was changed after it had been applied`,
      );
    }
  });
}

/**
 * One step in one transaction. Servers go on meanwhile: a step that waits for somebody's lock makes all
 * others wait behind it, so it gives up soon, lets them pass and tries again.
 */
async function applyStep(client: pg.Client, step: Migration): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      await tryStep(client, step);
      return;
    } catch (error) {
      const isHeld = error instanceof pg.DatabaseError && error.code === LOCK_NOT_AVAILABLE;
      if (!isHeld || tries >= TRIES_MAX) {
        const why = isHeld ? 'others hold what it changes' : 'failed';
        throw new Error(`migration ${String(step.version)} (${step.name}) ${why}`, {
          cause: error,
        });
      }
      await setTimeout(TRY_AGAIN_MS);
    }
  }
}

async function tryStep(client: pg.Client, step: Migration): Promise<void> {
  await client.query('begin');
  try {
    await client.query(WAITS_SHORTLY);
    await client.query(step.sql);
    await client.query(
      'insert into schema_migrations (version, name, checksum, bears_from) values ($1, $2, $3, $4)',
      [step.version, step.name, step.checksum, step.bearsFrom],
    );
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

async function tablesOf(client: pg.Client): Promise<readonly string[]> {
  const result = await client.query<{ name: string }>(
    "select tablename as name from pg_tables where schemaname = 'public' order by 1",
  );
  return result.rows.map((row) => row.name);
}

function refuseForgotten(tables: readonly string[]): void {
  const forgotten = tablesWithoutRights(tables);
  if (forgotten.length > 0) throw new Error(`no rights are stated for ${forgotten.join(', ')}`);
}

async function grant(client: pg.Client, role: string, tables: readonly string[]): Promise<void> {
  // At once: commands that migrate run beside servers, which must never stand without their rights.
  await client.query('begin');
  try {
    for (const text of grantStatements(role, tables)) await client.query(text);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}
