import type { EventType, Instant } from '@fealty/core';
import type pg from 'pg';
import type { ToldData } from '../ledger/event-data.ts';
import { statement } from '../runtime/statement.ts';
import type { DueEvent, Endpoint, EndpointKind } from './channel.ts';

/** What a lease asks of one endpoint. */
export interface Ask {
  readonly endpoint: Endpoint;
  /** Lines, at most. */
  readonly lines: number;
  /** Only lines that failed so often at most. */
  readonly failuresMax: number;
  /** Only lines whose time came so many milliseconds ago or since; null: any. */
  readonly reachMs: number | null;
}

/** A line that this process has until its lease runs out. */
export interface HeldLine {
  readonly endpoint: Endpoint;
  readonly line: string;
  readonly lease: number;
  /** Tries of what stands first that failed. */
  readonly failures: number;
}

/** A line that this process works at. */
export interface LeasedLine extends HeldLine {
  /** What stands first, in order; never empty. */
  readonly events: readonly [DueEvent, ...DueEvent[]];
}

export interface Leased {
  readonly lines: readonly LeasedLine[];
  /** Their events were taken back between lease and look, by an endpoint that was switched off. */
  readonly empty: readonly HeldLine[];
  /** Of each endpoint that had any line whose time has come. */
  readonly took: readonly Took[];
}

/** How much there was for one endpoint. */
export interface Took {
  readonly endpoint: Endpoint;
  readonly lines: number;
  /** How long ago the time of the last of them came, milliseconds. */
  readonly lastMs: number;
}

/*
 * Queues are long and empty by turns, and plans are made whenever. To a planner who believes in an empty
 * table all ways are equal, one through the whole of it too. So rows are looked up one by one; "between"
 * itself and itself with an order is a key to which only the right index has an answer; and what is
 * locked is changed by its place.
 */
const leaseLines = statement(
  'delivery.lease',
  `with asked as (
     select * from unnest($1::integer[], $2::text[], $3::integer[], $4::integer[], $5::integer[],
         $6::bigint[])
       as a (merchant_id, endpoint_id, lines, failures_max, lease_ms, reach_ms)),
   found as materialized (
     select a.merchant_id, a.endpoint_id, l.tid, l.due_at from asked a cross join lateral (
       select l.ctid as tid, l.due_at from delivery_lines l
        where l.merchant_id = a.merchant_id and l.endpoint_id = a.endpoint_id
          and l.due_at <= statement_timestamp() and l.failures <= a.failures_max
          and l.due_at >= coalesce(
            statement_timestamp() - a.reach_ms * interval '1 millisecond', '-infinity')
        order by l.due_at limit a.lines for no key update skip locked) l),
   taken as (
     update delivery_lines l
        set lease = nextval('delivery_leases'), leased = true,
            due_at = clock_timestamp() + interval '1 millisecond' * (
              select a.lease_ms from asked a
               where a.merchant_id = l.merchant_id and a.endpoint_id = l.endpoint_id limit 1)
      where l.ctid = any(array(select tid from found))
      returning l.merchant_id, l.endpoint_id, l.line, l.lease, l.failures)
   select t.merchant_id as "merchantId", t.endpoint_id as "endpointId", t.line, t.lease, t.failures,
          date_part('epoch', statement_timestamp() - f.last_at) * 1000 as "lastMs"
     from taken t
     join (select merchant_id, endpoint_id, max(due_at) as last_at from found group by 1, 2) f
       on f.merchant_id = t.merchant_id and f.endpoint_id = t.endpoint_id`,
);

