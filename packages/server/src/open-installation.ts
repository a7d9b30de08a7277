import type { Config } from './config.ts';
import { openDatabase, type Database } from './runtime/database.ts';
import { startEmbeddedPostgres } from './runtime/embedded-postgres.ts';
import type { ReceiptsPlace } from './receipts-place.ts';
import { folderStore, type FileStore } from './runtime/file-store.ts';
import { areEventsAhead } from './runtime/event-era.ts';
import { migrate, SchemaMismatch } from './runtime/migrate.ts';
import { isBorne, schemaState } from './runtime/schema-state.ts';
import { S3_TERMS, s3Store } from './runtime/s3-store.ts';
import { statement } from './runtime/statement.ts';
import { installationSecret, type InstallationSecret } from './runtime/secret.ts';

const readServer = statement(
  'installation.readServer',
  `select current_setting('server_version') as version, current_setting('timezone') as zone`,
);
const ZONES: readonly string[] = ['UTC', 'Etc/UTC'];

/** An installation that is ready to be worked with: its database, up to date, and its secret. */
export interface Installation {
  readonly database: Database;
  readonly secret: InstallationSecret;
  /** Where receipts and photos lie. */
  readonly files: FileStore;
  /** What runs the database, for people. */
  readonly databaseVersion: string;
  /** Lets the connections go, and stops the embedded database unless others use it. */
  close(): Promise<void>;
}

/**
 * Opens the installation. The embedded database is started and migrated as needed; a server's
 * must have been migrated (`fealty migrate`), because servers that start at once must not race. What writes
 * `refusesReplica`; a command that only reads may be pointed at one.
 */
export async function openInstallation(
  config: Config,
  applicationName: string,
  { refusesReplica = false } = {},
): Promise<Installation> {
  const options = { applicationName, statementNames: config.statementNames, refusesReplica };
  const files = openFiles(config.receipts);
  if (config.databaseUrl !== null) {
    const secret = installationSecret(config, config.dataDir);
    const database = openDatabase({ url: config.databaseUrl }, options);
    try {
      await refuseOtherSchema(database);
      const databaseVersion = await versionOf(database);
      return { database, secret, files, databaseVersion, close: () => database.close() };
    } catch (error) {
      await database.close();
      throw error;
    }
  }
  const embedded = await startEmbeddedPostgres(config.dataDir);
  try {
    await migrate(embedded.owner, embedded.app.user ?? null);
    const secret = installationSecret(config, config.dataDir);
    const database = openDatabase(embedded.app, options);
    return {
      database,
      secret,
      files,
      databaseVersion: `${embedded.version}, embedded`,
      async close() {
        await database.close();
        await embedded.stop();
      },
    };
  } catch (error) {
    await embedded.stop();
    throw error;
  }
}

function openFiles(place: ReceiptsPlace): FileStore {
  return place.kind === 'folder'
    ? folderStore(place.path)
    : s3Store(place, { ...S3_TERMS, now: () => Date.now() });
}

async function refuseOtherSchema(database: Database): Promise<void> {
  const state = await schemaState(database.pool);
  const { current, expected } = state;
  if (isBorne(state)) {
    if (!(await areEventsAhead(database.pool))) return;
    throw new SchemaMismatch('the database came from another server: run "fealty migrate" first');
  }
  throw new SchemaMismatch(
    current < expected
      ? `the database is at schema ${String(current)} of ${String(expected)}: run "fealty migrate" first`
      : `the database is at schema ${String(current)}, this program knows ${String(expected)} and does not bear it: run a newer program`,
  );
}

async function versionOf(database: Database): Promise<string> {
  const { rows } = await database.pool.query<{ version: string; zone: string }>({ ...readServer });
  const { version = 'unknown', zone = '' } = rows[0] ?? {};
  // A pooler may hand on none of what our sessions ask for, and days would be those of another place.
  if (!ZONES.includes(zone)) {
    throw new SchemaMismatch(
      `sessions of the database are in time zone ${zone}: say "alter role … set timezone = 'UTC'" for the role of DATABASE_URL`,
    );
  }
  return version;
}
