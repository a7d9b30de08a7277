import pg from 'pg';
import { connectionOf, PrimaryClient, type ConnectionTarget } from './primary-client.ts';
import { beginEventEra } from './event-era.ts';
import { installJobQueue } from './job-queue.ts';
import { grantStatements, tablesWithoutRights } from './grants.ts';
import { prepareWall, WALL_STEP } from './wall-roles.ts';
import { MERCHANT_ROLE } from './roles.ts';
import { readMigrations, type Migration } from './migration-files.ts';
import { statement } from './statement.ts';

/** How far a database is, against how far this program is. */
export interface SchemaState {
  readonly current: number;
  readonly expected: number;
}

/** The database and this program do not fit; the message says what to do. */
export class SchemaMismatch extends Error {}

const readState = statement(
  'migrations.readState',
  `select coalesce(max(version), 0)::integer as current from schema_migrations`,
);

const LOCK = "select pg_advisory_lock(hashtext('fealty migrations'))";
const UNDEFINED_TABLE = '42P01';
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

/** Read once: files that are replaced below a running program do not change what it is made for. */
let known: number | null = null;

/** How far the database is; servers ask before they serve, and whenever somebody asks whether they can. */
export async function schemaState(pool: pg.Pool): Promise<SchemaState> {
  known ??= readMigrations().length;
  const expected = known;
  try {
    const result = await pool.query<{ current: number }>({ ...readState });
    return { current: result.rows[0]?.current ?? 0, expected };
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code === UNDEFINED_TABLE) {
      return { current: 0, expected };
    }
    throw error;
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
    applied_at timestamptz not null default now()
  )`);
  const result = await client.query<AppliedStep>(
    'select version, name, checksum from schema_migrations order by version',
  );
  return result.rows;
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

async function applyStep(client: pg.Client, step: Migration): Promise<void> {
  await client.query('begin');
  try {
    await client.query(step.sql);
    await client.query(
      'insert into schema_migrations (version, name, checksum) values ($1, $2, $3)',
      [step.version, step.name, step.checksum],
    );
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw new Error(`migration ${String(step.version)} (${step.name}) failed`, { cause: error });
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
