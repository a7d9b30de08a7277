import type pg from 'pg';
import { statement } from '../runtime/statement.ts';
import { TOLD_SUMS } from './told-sums.ts';

/** What an endpoint is owed, and where that went. All counted at one moment. */
export interface Reckoning {
  readonly merchantId: number;
  readonly endpointId: string;
  /** Events that it wants, counted from the events themselves. */
  readonly owed: number;
  readonly delivered: number;
  readonly givenUp: number;
  /** There was nothing to tell: the member was erased. */
  readonly dropped: number;
  /** Handed out and not ended. */
  readonly pending: number;
  /** Not handed out yet. */
  readonly inOutbox: number;
}

/*
 * One statement, one snapshot: an event is written with its row of the outbox, that row becomes a
 * delivery in one commit, and a delivery ends in the commit that counts it. So at any moment
 * what is owed equals what became of it. What is owed is counted from a place on, up to which it was
 * counted before.
 */
const reckonAll = statement(
  'delivery.reckon',
  `select h.merchant_id as "merchantId", h.endpoint_id as "endpointId", t.delivered,
          t.given_up as "givenUp", t.dropped,
          h.owed + (select count(*) from events v
                     where v.merchant_id = h.merchant_id
                       and (v.era, v.written_by) > (h.place_era, h.place_by)
                       and not v.quiet and v.type = any(e.types)) as owed,
          (select count(*) from deliveries d
            where d.merchant_id = h.merchant_id and d.endpoint_id = h.endpoint_id and d.counted
              and d.series = h.series) as pending,
          (select count(*) from event_outbox o
            where o.merchant_id = h.merchant_id and o.type = any(e.types)
              and o.written_by > e.since_by) as "inOutbox"
     from endpoint_health h
     join endpoints e on e.merchant_id = h.merchant_id and e.id = h.endpoint_id
    cross join ${TOLD_SUMS}
    where (h.merchant_id, h.endpoint_id) > ($1, $2) and e.status in ('active', 'paused')
      and e.since_by is not null and h.place_by is not null
      and e.since_era = (select max(number) from event_eras)
    order by h.merchant_id, h.endpoint_id limit $3`,
);

/*
 * Up to the oldest transaction that still runs everything is there that ever will be. Rows are taken
 * in their order, as they are when deliveries are settled.
 */
const moveOn = statement(
  'delivery.moveOn',
  `with bound as (
     select max(number) as era, pg_snapshot_xmin(pg_current_snapshot()) as written_by
       from event_eras),
   held as materialized (
     select merchant_id, endpoint_id from endpoint_health
      where (merchant_id, endpoint_id) in (select * from unnest($1::integer[], $2::text[]))
      order by 1, 2 for no key update)
   update endpoint_health h
      set owed = h.owed + (
            select count(*) from events v
             where v.merchant_id = h.merchant_id
               and (v.era, v.written_by) > (h.place_era, h.place_by)
               and (v.era, v.written_by) < (b.era, b.written_by)
               and not v.quiet and v.type = any(e.types)),
          place_era = b.era, place_by = (b.written_by::text::bigint - 1)::text::xid8
     from bound b, endpoints e, held
    where e.merchant_id = h.merchant_id and e.id = h.endpoint_id
      and held.merchant_id = h.merchant_id and held.endpoint_id = h.endpoint_id
      and (h.place_era, h.place_by) < (b.era, (b.written_by::text::bigint - 1)::text::xid8)`,
);

/*
 * Events without a delivery, an end or a row of the outbox, among those that have an id of the last
 * week: ends are forgotten after a while.
 */
const handOutAgain = statement(
  'delivery.handOutLost',
  `with lost as (
     select v.merchant_id, e.id as endpoint_id, v.member_id, v.sequence, v.id as event_id, e.series,
            case when e.in_order then v.member_id else v.id end as line
       from events v
       join endpoints e on e.merchant_id = v.merchant_id and e.id = $2
      where v.merchant_id = $1 and v.id >= $3 and (v.era, v.written_by) > (e.since_era, e.since_by)
        and not v.quiet and v.type = any(e.types)
        and not exists (select from deliveries d where d.merchant_id = $1 and d.endpoint_id = $2
                           and d.event_id = v.id)
        and not exists (select from delivery_ends o where o.merchant_id = $1 and o.endpoint_id = $2
                           and o.event_id = v.id)
        and not exists (select from event_outbox o where o.merchant_id = $1
                           and o.member_id = v.member_id and o.sequence = v.sequence)
      order by v.id limit $4),
   made as (
     insert into deliveries
       (merchant_id, endpoint_id, line, sequence, event_id, member_id, series, counted, written_at)
     select merchant_id, endpoint_id, line, sequence, event_id, member_id, series, true,
            clock_timestamp()
       from lost on conflict do nothing returning merchant_id, endpoint_id, line)
   insert into delivery_lines as l (merchant_id, endpoint_id, line, due_at)
   select merchant_id, endpoint_id, line, clock_timestamp() from made
    group by 1, 2, 3 order by 1, 2, 3
   on conflict (merchant_id, endpoint_id, line) do update set lease = l.lease`,
);

/** A new era began: places of the one before mean nothing in it. */
const restart = statement(
  'delivery.restartSeries',
  `with old as (
     update endpoints e set series = e.series + 1, since_era = null, since_by = null
      where e.since_era < (select max(number) from event_eras)
      returning e.merchant_id, e.id, e.series)
   update endpoint_health h
      set series = o.series, delivered = 0, given_up = 0, dropped = 0, owed = 0, place_era = null,
          place_by = null
     from old o where h.merchant_id = o.merchant_id and h.endpoint_id = o.id`,
);

const PAGE = 200;
const LOST_MAX = 1000;

/** Whether all that an endpoint is owed is accounted for. */
export function addsUp({
  owed,
  delivered,
  givenUp,
  dropped,
  pending,
  inOutbox,
}: Reckoning): boolean {
  return owed === delivered + givenUp + dropped + pending + inOutbox;
}

/** Endpoints behind the one that is named, in the order of their ids, up to 200. */
export async function reckon(
  pool: pg.Pool,
  after: Pick<Reckoning, 'merchantId' | 'endpointId'>,
): Promise<readonly Reckoning[]> {
  const { merchantId, endpointId } = after;
  const { rows } = await pool.query<Reckoning>({
    ...reckonAll,
    values: [merchantId, endpointId, PAGE],
  });
  return rows;
}

/** Remembers what was counted, so that the next count begins where this one ended. */
export async function rememberReckoning(
  pool: pg.Pool,
  reckoned: readonly Pick<Reckoning, 'merchantId' | 'endpointId'>[],
): Promise<void> {
  const values = [
    reckoned.map(({ merchantId }) => merchantId),
    reckoned.map(({ endpointId }) => endpointId),
  ];
  await pool.query({ ...moveOn, values });
}

/**
 * Hands out again what an endpoint is owed and nobody knows of, of events since a moment in
 * milliseconds; how many lines that went into.
 */
export async function handOutLost(
  pool: pg.Pool,
  { merchantId, endpointId }: Pick<Reckoning, 'merchantId' | 'endpointId'>,
  since: number,
): Promise<number> {
  const firstId = since.toString(16).padStart(11, '0');
  const result = await pool.query({
    ...handOutAgain,
    values: [merchantId, endpointId, firstId, LOST_MAX],
  });
  return result.rowCount ?? 0;
}

/** After the database was put on another server, counts begin anew. */
export async function restartOldSeries(pool: pg.Pool): Promise<void> {
  await pool.query({ ...restart });
}
