import type { Instant } from '@fealty/core';
import type pg from 'pg';
import { statement } from '../runtime/statement.ts';

/** Something that somebody should look at, or should have. */
export interface ListedAlarm {
  readonly id: string;
  readonly kind: 'late' | 'failing' | 'paused' | 'events_missing' | 'awards_held';
  /** Empty for awards that are held, which are about no endpoint. */
  readonly endpointId: string;
  readonly endpointName: string;
  readonly raisedAt: Instant;
  /** Null while it is open. */
  readonly endedAt: Instant | null;
  readonly detail: Readonly<Record<string, unknown>>;
}

const list = statement(
  'alarms.list',
  `select x.id, x.kind, x."endpointId", x."endpointName", x."raisedAt", x."endedAt", x.detail
     from (
       select a.id, a.kind, a.endpoint_id as "endpointId", e.name as "endpointName",
              a.raised_at as "raisedAt", a.ended_at as "endedAt", a.detail
         from alarms a
         join endpoints e on e.merchant_id = a.merchant_id and e.id = a.endpoint_id
        where a.merchant_id = $1
          and (a.ended_at is null
               or a.ended_at >= statement_timestamp() - $2::integer * interval '1 day')
       union all
       select b.id, 'awards_held', '', '', b.opened_at, b.ended_at,
              json_build_object('activity', b.activity_id, 'version', b.version,
                'reason', b.reason, 'seen', b.seen, 'allowed', b.allowed, 'by', b.bound_by,
                'beforeVersion', b.before_version, 'beforePoints', b.before_points,
                'ended', b.ended_how, 'endedBy', b.ended_by,
                'held', (select count(*) from held_awards h
                          where h.merchant_id = $1 and h.activity_id = b.activity_id
                            and h.held_at >= b.opened_at
                            and (b.ended_at is null or h.held_at <= b.ended_at)),
                'waiting', (select count(*) from held_awards h
                             where h.merchant_id = $1 and h.activity_id = b.activity_id
                               and h.settled_at is null))
         from breaker_openings b
         join merchants m on m.id = b.merchant_id
        where b.merchant_id = $1
          and (b.ended_at is null
               or b.ended_at >= statement_timestamp() + make_interval(secs => m.clock_offset_ms / 1000.0)
                                - $2::integer * interval '1 day')) x
    order by x.id desc limit 1000`,
);

/** Alarms that are open, and those that ended within so many days, newest first. */
export async function listAlarms(
  pool: pg.Pool,
  merchantId: number,
  days: number,
): Promise<readonly ListedAlarm[]> {
  const { rows } = await pool.query<ListedAlarm>({ ...list, values: [merchantId, days] });
  return rows;
}
