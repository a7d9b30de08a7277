import type { EventType, Instant } from '@fealty/core';
import type pg from 'pg';
import type { ToldData } from '../ledger/event-data.ts';
import { statement } from '../runtime/statement.ts';

/** A request that was sent to a webhook, as it stands in lists. */
export interface ListedAttempt {
  readonly id: string;
  readonly cause: 'event' | 'replay' | 'test';
  readonly eventIds: readonly string[];
  readonly number: number;
  readonly startedAt: Instant;
  readonly tookMs: number;
  readonly outcome: 'delivered' | 'failed' | 'gone';
  readonly status: number | null;
  readonly failure: string | null;
  readonly url: string;
  readonly address: string | null;
}

/** All that is kept of it. */
export interface KeptAttempt extends ListedAttempt {
  readonly timings: Readonly<Record<string, number>> | null;
  readonly requestHeaders: Readonly<Record<string, string>>;
  /** SHA-256. */
  readonly bodyDigest: Buffer;
  readonly responseHeaders: Readonly<Record<string, string>> | null;
  readonly responseBody: string | null;
}

export interface AttemptsAsked {
  readonly merchantId: number;
  readonly endpointId: string;
  /** Null: any. */
  readonly outcomes: readonly string[] | null;
  readonly eventId: string | null;
  readonly memberId: string | null;
  /** When they began; the end is excluded. */
  readonly from: Instant | null;
  readonly until: Instant | null;
  /** Older than this id; null from the newest on. */
  readonly before: string | null;
  readonly limit: number;
}

export interface AttemptsPage {
  readonly attempts: readonly ListedAttempt[];
  /** Where to go on from; null if that was all. */
  readonly next: string | null;
}

/** Requests that one page looks at, at most. */
const LOOKED_MAX = 20_000;
/** Ids are given out when a request has ended, which takes at most so long. */
const REQUEST_MAX_MS = 60_000;
/** Behind every id. */
const LAST_ID = 'g';

const COLUMNS = `a.id, a.cause, a.event_ids as "eventIds", a.number, a.started_at as "startedAt",
          a.took_ms as "tookMs", a.outcome, a.status, a.failure, a.url, a.address`;
const FITS = `($4::text[] is null or a.outcome = any($4))
          and ($5::timestamptz is null or a.started_at >= $5)
          and ($6::timestamptz is null or a.started_at < $6)`;

/*
 * Walks back from an id and stops after so many, whether they fit or not: else whoever looks for the one
 * failure of a month would wait for all the successes to be read.
 */
const walk = statement(
  'attempts.walk',
  `with looked as materialized (
     select a.id, a.outcome, a.started_at from attempts a
      where a.merchant_id = $1 and a.endpoint_id = $2 and a.id < $3 and a.id >= $7
      order by a.id desc limit $8),
   fits as (select a.id from looked a where ${FITS} order by a.id desc limit $9)
   select (select count(*) from looked) as looked, (select min(id) from looked) as last, p.*
     from (select 1) as always
     left join (select ${COLUMNS} from fits f
                  join attempts a on a.merchant_id = $1 and a.id = f.id) p on true
    order by p.id desc`,
);
const ofEvents = statement(
  'attempts.ofEvents',
  `select ${COLUMNS} from attempts a
    where a.merchant_id = $1 and a.endpoint_id = $2 and a.id < $3 and ${FITS}
      and a.event_ids && $7::text[]
    order by a.id desc limit $8`,
);
/* Of somebody with more events than these, the log reaches less far back. */
const eventsOfMember = statement(
  'attempts.eventsOfMember',
  `select id from events where merchant_id = $1 and member_id = $2 and ($3::text is null or id = $3)
    order by sequence desc limit 1000`,
);
const one = statement(
  'attempts.one',
  `select ${COLUMNS}, a.timings, a.request_headers as "requestHeaders",
          a.body_digest as "bodyDigest", a.response_headers as "responseHeaders",
          a.response_body as "responseBody"
     from attempts a where a.merchant_id = $1 and a.endpoint_id = $2 and a.id = $3`,
);
const events = statement(
  'attempts.events',
  `select e.id, e.type, e.sequence, e.member_id as "memberId", e.at,
          case when m.erased_at is null or e.type = 'member.erased' then e.data end as data
     from unnest($2::text[]) with ordinality as w (id, place)
     join events e on e.merchant_id = $1 and e.id = w.id
     left join members m on m.merchant_id = $1 and m.id = e.member_id
    order by w.place`,
);

