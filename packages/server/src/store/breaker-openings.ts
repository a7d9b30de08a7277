import type pg from 'pg';
import { statement } from '../runtime/statement.ts';

/* Activities whose awards are held, until it is quiet again or somebody says that it is meant. */

/** Nothing waits, and nothing was held in the hour that is running. */
const closeQuiet = statement(
  'breakerOpenings.closeQuiet',
  `update breaker_openings b
      set ended_at = greatest(b.opened_at,
            clock_timestamp() + make_interval(secs => m.clock_offset_ms / 1000.0)),
          ended_by = 'job:watch_breakers', ended_how = 'quiet'
     from merchants m
    where m.id = b.merchant_id and b.ended_at is null
      and not exists (
        select 1 from held_awards h
         where h.merchant_id = b.merchant_id and h.activity_id = b.activity_id and h.settled_at is null)
      and not exists (
        select 1 from award_hours f
         where f.merchant_id = b.merchant_id and f.activity_id = b.activity_id and f.held > 0
           and f.hour = floor((extract(epoch from clock_timestamp()) * 1000 + m.clock_offset_ms)
                              / 3600000)::integer)`,
);

const endMeant = statement(
  'breakerOpenings.endMeant',
  `update breaker_openings b
      set ended_at = greatest(b.opened_at,
            clock_timestamp() + make_interval(secs => m.clock_offset_ms / 1000.0)),
          ended_by = $3, ended_how = 'meant'
     from merchants m
    where m.id = $1 and b.merchant_id = $1 and b.activity_id = $2 and b.ended_at is null`,
);

/** How many times as much as allowed was seen of what waits, or of what opened it: twice that is meant. */
const suggestTimes = statement(
  'breakerOpenings.suggestTimes',
  `select greatest(2, least(1000, 2 * coalesce(max(ceil(s.seen / greatest(s.allowed, 1)::numeric)), 1)))
            ::integer as times
     from (
       select max(h.seen) as seen, h.allowed from held_awards h
        where h.merchant_id = $1 and h.activity_id = $2 and h.settled_at is null group by h.allowed
       union all
       select b.seen, b.allowed from breaker_openings b
        where b.merchant_id = $1 and b.activity_id = $2 and b.ended_at is null) s`,
);

const raise = statement(
  'breakerOpenings.raise',
  `insert into band_raises as r (merchant_id, activity_id, version, times, raised_by, raised_at)
   select $1, $2, m.running_version, $3, $4, clock_timestamp() from merchants m where m.id = $1
   on conflict (merchant_id, activity_id, version) do update
     set times = excluded.times, raised_by = excluded.raised_by, raised_at = excluded.raised_at
   returning r.version`,
);

export async function closeQuietOpenings(pool: pg.Pool): Promise<void> {
  await pool.query({ ...closeQuiet, values: [] });
}

/** How many times as much would let through what is held, with as much again to spare. */
export async function timesFor(
  client: pg.ClientBase,
  merchantId: number,
  activityId: string,
): Promise<number> {
  const values = [merchantId, activityId];
  const { rows } = await client.query<{ times: number }>({ ...suggestTimes, values });
  return rows[0]?.times ?? 2;
}

/** Raises what an activity may give under the version that runs; answers which that is. */
export async function raiseBand(
  client: pg.ClientBase,
  raised: {
    readonly merchantId: number;
    readonly activityId: string;
    readonly times: number;
    readonly actor: string;
  },
): Promise<number> {
  const { merchantId, activityId, times, actor } = raised;
  await client.query({ ...endMeant, values: [merchantId, activityId, actor] });
  const values = [merchantId, activityId, times, actor];
  const { rows } = await client.query<{ version: number }>({ ...raise, values });
  return rows[0]?.version ?? 0;
}
