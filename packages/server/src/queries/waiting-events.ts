import type { EventType, Instant } from '@fealty/core';
import type pg from 'pg';
import { statement } from '../runtime/statement.ts';

/** An event that a webhook was not told yet. */
export interface WaitingEvent {
  readonly eventId: string;
  readonly type: EventType;
  /** Empty for an event of the store itself. */
  readonly memberId: string;
  readonly sequence: number;
  readonly writtenAt: Instant;
  readonly replay: boolean;
  /** Of what stands first in its line. */
  readonly dueAt: Instant;
  readonly isDue: boolean;
  readonly leased: boolean;
  /** Tries of what stands first that failed. */
  readonly failures: number;
  /** What is told before it: an event of the same member; null if nothing is. */
  readonly behind: string | null;
  /** Why the last try that held it failed. */
  readonly lastFailure: string | null;
}

export interface WaitingPage {
  /** Counting ends at `WAITING_MAX`. */
  readonly total: number;
  readonly events: readonly WaitingEvent[];
  /** Events that nobody handed out yet. */
  readonly notHandedOut: number;
}

export interface WaitingAsked {
  readonly merchantId: number;
  readonly endpointId: string;
  /** Null: of anybody. */
  readonly memberId: string | null;
  readonly offset: number;
  readonly limit: number;
}

/*
 * Of a backlog of millions the first ten thousand are looked at. They stand in the order of their
 * lines, so sorting by time is among these.
 */
const FOUND = `from deliveries d where d.merchant_id = $1 and d.endpoint_id = $2`;
const SHOWN = `select d.event_id as "eventId", e.type, d.member_id as "memberId", d.sequence,
          d.written_at as "writtenAt", d.replay, l.due_at as "dueAt",
          l.due_at <= statement_timestamp() as "isDue", l.leased, l.failures,
          case when f.event_id <> d.event_id then f.event_id end as behind, t.failure as "lastFailure"
     from (select * from own order by written_at, line, sequence offset $4 limit $5) d
     join events e on e.merchant_id = d.merchant_id and e.id = d.event_id
     join delivery_lines l on l.merchant_id = d.merchant_id and l.endpoint_id = d.endpoint_id
      and l.line = d.line
    cross join lateral (
      select f.event_id from deliveries f
       where f.merchant_id = d.merchant_id and f.endpoint_id = d.endpoint_id and f.line = d.line
       order by f.sequence limit 1) f
     left join lateral (
      select a.failure from attempts a
       where l.failures > 0 and f.event_id = d.event_id and a.merchant_id = d.merchant_id
         and a.endpoint_id = d.endpoint_id and a.event_ids && array[d.event_id]
       order by a.id desc limit 1) t on true
    order by d.written_at, d.line, d.sequence`;

const ofAll = statement(
  'waiting.ofAll',
  `with own as (select d.* ${FOUND} and $3::text is null order by d.line, d.sequence limit 10000)
   ${SHOWN}`,
);
const ofMember = statement(
  'waiting.ofMember',
  `with own as (select d.* ${FOUND} and d.member_id = $3 limit 10000) ${SHOWN}`,
);
const countAll = statement(
  'waiting.countAll',
  `select (select count(*) from (select ${FOUND} limit 10000) own) as total,
          (select count(*) from (
             select from event_outbox o
               join endpoints e on e.merchant_id = $1 and e.id = $2
              where o.merchant_id = $1 and o.type = any(e.types)
                and e.status in ('active', 'paused') limit 10000) out) as "notHandedOut"`,
);
const countOfMember = statement(
  'waiting.countOfMember',
  `select (select count(*) from (select ${FOUND} and d.member_id = $3 limit 10000) own) as total,
          (select count(*) from (
             select from event_outbox o
               join endpoints e on e.merchant_id = $1 and e.id = $2
              where o.merchant_id = $1 and o.member_id = $3 and o.type = any(e.types)
                and e.status in ('active', 'paused') limit 10000) out) as "notHandedOut"`,
);

/** What an endpoint was not told yet, the longest waiting first. */
export async function listWaiting(pool: pg.Pool, asked: WaitingAsked): Promise<WaitingPage> {
  const { merchantId, endpointId, memberId, offset, limit } = asked;
  const whose = [merchantId, endpointId];
  const [counted, found] = await Promise.all([
    pool.query<{ total: number; notHandedOut: number }>(
      memberId === null
        ? { ...countAll, values: whose }
        : { ...countOfMember, values: [...whose, memberId] },
    ),
    pool.query<WaitingEvent>({
      ...(memberId === null ? ofAll : ofMember),
      values: [...whose, memberId, offset, limit],
    }),
  ]);
  const { total = 0, notHandedOut = 0 } = counted.rows[0] ?? {};
  return { total, events: found.rows, notHandedOut };
}
