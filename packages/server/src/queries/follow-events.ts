import type { EventType, Instant } from '@fealty/core';
import type pg from 'pg';
import type { ToldData } from '../ledger/event-data.ts';
import { statement } from '../runtime/statement.ts';

/** A place among a merchant's events: behind the event that it names. */
export interface EventPlace {
  readonly era: number;
  /** Number of the transaction that wrote it, decimal text. */
  readonly writtenBy: string;
  readonly id: string;
}

export interface FollowedEvent {
  readonly id: string;
  readonly type: EventType;
  readonly sequence: number;
  readonly at: Instant;
  readonly quiet: boolean;
  /** Empty for an event of the store itself. */
  readonly memberId: string;
  readonly transactionId: string | null;
  readonly erased: boolean;
  /** Null if it was erased. */
  readonly data: ToldData | null;
}

export interface FollowedPage {
  readonly events: readonly FollowedEvent[];
  /** Where to go on from. */
  readonly next: EventPlace;
  readonly more: boolean;
}

/** Before everything. */
export const FIRST_PLACE: EventPlace = { era: 0, writtenBy: '0', id: '' };

/*
 * Transactions are numbered as they begin, and each that is older than the oldest one still running
 * has ended: what they wrote is there or never will be. So nothing can appear before a place that
 * stayed below that bound. Events of an era before this one are complete.
 */
const page = statement(
  'events.page',
  `select b.era as "boundEra", b.written_by::text as "boundBy", e.*
     from (select max(number) as era, pg_snapshot_xmin(pg_current_snapshot()) as written_by
             from event_eras) as b
     left join lateral (
       select e.era, e.written_by::text as "writtenBy", e.id, e.type, e.sequence, e.at, e.quiet,
              e.member_id as "memberId", e.transaction_id as "transactionId",
              m.erased_at is not null and e.type <> 'member.erased' as erased,
              case when m.erased_at is null or e.type = 'member.erased' then e.data end as data
         from events e
         left join members m on m.merchant_id = $1 and m.id = e.member_id
        where e.merchant_id = $1 and (e.era, e.written_by, e.id) > ($2, $3::xid8, $4)
          and (e.era, e.written_by) < (b.era, b.written_by) and ($5 or not e.quiet)
        order by e.era, e.written_by, e.id limit $6) as e on true
    order by e.era, e."writtenBy"::xid8, e.id`,
);

const bound = statement(
  'events.bound',
  `select max(number) as "boundEra", pg_snapshot_xmin(pg_current_snapshot())::text as "boundBy"
     from event_eras`,
);

type Row = Partial<FollowedEvent & EventPlace> & {
  readonly boundEra: number;
  readonly boundBy: string;
};

/** The events behind a place, in an order that never changes; none is ever passed over. */
export async function followEvents(
  pool: pg.Pool,
  merchantId: number,
  asked: { readonly after: EventPlace; readonly limit: number; readonly quiet: boolean },
): Promise<FollowedPage> {
  const { after, limit, quiet } = asked;
  const { rows } = await pool.query<Row>({
    ...page,
    values: [merchantId, after.era, after.writtenBy, after.id, quiet, limit + 1],
  });
  const found = rows.filter(isEvent);
  const events = found.slice(0, limit);
  const last = events.at(-1);
  const more = found.length > limit;
  if (more && last !== undefined) {
    return { events, next: { era: last.era, writtenBy: last.writtenBy, id: last.id }, more };
  }
  return { events, next: later(after, boundOf(rows)), more };
}

/** Behind everything that is complete by now. */
export async function lastPlace(pool: pg.Pool): Promise<EventPlace> {
  const { rows } = await pool.query<Pick<Row, 'boundEra' | 'boundBy'>>({ ...bound });
  return boundOf(rows);
}

function isEvent(row: Row): row is Row & FollowedEvent & EventPlace {
  return typeof row.id === 'string';
}

/** Of the transaction at the bound nothing is there yet: an empty id stands before its events. */
function boundOf(rows: readonly Pick<Row, 'boundEra' | 'boundBy'>[]): EventPlace {
  const [row] = rows;
  if (row === undefined) throw new Error('there is no era of events');
  return { era: row.boundEra, writtenBy: row.boundBy, id: '' };
}

function later(one: EventPlace, other: EventPlace): EventPlace {
  if (one.era !== other.era) return one.era > other.era ? one : other;
  return BigInt(one.writtenBy) > BigInt(other.writtenBy) ? one : other;
}
