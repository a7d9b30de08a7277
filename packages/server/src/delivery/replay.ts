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

/* Looks at so many events behind a place, whether they fit or not: a page takes no longer than that. */
const LOOKED = `select v.merchant_id, v.id, v.member_id, v.sequence, v.type, v.at, v.quiet
       from events v where v.merchant_id = $1 and v.id > $3`;
const IN_ORDER = 'order by v.id limit 20000';

/*
 * What waits already stays as it is. Whoever takes part in the endpoint's count goes on doing so: what
 * is told again is not counted a second time. What came quietly was told to nobody, and is told to
 * whoever names it only.
 */
const TOLD_AGAIN = `chosen as (
     select v.merchant_id, e.id as endpoint_id, v.member_id, v.sequence, v.id as event_id, e.series,
            case when e.in_order then v.member_id else v.id end as line
       from looked v
       join endpoints e on e.merchant_id = v.merchant_id and e.id = $2
        and e.status in ('active', 'paused')
       left join delivery_ends o on o.merchant_id = v.merchant_id and o.endpoint_id = $2
        and o.event_id = v.id
      where ($4::text[] is null or v.id = any($4)) and ($5::text is null or v.member_id = $5)
        and v.type = any(coalesce($6::text[], e.types))
        and ($7::timestamptz is null or v.at >= $7) and ($8::timestamptz is null or v.at < $8)
        and ($9::text is null or o.outcome = $9) and (not v.quiet or v.id = any($4))
        and not exists (select from event_outbox b where b.merchant_id = v.merchant_id
                           and b.member_id = v.member_id and b.sequence = v.sequence)
      order by v.id limit 1000),
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
          max(event_id) as last, (select count(*) from touched)::integer as lines,
          (select count(*) from looked)::integer as looked,
          (select max(id) from looked) as "lastLooked"
     from chosen`;

/* Each finds events along an index of its own. */
const replayAny = statement(
  'delivery.replay',
  `with looked as materialized (${LOOKED} ${IN_ORDER}), ${TOLD_AGAIN}`,
);
const replayNamed = statement(
  'delivery.replayNamed',
  `with looked as materialized (${LOOKED} and v.id = any($4) ${IN_ORDER}), ${TOLD_AGAIN}`,
);
const replayOfMember = statement(
  'delivery.replayOfMember',
  `with looked as materialized (${LOOKED} and v.member_id = $5 ${IN_ORDER}), ${TOLD_AGAIN}`,
);

/** What a page of events came to. */
export interface Replayed {
  /** Events that are to be told again now. */
  readonly added: number;
  /** Where to go on from; null if that was all. */
  readonly after: string | null;
}

/** Events of one call, at most: those that are told, and those that are looked at. */
const REPLAY_PAGE = 1000;
const LOOKED_MAX = 20_000;

interface Row {
  readonly added: number;
  readonly found: number;
  readonly last: string | null;
  readonly looked: number;
  readonly lastLooked: string | null;
}

/**
 * Lets an endpoint be told events again, up to a thousand of those that the filter names. Where few
 * fit, a page may end before it is full.
 */
export async function replayPage(
  client: Pick<pg.ClientBase, 'query'>,
  filter: ReplayFilter,
): Promise<Replayed> {
  const { merchantId, endpointId, eventIds, memberId, types, from, until, outcome, after } = filter;
  const unnamed = memberId === undefined ? replayAny : replayOfMember;
  const { rows } = await client.query<Row>({
    ...(eventIds === undefined ? unnamed : replayNamed),
    values: [
      merchantId,
      endpointId,
      after ?? '',
      eventIds ?? null,
      memberId ?? null,
      types ?? null,
      from === undefined ? null : new Date(from),
      until === undefined ? null : new Date(until),
      outcome ?? null,
    ],
  });
  const [row] = rows;
  if (row === undefined) return { added: 0, after: null };
  const { added, found, last, looked, lastLooked } = row;
  if (found === REPLAY_PAGE) return { added, after: last };
  return { added, after: looked === LOOKED_MAX ? lastLooked : null };
}
