import type pg from 'pg';
import type { DatabaseFigures } from '../runtime/database-metrics.ts';
import { statement } from '../runtime/statement.ts';

/* A role without pg_read_all_stats is told of its own sessions alone; dead rows are told to everybody. */
const readFigures = statement(
  'queries.databaseFigures',
  `select greatest(
            (select max(extract(epoch from clock_timestamp() - a.xact_start))
               from pg_stat_activity a
              where a.datname = current_database() and a.pid <> pg_backend_pid()
                and (a.backend_xmin is not null or a.backend_xid is not null)),
            (select max(extract(epoch from clock_timestamp() - p.prepared))
               from pg_prepared_xacts p where p.database = current_database()), 0)::float8 as oldest,
          (select coalesce(sum(t.n_dead_tup), 0)::float8 from pg_stat_user_tables t
            where t.relname in ('event_outbox', 'deliveries', 'delivery_lines')) as dead`,
);

/** What keeps the database from tidying up. */
export async function readDatabaseFigures(pool: pg.Pool): Promise<DatabaseFigures> {
  const { rows } = await pool.query<{ oldest: number; dead: number }>({ ...readFigures });
  const { oldest = 0, dead = 0 } = rows[0] ?? {};
  return { oldestTransactionSeconds: oldest, deadQueueRows: dead };
}
