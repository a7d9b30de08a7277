import type { EventType, Instant } from '@fealty/core';
import type pg from 'pg';
import { statement } from '../runtime/statement.ts';

/** How telling one event to one receiver stands. */
export interface DeliveryRow {
  readonly eventId: string;
  readonly type: EventType;
  readonly sequence: number;
  readonly at: Instant;
  readonly kind: 'mail' | 'webhook_v1' | 'webhook_v2';
  readonly name: string;
  /** Null while it waits. */
  readonly outcome: 'delivered' | 'given_up' | 'dropped' | null;
  readonly endedAt: Instant | null;
  readonly dueAt: Instant | null;
  /** Tries that failed, of what waits. */
  readonly failures: number;
  readonly failure: string | null;
}

export interface DeliveriesPage {
  readonly rows: readonly DeliveryRow[];
  /** Sequence to go on from; null if that was all. */
  readonly next: number | null;
}

/** Events that one page looks at, at most: most events of most stores are told to nobody. */
const LOOKED_MAX = 200;
/** Alive or deleted: a store has at most fifty, and as many again that are gone but remembered. */
const RECEIVERS_MAX = 100;
export const LAST_SEQUENCE = Number.MAX_SAFE_INTEGER;

const read = statement(
  'members.deliveries',
  `with looked as materialized (
     select e.id, e.type, e.sequence, e.at from events e
      where e.merchant_id = $1 and e.member_id = $2 and e.sequence < $3
      order by e.sequence desc limit ${LOOKED_MAX}),
   receivers as materialized (
     select n.id, n.kind, n.name from endpoints n
      where n.merchant_id = $1 and n.kind in ('mail', 'webhook_v1', 'webhook_v2')
      order by n.created_at desc limit ${RECEIVERS_MAX}),
   told as (
     select e.id as event_id, r.id as endpoint_id, o.outcome, o.ended_at, o.attempt_id,
            null::timestamptz as due_at, 0 as failures
       from looked e cross join receivers r
       join delivery_ends o on o.merchant_id = $1 and o.endpoint_id = r.id and o.event_id = e.id
     union all
     select e.id, r.id, null, null, null, l.due_at, coalesce(l.failures, 0)
       from looked e
       join deliveries d on d.merchant_id = $1 and d.event_id = e.id
       join receivers r on r.id = d.endpoint_id
       left join delivery_lines l on l.merchant_id = $1 and l.endpoint_id = d.endpoint_id
        and l.line = d.line),
   ranked as (
     select t.*, e.type, e.sequence, e.at, dense_rank() over (order by e.sequence desc) as place
       from told t join looked e on e.id = t.event_id)
   select (select count(*) from looked) as looked, (select min(sequence) from looked) as last,
          t.event_id as "eventId", t.type, t.sequence, t.at, r.kind, r.name, t.outcome,
          t.ended_at as "endedAt", t.due_at as "dueAt", t.failures, t.place,
          coalesce(a.failure, (
            select b.failure from attempts b
             where t.failures > 0 and b.merchant_id = $1 and b.endpoint_id = t.endpoint_id
               and b.event_ids && array[t.event_id]
             order by b.id desc limit 1)) as failure
     from (select 1) as always
     left join ranked t on t.place <= $4 + 1
     left join receivers r on r.id = t.endpoint_id
     left join attempts a on a.merchant_id = $1 and a.id = t.attempt_id
    order by t.sequence desc, r.kind, r.name, r.id`,
);

interface Row extends Partial<DeliveryRow> {
  readonly looked: number;
  readonly last: number | null;
  readonly place: number | null;
}

/** What was told of a member's events, the newest first; `limit` counts events. */
export async function listDeliveries(
  pool: pg.Pool,
  merchantId: number,
  asked: { readonly memberId: string; readonly before: number; readonly limit: number },
): Promise<DeliveriesPage> {
  const { memberId, before, limit } = asked;
  const values = [merchantId, memberId, before, limit];
  const { rows } = await pool.query<Row>({ ...read, values });
  const [first] = rows;
  const shown = rows.filter(
    (row): row is Row & DeliveryRow => row.eventId != null && (row.place ?? 0) <= limit,
  );
  const isCut = rows.some(({ place }) => (place ?? 0) > limit);
  if (isCut) return { rows: shown, next: shown.at(-1)?.sequence ?? null };
  const isWhole = first === undefined || first.looked < LOOKED_MAX;
  return { rows: shown, next: isWhole ? null : first.last };
}
