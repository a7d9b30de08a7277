import type { Instant } from '@fealty/core';
import type pg from 'pg';
import { statement } from '../runtime/statement.ts';

/** Something that somebody should look at, or should have. */
export interface ListedAlarm {
  readonly id: string;
  readonly kind: 'late' | 'failing' | 'paused' | 'events_missing';
  readonly endpointId: string;
  readonly endpointName: string;
  readonly raisedAt: Instant;
  /** Null while it is open. */
  readonly endedAt: Instant | null;
  readonly detail: Readonly<Record<string, unknown>>;
}

const list = statement(
  'alarms.list',
  `select a.id, a.kind, a.endpoint_id as "endpointId", e.name as "endpointName",
          a.raised_at as "raisedAt", a.ended_at as "endedAt", a.detail
     from alarms a
     join endpoints e on e.merchant_id = a.merchant_id and e.id = a.endpoint_id
    where a.merchant_id = $1
      and (a.ended_at is null or a.ended_at >= statement_timestamp() - $2::integer * interval '1 day')
    order by a.id desc limit 1000`,
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
