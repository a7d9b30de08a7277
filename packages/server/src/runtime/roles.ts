import type pg from 'pg';
import { asSuperuser, type ServerAddress } from './postgres-server.ts';

/** The roles of a server of our own: one owns the tables, the other is what the program uses. */
export const OWNER_ROLE = 'fealty_owner';
export const APP_ROLE = 'fealty_app';
/** Taken by connections that serve one merchant at a time; nobody logs in as it. */
export const MERCHANT_ROLE = 'fealty_merchant';
/** Whoever belongs to it is let through the wall between merchants; nobody logs in as it. */
export const ACROSS_ROLE = 'fealty_across';

/** Makes what is missing of the roles and of a database; safe to repeat and to race. */
export async function prepareDatabase(address: ServerAddress, database: string): Promise<void> {
  await asSuperuser(address, async (client) => {
    await client.query("select pg_advisory_lock(hashtext('fealty roles'))");
    for (const role of [OWNER_ROLE, APP_ROLE]) {
      const known = await client.query('select 1 from pg_roles where rolname = $1', [role]);
      if (known.rowCount === 0) await runFormatted(client, 'create role %I login', [role]);
    }
    for (const role of [MERCHANT_ROLE, ACROSS_ROLE]) {
      const known = await client.query('select 1 from pg_roles where rolname = $1', [role]);
      if (known.rowCount === 0) await runFormatted(client, 'create role %I nologin', [role]);
    }
    const walled = [MERCHANT_ROLE, ACROSS_ROLE, APP_ROLE, OWNER_ROLE];
    await runFormatted(client, 'grant %I, %I to %I, %I', walled);
    // How old the oldest transaction is, whosever it is, is told to such a role only.
    await runFormatted(client, 'grant pg_read_all_stats to %I', [APP_ROLE]);
    const known = await client.query('select 1 from pg_database where datname = $1', [database]);
    if (known.rowCount === 0) {
      await runFormatted(client, 'create database %I owner %I', [database, OWNER_ROLE]);
    }
  });
}

/** Names cannot be values of a statement; PostgreSQL quotes them itself. */
async function runFormatted(
  client: pg.Client,
  pattern: string,
  names: readonly string[],
): Promise<void> {
  const made = await client.query<{ text: string }>(
    'select format($1, variadic $2::text[]) as text',
    [pattern, names],
  );
  const [row] = made.rows;
  if (row !== undefined) await client.query(row.text);
}