/** Requests to a webhook, newest first. */
export async function listAttempts(pool: pg.Pool, asked: AttemptsAsked): Promise<AttemptsPage> {
  const { merchantId, endpointId, outcomes, from, until, before } = asked;
  const shared = [
    merchantId,
    endpointId,
    before ?? LAST_ID,
    outcomes,
    from === null ? null : new Date(from),
    until === null ? null : new Date(until),
  ];
  if (asked.eventId === null && asked.memberId === null) return walkBack(pool, asked, shared);
  const { rows } = await pool.query<ListedAttempt>({
    ...ofEvents,
    values: [...shared, await eventsAsked(pool, asked), asked.limit + 1],
  });
  return pageOf(rows, asked.limit, null);
}

async function walkBack(
  pool: pg.Pool,
  { outcomes, from, until, before, limit }: AttemptsAsked,
  shared: readonly unknown[],
): Promise<AttemptsPage> {
  const lookedMax = outcomes === null ? limit + 1 : LOOKED_MAX;
  const start = until === null ? null : idAt(until + REQUEST_MAX_MS);
  const [merchantId, endpointId] = shared;
  const { rows } = await pool.query<
    { looked: number; last: string | null } & Partial<ListedAttempt>
  >({
    ...walk,
    values: [
      merchantId,
      endpointId,
      [before ?? LAST_ID, start ?? LAST_ID].toSorted()[0],
      ...shared.slice(3),
      from === null ? '' : idAt(from),
      lookedMax,
      limit + 1,
    ],
  });
  const [first] = rows;
  const last = first !== undefined && first.looked >= lookedMax ? first.last : null;
  return pageOf(rows.filter(isAttempt), limit, last);
}

/** `last`: the last one that was looked at, if there may be others behind it. */
function pageOf(rows: readonly ListedAttempt[], limit: number, last: string | null): AttemptsPage {
  const attempts = rows.slice(0, limit);
  return { attempts, next: rows.length > limit ? (attempts.at(-1)?.id ?? null) : last };
}

function isAttempt<T extends Partial<ListedAttempt>>(row: T): row is T & ListedAttempt {
  return typeof row.id === 'string';
}

async function eventsAsked(
  pool: pg.Pool,
  { merchantId, eventId, memberId }: AttemptsAsked,
): Promise<readonly string[]> {
  if (memberId === null) return eventId === null ? [] : [eventId];
  const { rows } = await pool.query<{ id: string }>({
    ...eventsOfMember,
    values: [merchantId, memberId, eventId],
  });
  return rows.map(({ id }) => id);
}

/** The first id that can be given out at a moment. */
function idAt(at: Instant): string {
  return Math.max(at, 0).toString(16).padStart(11, '0');
}

/** One request with all that is kept of it, or null. */
export async function readAttempt(
  pool: pg.Pool,
  merchantId: number,
  { endpointId, id }: { readonly endpointId: string; readonly id: string },
): Promise<KeptAttempt | null> {
  const { rows } = await pool.query<KeptAttempt>({
    ...one,
    values: [merchantId, endpointId, id],
  });
  return rows[0] ?? null;
}

export interface ToldEvent {
  readonly id: string;
  readonly type: EventType;
  readonly sequence: number;
  /** Empty for an event of the store itself. */
  readonly memberId: string;
  readonly at: Instant;
  /** Null if the member was erased. */
  readonly data: ToldData | null;
}

/** The events that a request held, in their order; samples of tests are none. */
export async function readToldEvents(
  pool: pg.Pool,
  merchantId: number,
  ids: readonly string[],
): Promise<readonly ToldEvent[]> {
  const { rows } = await pool.query<ToldEvent>({ ...events, values: [merchantId, ids] });
  return rows;
}
