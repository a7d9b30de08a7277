import { asSuperuser } from '../packages/server/src/runtime/postgres-server.ts';
import type { BenchDatabase } from './open-database.ts';

/** What no request that is compared reads. */
const LEFT_OUT = ['events', 'events_pkey', 'events__sequence'];

/**
 * Reads tables and indexes into the server's own memory, as they are on one that has run for a while
 * and was given enough of it. What is measured then is the request, and not when the disk was last
 * asked for the same page. Answers how many bytes they are.
 */
export async function warmUpTables({ owner, database }: BenchDatabase): Promise<number> {
  return asSuperuser(
    owner,
    async (client) => {
      await client.query('create extension if not exists pg_prewarm');
      const { rows } = await client.query<{ bytes: string | null }>(
        `select sum(pg_prewarm(c.oid::regclass)) * 8192 as bytes from pg_class c
          where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'i')
            and c.relname <> all ($1)`,
        [LEFT_OUT],
      );
      return Number(rows[0]?.bytes ?? 0);
    },
    database,
  );
}