/* A statement of its own: what stood in a line when it was leased is known only then. */
const readDue = statement(
  'delivery.readDue',
  `select c.place::integer as place, d.event_id as id, e.type, d.sequence,
          d.member_id as "memberId", e.at, d.replay,
          case when m.erased_at is null or e.type = 'member.erased' then e.data end as data
     from unnest($1::integer[], $2::text[], $3::text[], $4::integer[]) with ordinality
       as c (merchant_id, endpoint_id, line, most, place)
    cross join lateral (
      select d.* from deliveries d
       where d.merchant_id = c.merchant_id and d.endpoint_id = c.endpoint_id and d.line = c.line
       order by d.sequence limit c.most) d
    cross join lateral (
      select e.type, e.at, e.data from events e
       where e.merchant_id = d.merchant_id and e.id between d.event_id and d.event_id
       order by e.id limit 1) e
     left join lateral (
      select m.erased_at from members m
       where m.merchant_id = d.merchant_id and m.id between d.member_id and d.member_id
       order by m.id limit 1) m on true
    order by c.place, d.sequence`,
);

interface LineRow {
  readonly merchantId: number;
  readonly endpointId: string;
  readonly line: string;
  readonly lease: number;
  readonly failures: number;
  readonly lastMs: number;
}

interface DueRow {
  readonly place: number;
  readonly id: string;
  readonly type: EventType;
  readonly sequence: number;
  readonly memberId: string;
  readonly at: Instant;
  readonly replay: boolean;
  readonly data: ToldData | null;
}

/** Events of one line that are told one after the other under one lease. */
const RUN_MAX = 4;

const NONE: Leased = { lines: [], empty: [], took: [] };

/**
 * Leases lines whose time has come, for `leaseMs`: what is not settled by then is taken over by
 * whoever looks next. Leases are committed before anything is sent.
 */
export async function lease(
  pool: pg.Pool,
  asks: readonly Ask[],
  leaseMs: (kind: EndpointKind) => number,
): Promise<Leased> {
  if (asks.length === 0) return NONE;
  const leased = await pool.query<LineRow>({
    ...leaseLines,
    values: [
      asks.map(({ endpoint }) => endpoint.merchantId),
      asks.map(({ endpoint }) => endpoint.id),
      asks.map(({ lines }) => lines),
      asks.map(({ failuresMax }) => failuresMax),
      asks.map(({ endpoint }) => leaseMs(endpoint.kind)),
      asks.map(({ reachMs }) => (reachMs === null ? null : Math.ceil(reachMs))),
    ],
  });
  if (leased.rows.length === 0) return NONE;
  const endpoints = new Map(asks.map(({ endpoint }) => [keyOf(endpoint), endpoint]));
  const held = leased.rows.flatMap(({ line, lease: number, failures, ...row }) => {
    const endpoint = endpoints.get(rowKey(row));
    return endpoint === undefined ? [] : [{ endpoint, line, lease: number, failures }];
  });
  const due = await pool.query<DueRow>({
    ...readDue,
    values: [
      held.map(({ endpoint }) => endpoint.merchantId),
      held.map(({ endpoint }) => endpoint.id),
      held.map(({ line }) => line),
      held.map(({ endpoint }) => Math.max(endpoint.batchSize, RUN_MAX)),
    ],
  });
  const events = Map.groupBy(due.rows, ({ place }) => place);
  const lines: LeasedLine[] = [];
  const empty: HeldLine[] = [];
  for (const [index, each] of held.entries()) {
    const [first, ...rest] = events.get(index + 1) ?? [];
    if (first === undefined) empty.push(each);
    else lines.push({ ...each, events: [first, ...rest] });
  }
  const took = [...Map.groupBy(leased.rows, rowKey)].flatMap(([key, own]) => {
    const endpoint = endpoints.get(key);
    const lastMs = own[0]?.lastMs ?? 0;
    return endpoint === undefined ? [] : [{ endpoint, lines: own.length, lastMs }];
  });
  return { lines, empty, took };
}

function keyOf({ merchantId, id }: Endpoint): string {
  return `${String(merchantId)} ${id}`;
}

function rowKey({ merchantId, endpointId }: Pick<LineRow, 'merchantId' | 'endpointId'>): string {
  return `${String(merchantId)} ${endpointId}`;
}
