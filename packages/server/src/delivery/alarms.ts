import type pg from 'pg';
import { statement } from '../runtime/statement.ts';

/**
 * `late`: an event waits though nothing stands in its way. `failing`: nothing but failures for an hour.
 * `paused`: the receiver wanted no more, or failed for five days. `events_missing`: what an endpoint
 * is owed and what became of it differ.
 */
export type AlarmKind = 'late' | 'failing' | 'paused' | 'events_missing';

export interface FoundAlarm {
  readonly merchantId: number;
  readonly endpointId: string;
  readonly kind: AlarmKind;
  readonly detail: object;
}

const open = statement(
  'alarms.open',
  `insert into alarms (merchant_id, id, kind, endpoint_id, detail)
   select w.merchant_id, w.id, w.kind, w.endpoint_id, w.detail
     from unnest($1::integer[], $2::text[], $3::text[], $4::text[], $5::json[])
       as w (merchant_id, id, kind, endpoint_id, detail)
   on conflict (merchant_id, endpoint_id, kind) where ended_at is null
   do update set detail = excluded.detail`,
);

const close = statement(
  'alarms.close',
  `update alarms a set ended_at = clock_timestamp()
    where a.ended_at is null and not exists (
      select from unnest($1::integer[], $2::text[], $3::text[]) as w (merchant_id, kind, endpoint_id)
       where w.merchant_id = a.merchant_id and w.kind = a.kind and w.endpoint_id = a.endpoint_id)`,
);

/** Opens alarms, or says anew what an open one is about. */
export async function openAlarms(
  pool: pg.Pool,
  found: readonly FoundAlarm[],
  newId: () => string,
): Promise<void> {
  if (found.length === 0) return;
  await pool.query({
    ...open,
    values: [
      found.map(({ merchantId }) => merchantId),
      found.map(() => newId()),
      found.map(({ kind }) => kind),
      found.map(({ endpointId }) => endpointId),
      found.map(({ detail }) => JSON.stringify(detail)),
    ],
  });
}

/** Closes every alarm that was not found again. */
export async function closeAlarms(pool: pg.Pool, found: readonly FoundAlarm[]): Promise<void> {
  await pool.query({
    ...close,
    values: [
      found.map(({ merchantId }) => merchantId),
      found.map(({ kind }) => kind),
      found.map(({ endpointId }) => endpointId),
    ],
  });
}
