import type pg from 'pg';
import { statement } from '../runtime/statement.ts';

/* Rows are taken in their order, and those that somebody else is at are his to count. */
const countSince = statement(
  'delivery.countFromNow',
  `with found as materialized (
     select merchant_id, id from endpoints
      where since_by is null and status in ('active', 'paused')
      order by merchant_id, id for no key update skip locked),
   since as (
     update endpoints e
        set since_by = pg_current_xact_id(), since_era = (select max(number) from event_eras)
       from found f where e.merchant_id = f.merchant_id and e.id = f.id
      returning e.merchant_id, e.id, e.since_era, e.since_by, e.series)
   update endpoint_health h set place_era = s.since_era, place_by = s.since_by
     from since s
    where h.merchant_id = s.merchant_id and h.endpoint_id = s.id and h.series = s.series`,
);

/**
 * Lets endpoints count what they are owed from now on. In a transaction of its own after theirs was
 * committed: whatever gets a number after this one sees them.
 */
export async function countFromNow(pool: pg.Pool): Promise<void> {
  await pool.query({ ...countSince });
}
