import type pg from 'pg';
import { statement } from './statement.ts';

const isAhead = statement(
  'eventEra.isAhead',
  `select exists (
     select from merchants m where exists (
       select from events e where e.merchant_id = m.id
         and e.era = (select max(number) from event_eras)
         and e.written_by >= pg_snapshot_xmax(pg_current_snapshot()))) as ahead`,
);

/**
 * Whether events were written by transactions that this server has yet to number: the database was
 * put on another server, and whoever follows the events would miss what happens from now on.
 */
export async function areEventsAhead(pool: pg.Pool): Promise<boolean> {
  const { rows } = await pool.query<{ ahead: boolean }>({ ...isAhead });
  return rows[0]?.ahead === true;
}

/** Begins a new era of events if they are ahead. For the owner, under the lock of migrations. */
export async function beginEventEra(client: pg.ClientBase): Promise<void> {
  await client.query('select begin_event_era()');
}
