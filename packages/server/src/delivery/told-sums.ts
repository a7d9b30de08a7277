import type pg from 'pg';
import { statement } from '../runtime/statement.ts';

/*
 * How many events ended, and how, stands in two places: sums in endpoint_health, and rows of
 * delivery_counts that are not in them yet. A row goes in the commit that adds it to its sum, so
 * together they are right at any moment.
 */

/** What ended in all of the series of the row "h" of endpoint_health, as "t"; to stand in a "from". */
export const TOLD_SUMS = `lateral (
       select h.delivered + coalesce(sum(c.delivered), 0) as delivered,
              h.given_up + coalesce(sum(c.given_up), 0) as given_up,
              h.dropped + coalesce(sum(c.dropped), 0) as dropped
         from delivery_counts c
        where c.merchant_id = h.merchant_id and c.endpoint_id = h.endpoint_id
          and c.series = h.series) t`;

/*
 * One at a time, so that two never wait for each other; health is taken in its order, as elsewhere. Only
 * what went is added: whoever had the turn before may have taken rows that are still seen here.
 */
const fold = statement(
  'delivery.foldCounts',
  `with turn as materialized (
     select pg_try_advisory_xact_lock(hashtextextended('fealty fold delivery counts', 0)) as mine),
   chosen as materialized (
     select c.id, c.merchant_id, c.endpoint_id
       from delivery_counts c where (select mine from turn) order by c.id limit $1),
   gone as (
     delete from delivery_counts c where c.id = any(array(select id from chosen))
     returning c.merchant_id, c.endpoint_id, c.series, c.delivered, c.given_up, c.dropped),
   sums as (
     select merchant_id, endpoint_id, series, sum(delivered) as delivered, sum(given_up) as given_up,
            sum(dropped) as dropped
       from gone group by 1, 2, 3),
   held as materialized (
     select h.merchant_id, h.endpoint_id from endpoint_health h
      where (h.merchant_id, h.endpoint_id) in (select merchant_id, endpoint_id from chosen)
      order by 1, 2 for no key update)
   update endpoint_health h
      set delivered = h.delivered + s.delivered, given_up = h.given_up + s.given_up,
          dropped = h.dropped + s.dropped
     from sums s join held on held.merchant_id = s.merchant_id and held.endpoint_id = s.endpoint_id
    where h.merchant_id = s.merchant_id and h.endpoint_id = s.endpoint_id and h.series = s.series`,
);

/** Far more than come within the minute after which it is done again. */
const FOLDED_MAX = 100_000;

/** Brings the sums up to date. What counted for a series of before is forgotten. */
export async function foldCounts(pool: pg.Pool): Promise<void> {
  await pool.query({ ...fold, values: [FOLDED_MAX] });
}
