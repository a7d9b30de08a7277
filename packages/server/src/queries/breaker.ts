import type { Held, HeldReason, Instant } from '@fealty/core';
import type pg from 'pg';
import { statement } from '../runtime/statement.ts';

/** What an activity gives at present, what is usual for it, and what is held of it. */
export interface WatchedActivity {
  readonly id: string;
  readonly awards: number;
  readonly points: number;
  readonly pointsPerAward: number | null;
  readonly pointsPerHour: number | null;
  readonly awardsPerHour: number | null;
  readonly learntAt: Instant | null;
  readonly raised: number;
  readonly raisedBy: string | null;
  /** Awards that wait for somebody. */
  readonly waiting: number;
  readonly opening: BreakerOpening | null;
}

/** Since when awards are held, and the first of them. */
export interface BreakerOpening {
  readonly id: string;
  readonly openedAt: Instant;
  readonly version: number;
  readonly held: Held;
}

interface Row extends Omit<WatchedActivity, 'opening'>, Opened {
  readonly openingId: string | null;
}

/** An opening as its columns come. */
export interface Opened {
  readonly openedAt: Instant;
  readonly version: number;
  readonly reason: HeldReason;
  readonly seen: number;
  readonly allowed: number;
  readonly by: Held['by'];
  readonly beforeVersion: number | null;
  readonly beforePoints: number | null;
}

const state = statement(
  'queries.breaker',
  `select w.id, s.awards, s.points, b.points_per_award as "pointsPerAward",
          b.points_per_hour as "pointsPerHour", b.awards_per_hour as "awardsPerHour",
          b.learnt_at as "learntAt", coalesce(r.times, 1) as raised, r.raised_by as "raisedBy",
          (select count(*)::integer from held_awards h
            where h.merchant_id = $1 and h.activity_id = w.id and h.settled_at is null) as waiting,
          o.id as "openingId", o.opened_at as "openedAt", o.version, o.reason, o.seen, o.allowed,
          o.bound_by as by, o.before_version as "beforeVersion", o.before_points as "beforePoints"
     from unnest($2::text[]) with ordinality as w (id, place)
     join merchants m on m.id = $1
    cross join lateral (
      select coalesce(sum(h.awards), 0)::bigint as awards, coalesce(sum(h.points), 0)::bigint as points
        from award_hours h
       where h.merchant_id = $1 and h.activity_id = w.id
         and h.hour = floor((extract(epoch from clock_timestamp()) * 1000 + m.clock_offset_ms)
                            / 3600000)::integer) s
     left join learnt_bands b on b.merchant_id = $1 and b.activity_id = w.id
     left join band_raises r
       on r.merchant_id = $1 and r.activity_id = w.id and r.version = m.running_version
     left join breaker_openings o
       on o.merchant_id = $1 and o.activity_id = w.id and o.ended_at is null
    order by w.place`,
);

/** How the activities named are watched, in their order. */
export async function readBreaker(
  pool: pg.Pool,
  merchantId: number,
  activityIds: readonly string[],
): Promise<readonly WatchedActivity[]> {
  const { rows } = await pool.query<Row>({ ...state, values: [merchantId, activityIds] });
  return rows.map(({ openingId, openedAt, version, ...row }) => ({
    ...{ id: row.id, awards: row.awards, points: row.points, waiting: row.waiting },
    ...{ pointsPerAward: row.pointsPerAward, pointsPerHour: row.pointsPerHour },
    ...{ awardsPerHour: row.awardsPerHour, learntAt: row.learntAt },
    ...{ raised: row.raised, raisedBy: row.raisedBy },
    opening: openingId === null ? null : { id: openingId, openedAt, version, held: heldOf(row) },
  }));
}

/** Why awards are held, in the words of the core. */
export function heldOf(row: Omit<Opened, 'openedAt' | 'version'>): Held {
  const { reason, seen, allowed, by, beforeVersion, beforePoints } = row;
  return {
    ...{ reason, seen, allowed, by },
    ...(beforeVersion === null ? {} : { version: beforeVersion }),
    ...(beforePoints === null ? {} : { before: beforePoints }),
  };
}

/** Which held awards, behind which one, and how many. */
export interface HeldFilter {
  readonly merchantId: number;
  readonly activityId: string | null;
  readonly reason: HeldReason | null;
  /** Id of the last one seen; empty to begin. */
  readonly after: string;
  readonly limit: number;
}

const waiting = statement(
  'queries.heldAwards',
  `select h.transaction_id as id from held_awards h
    where h.merchant_id = $1 and h.settled_at is null and h.transaction_id > $2
      and ($3::text is null or h.activity_id = $3) and ($4::text is null or h.reason = $4)
    order by h.transaction_id limit $5`,
);

/** Ids of awards that are held and wait, in order. */
export async function listHeldAwards(
  pool: pg.Pool,
  filter: HeldFilter,
): Promise<readonly string[]> {
  const { merchantId, activityId, reason, after, limit } = filter;
  const values = [merchantId, after, activityId, reason, limit];
  const { rows } = await pool.query<{ id: string }>({ ...waiting, values });
  return rows.map(({ id }) => id);
}
