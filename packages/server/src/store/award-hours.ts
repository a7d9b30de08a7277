import type pg from 'pg';
import { statement } from '../runtime/statement.ts';

/* Sums of what activities gave by the hour, and what is learnt from them. Hours are the merchant's. */

/** What is usual is what the last four weeks say: a month has its pay days, a week its Saturday. */
const LEARNT_HOURS = 28 * 24;
/** Less is no habit yet: a launch, a first newsletter. Until then nothing learnt holds anything. */
const HOURS_MIN = 24;
const AWARDS_MIN = 200;
const AGE_MIN = 7 * 24;
/** One hour far beyond the others teaches no more than so many times what all but the best do. */
const OUTLIER_TIMES = 8;

const merchants = statement(
  'awardHours.merchants',
  `select m.id,
          floor((extract(epoch from clock_timestamp()) * 1000 + m.clock_offset_ms) / 3600000)::integer
            as hour
     from merchants m
    where m.id > $1 and exists (select 1 from award_hours h where h.merchant_id = m.id)
    order by m.id limit $2`,
);

/** Rows of slots come together in one, once nobody adds to that hour but by approving. */
const fold = statement(
  'awardHours.fold',
  `with gone as (
     delete from award_hours where merchant_id = $1 and hour < $2::integer - 1 and slot <> 0
     returning hour, activity_id, awards, points, greatest, held, released_awards, released_points
   )
   insert into award_hours as f
     (merchant_id, hour, activity_id, slot, awards, points, greatest, held, released_awards,
      released_points)
   select $1, g.hour, g.activity_id, 0, sum(g.awards), sum(g.points), max(g.greatest), sum(g.held),
          sum(g.released_awards), sum(g.released_points)
     from gone g group by g.hour, g.activity_id order by g.hour, g.activity_id
   on conflict (merchant_id, hour, activity_id, slot) do update
     set awards = f.awards + excluded.awards, points = f.points + excluded.points,
         greatest = greatest(f.greatest, excluded.greatest), held = f.held + excluded.held,
         released_awards = f.released_awards + excluded.released_awards,
         released_points = f.released_points + excluded.released_points`,
);

/*
 * An hour whose held awards were not for the most part approved was no usual hour, and what slipped
 * through before they were held teaches nothing either.
 */
const learn = statement(
  'awardHours.learn',
  `insert into learnt_bands
     (merchant_id, activity_id, points_per_award, points_per_hour, awards_per_hour, hours, awards,
      first_hour, learnt_at)
   select $1, b.activity_id,
          case when b.is_enough then least(b.greatest, $7::integer * b.usual_greatest) end,
          case when b.is_enough then least(b.points, $7::integer * b.usual_points) end,
          case when b.is_enough then least(b.awards, $7::integer * b.usual_awards) end,
          b.hours, b.given, b.first_hour, clock_timestamp()
     from (
       select h.activity_id, count(*)::integer as hours, sum(h.awards) as given,
              min(h.hour) as first_hour, max(h.greatest) as greatest, max(h.points) as points,
              max(h.awards) as awards,
              percentile_disc(0.95) within group (order by h.greatest) as usual_greatest,
              percentile_disc(0.95) within group (order by h.points) as usual_points,
              percentile_disc(0.95) within group (order by h.awards) as usual_awards,
              count(*) >= $4::integer and sum(h.awards) >= $5::integer
                and min(h.hour) <= $2::integer - $6::integer as is_enough
         from (
           select o.activity_id, o.hour, sum(o.awards + o.released_awards) as awards,
                  sum(o.points + o.released_points) as points, max(o.greatest) as greatest
             from award_hours o
            where o.merchant_id = $1 and o.hour >= $2::integer - $3::integer and o.hour < $2::integer
            group by o.activity_id, o.hour
           having sum(o.awards + o.released_awards) > 0
              and sum(o.held) <= 2 * sum(o.released_awards)) h
        group by h.activity_id) b
   on conflict (merchant_id, activity_id) do update
     set points_per_award = excluded.points_per_award, points_per_hour = excluded.points_per_hour,
         awards_per_hour = excluded.awards_per_hour, hours = excluded.hours,
         awards = excluded.awards, first_hour = excluded.first_hour, learnt_at = excluded.learnt_at`,
);

const forget = statement(
  'awardHours.forget',
  'delete from award_hours where merchant_id = $1 and hour < $2::integer - $3::integer',
);

/** A merchant of whom something is summed up, and the hour it is by his clock. */
export interface HoursOf {
  readonly id: number;
  readonly hour: number;
}

export async function findMerchantsWithHours(
  pool: pg.Pool,
  after: number,
  limit: number,
): Promise<readonly HoursOf[]> {
  return (await pool.query<HoursOf>({ ...merchants, values: [after, limit] })).rows;
}

/**
 * Learns anew what is usual for each activity of a merchant, up to the hour that is running. It reads at
 * most a row for each hour of four weeks, however much was awarded.
 */
export async function learnFromHours(pool: pg.Pool, { id, hour }: HoursOf): Promise<void> {
  await pool.query({ ...fold, values: [id, hour] });
  const enough = [HOURS_MIN, AWARDS_MIN, AGE_MIN];
  await pool.query({ ...learn, values: [id, hour, LEARNT_HOURS, ...enough, OUTLIER_TIMES] });
  await pool.query({ ...forget, values: [id, hour, LEARNT_HOURS] });
}
