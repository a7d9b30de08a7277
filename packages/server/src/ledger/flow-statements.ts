import { statement } from '../runtime/statement.ts';

/*
 * What activities give by the hour. It is read without a lock, so what other lanes have under way is not
 * in it; each connection adds to rows of its own, and nobody waits.
 */

/** What is usual for activities, and what they gave in the hour that is running. */
export const readFlows = statement(
  'lane.readFlows',
  `select w.id, h.hour, s.awards, s.points, b.points_per_award, b.points_per_hour,
          b.awards_per_hour, coalesce(r.times, 1) as raised
     from unnest($2::text[]) as w (id)
     join merchants m on m.id = $1
    cross join lateral (
      select floor((extract(epoch from clock_timestamp()) * 1000 + m.clock_offset_ms) / 3600000)
               ::integer as hour) as h
    cross join lateral (
      select coalesce(sum(o.awards), 0)::bigint as awards, coalesce(sum(o.points), 0)::bigint as points
        from award_hours o
       where o.merchant_id = $1 and o.hour = h.hour and o.activity_id = w.id offset 0) as s
     left join lateral (
       select o.* from learnt_bands o
        where o.merchant_id = $1 and o.activity_id = w.id offset 0) as b on true
     left join lateral (
       select o.times from band_raises o
        where o.merchant_id = $1 and o.activity_id = w.id and o.version = m.running_version
       offset 0) as r on true`,
);

/** The last of a batch: rows that it holds are waited for by nobody who holds something it wants. */
export const addFlows = statement(
  'lane.addFlows',
  `insert into award_hours as f
     (merchant_id, hour, activity_id, slot, awards, points, greatest, held, released_awards,
      released_points)
   select $1, w.hour, w.activity_id, pg_backend_pid() & 31, w.awards, w.points, w.greatest, w.held,
          w.released_awards, w.released_points
     from unnest($2::integer[], $3::text[], $4::bigint[], $5::bigint[], $6::bigint[], $7::bigint[],
       $8::bigint[], $9::bigint[])
       as w (hour, activity_id, awards, points, greatest, held, released_awards, released_points)
    order by w.hour, w.activity_id
   on conflict (merchant_id, hour, activity_id, slot) do update
     set awards = f.awards + excluded.awards, points = f.points + excluded.points,
         greatest = greatest(f.greatest, excluded.greatest), held = f.held + excluded.held,
         released_awards = f.released_awards + excluded.released_awards,
         released_points = f.released_points + excluded.released_points`,
);

export const insertHeldAwards = statement(
  'lane.insertHeldAwards',
  `insert into held_awards
     (merchant_id, transaction_id, member_id, activity_id, reason, seen, allowed, version, held_at)
   select $1, w.transaction_id, w.member_id, w.activity_id, w.reason, w.seen, w.allowed, w.version,
          w.held_at
     from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::bigint[], $7::bigint[],
       $8::integer[], $9::timestamptz[])
       as w (transaction_id, member_id, activity_id, reason, seen, allowed, version, held_at)`,
);

export const settleHeldAwards = statement(
  'lane.settleHeldAwards',
  `update held_awards h set outcome = w.outcome, settled_at = w.at
     from (
     select $1::integer as merchant_id, n.*
       from unnest($2::text[], $3::text[], $4::timestamptz[])
       as n (transaction_id, outcome, at) offset 0) as w
   where h.merchant_id = w.merchant_id and h.transaction_id = w.transaction_id
     and h.settled_at is null`,
);

/** What stands open already stays as it began. */
export const openBreakers = statement(
  'lane.openBreakers',
  `insert into breaker_openings
     (merchant_id, id, activity_id, reason, seen, allowed, bound_by, before_version, before_points,
      version, opened_at)
   select $1, w.id, w.activity_id, w.reason, w.seen, w.allowed, w.bound_by, w.before_version,
          w.before_points, w.version, w.opened_at
     from unnest($2::text[], $3::text[], $4::text[], $5::bigint[], $6::bigint[], $7::text[],
       $8::integer[], $9::bigint[], $10::integer[], $11::timestamptz[])
       as w (id, activity_id, reason, seen, allowed, bound_by, before_version, before_points,
         version, opened_at)
    order by w.activity_id
   on conflict (merchant_id, activity_id) where ended_at is null do nothing`,
);
