import type pg from 'pg';
import { statement } from '../runtime/statement.ts';

/*
 * One process at a time hands out: two could pass a member's events in another order than he had
 * them. The server takes the statement to its end, whatever becomes of the process.
 *
 * An event and its deliveries change places in one commit, so whoever looks sees one or the other.
 * Lines are touched even where they are there: whoever settles one waits for this commit, and then
 * sees what was added behind it. They are touched in the order of their key, as they are settled.
 *
 * What was written below the oldest transaction that still writes is there or will never be. So when all
 * that was seen was taken, nothing is left below that, and the next look begins there: rows that are gone
 * stay in the index for as long as any session might still see them, which may be hours.
 */
const handOut = statement(
  'delivery.handOut',
  `with turn as materialized (
     select pg_try_advisory_xact_lock(hashtextextended('fealty hand out events', 0)) as mine),
   taken as (
     select o.ctid as tid, o.merchant_id, o.member_id, o.sequence, o.event_id, o.type, o.written_by,
            o.written_at
       from event_outbox o
      where (select mine from turn)
        and o.written_by >= least($2::text::xid8, pg_snapshot_xmin(pg_current_snapshot()))
      order by o.written_at, o.sequence limit $1 for no key update skip locked),
   gone as (
     delete from event_outbox o where o.ctid = any(array(select tid from taken)) returning 1),
   made as (
     insert into deliveries
       (merchant_id, endpoint_id, line, sequence, event_id, member_id, series, counted, written_at)
     select t.merchant_id, e.id, case when e.in_order then t.member_id else t.event_id end,
            t.sequence, t.event_id, t.member_id, e.series,
            coalesce(t.written_by > e.since_by, false), t.written_at
       from taken t
      cross join lateral (
        select e.id, e.in_order, e.series, e.since_by from endpoints e
         where e.merchant_id = t.merchant_id and e.status in ('active', 'paused')
           and t.type = any(e.types)
         order by e.id offset 0) e
     on conflict do nothing
     returning merchant_id, endpoint_id, line),
   touched as (
     insert into delivery_lines as l (merchant_id, endpoint_id, line, due_at)
     select merchant_id, endpoint_id, line, clock_timestamp() from made group by 1, 2, 3 order by 1, 2, 3
     on conflict (merchant_id, endpoint_id, line) do update set lease = l.lease
     returning 1)
   select t.taken, (select count(*) from touched)::integer as touched,
          case when (select mine from turn) and t.taken < $1
            then pg_snapshot_xmin(pg_current_snapshot())::text end as emptied
     from (select count(*)::integer as taken from gone) t`,
);

export interface HandedOut {
  /** Events that were taken. */
  readonly taken: number;
  /** The transaction before which nothing is left; null where that does not follow. */
  readonly emptied: string | null;
}

/** Before which nothing is left, for whoever knows of nothing: looks at all. */
export const FROM_THE_FIRST = '0';

/**
 * Gives up to `most` events to the endpoints that want them, of those that were written by the transaction
 * `from` or a later one.
 */
export async function handOutEvents(
  pool: pg.Pool,
  most: number,
  from = FROM_THE_FIRST,
): Promise<HandedOut> {
  const { rows } = await pool.query<HandedOut>({ ...handOut, values: [most, from] });
  return { taken: rows[0]?.taken ?? 0, emptied: rows[0]?.emptied ?? null };
}
