import type { EventType, Instant } from '@fealty/core';
import type pg from 'pg';
import { statement } from '../runtime/statement.ts';

/** Which events to tell an endpoint again. What is left out does not matter. */
export interface ReplayFilter {
  readonly merchantId: number;
  readonly endpointId: string;
  readonly eventIds?: readonly string[];
  readonly memberId?: string;
  readonly types?: readonly EventType[];
  /** By the merchant's clock, from and before. */
  readonly from?: Instant;
  readonly until?: Instant;
  /** Only those that ended so. */
  readonly outcome?: 'delivered' | 'given_up' | 'dropped';
  /** Behind the event that the last page ended with. */
  readonly after?: string;
}

/*
 * What waits already stays as it is. Whoever takes part in the endpoint's count goes on doing so: what
 * is told again is not counted a second time.
 */
const replayEvents = statement(
  'delivery.replay',
  `with chosen as (
     select v.merchant_id, e.id as endpoint_id, v.member_id, v.sequence, v.id as event_id, e.series,
            case when e.in_order then v.member_id else v.id end as line
       from events v
       join endpoints e on e.merchant_id = v.merchant_id and e.id = $2
        and e.status in ('active', 'paused')
       left join delivery_ends o on o.merchant_id = v.merchant_id and o.endpoint_id = $2
        and o.event_id = v.id
      where v.merchant_id = $1 and ($3::text[] is null or v.id = any($3))
        and ($4::text is null or v.member_id = $4)
        and v.type = any(coalesce($5::text[], e.types))
        and ($6::timestamptz is null or v.at >= $6) and ($7::timestamptz is null or v.at < $7)
        and ($8::text is null or o.outcome = $8) and v.id > $9
        and not exists (select from event_outbox b where b.merchant_id = v.merchant_id
                           and b.member_id = v.member_id and b.sequence = v.sequence)
      order by v.id limit $10),
   made as (
     insert into deliveries
       (merchant_id, endpoint_id, line, sequence, event_id, member_id, series, counted, replay,
        written_at)
     select merchant_id, endpoint_id, line, sequence, event_id, member_id, series, false, true,
            clock_timestamp()
       from chosen on conflict do nothing returning merchant_id, endpoint_id, line),
   touched as (
     insert into delivery_lines as l (merchant_id, endpoint_id, line, due_at)
     select merchant_id, endpoint_id, line, clock_timestamp() from made
      group by 1, 2, 3 order by 1, 2, 3
     on conflict (merchant_id, endpoint_id, line) do update set claim = l.claim
     returning 1)
   select (select count(*) from made)::integer as added, count(*)::integer as found,
          max(event_id) as last, (select count(*) from touched)::integer as lines
     from chosen`,
);

/** What a page of events came to. */
export interface Replayed {
  /** Events that are to be told again now. */
  readonly added: number;
  /** Where to go on from; null if that was all. */
  readonly after: string | null;
}

/** Events of one call, at most. */
export const REPLAY_PAGE = 1000;

/** Lets an endpoint be told events again, up to a thousand of those that the filter names. */
export async function replayPage(pool: pg.Pool, filter: ReplayFilter): Promise<Replayed> {
  const { merchantId, endpointId, eventIds, memberId, types, from, until, outcome, after } = filter;
  const { rows } = await pool.query<{ added: number; found: number; last: string | null }>({
    ...replayEvents,
    values: [
      merchantId,
      endpointId,
      eventIds ?? null,
      memberId ?? null,
      types ?? null,
      from === undefined ? null : new Date(from),
      until === undefined ? null : new Date(until),
      outcome ?? null,
      after ?? '',
      REPLAY_PAGE,
    ],
  });
  const [row] = rows;
  if (row === undefined) return { added: 0, after: null };
  return { added: row.added, after: row.found < REPLAY_PAGE ? null : row.last };
}
