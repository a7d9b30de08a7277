import type pg from 'pg';
import { statement } from '../runtime/statement.ts';
import { againOnDeadlock } from '../runtime/again-on-deadlock.ts';
import { inTransaction } from '../runtime/transaction.ts';
import type { Endpoint } from './channel.ts';
import { noteAttempts, type Attempt } from './attempts.ts';

/** How it ended for an event. */
export interface EventEnd {
  readonly sequence: number;
  readonly outcome: 'delivered' | 'given_up' | 'dropped';
  readonly attemptId: string | null;
}

/** How it went with a line that was leased. */
export interface LineEnd {
  readonly endpoint: Endpoint;
  readonly line: string;
  readonly lease: number;
  readonly ended: readonly EventEnd[];
  /** Tries of what stands first now that failed. */
  readonly failures: number;
  /** When what is left in the line may be taken up, milliseconds from now. */
  readonly waitMs: number;
}

/** How an endpoint did, as far as it is news. */
export interface EndpointNews {
  readonly endpoint: Endpoint;
  readonly ok: boolean;
  /** Why not. */
  readonly failure: string | null;
  /** Nothing is to be sent for so long, milliseconds; null if that does not follow. */
  readonly openMs: number | null;
  /** It answered that it wants no more. */
  readonly gone: boolean;
}

/*
 * Locked in the order in which they are touched when events are handed out. All of these go from what is
 * given to rows by their key, and to locked rows by their place; see lease.ts.
 */
const lockLines = statement(
  'delivery.lockLines',
  `select w.place::integer as place
     from (select * from unnest($1::integer[], $2::text[], $3::text[], $4::bigint[]) with ordinality
             as w (merchant_id, endpoint_id, line, lease, place)
            order by merchant_id, endpoint_id collate "C", line collate "C" offset 0) w
    cross join lateral (
      select 1 from delivery_lines l
       where l.merchant_id = w.merchant_id and l.endpoint_id = w.endpoint_id
         and l.line between w.line and w.line and l.lease = w.lease
       order by l.line limit 1 for no key update) l`,
);

const endEvents = statement(
  'delivery.endEvents',
  `with w as (
     select * from unnest($1::integer[], $2::text[], $3::text[], $4::bigint[], $5::text[], $6::text[])
       as w (merchant_id, endpoint_id, line, sequence, outcome, attempt_id)),
   gone as materialized (
     select d.*, w.outcome, w.attempt_id from w cross join lateral (
       select d.ctid as tid, d.merchant_id, d.endpoint_id, d.event_id, d.series, d.counted
         from deliveries d
        where d.merchant_id = w.merchant_id and d.endpoint_id = w.endpoint_id and d.line = w.line
          and d.sequence between w.sequence and w.sequence
        order by d.sequence limit 1) d),
   taken as (
     delete from deliveries d where d.ctid = any(array(select tid from gone)) returning 1),
   ended as (
     insert into delivery_ends as o (merchant_id, endpoint_id, event_id, outcome, attempt_id)
     select merchant_id, endpoint_id, event_id, outcome, attempt_id from gone
     on conflict (merchant_id, endpoint_id, event_id) do update
        set outcome = excluded.outcome, attempt_id = excluded.attempt_id,
            ended_at = clock_timestamp()
      where o.outcome <> 'delivered' or excluded.outcome = 'delivered'
     returning 1)
   insert into delivery_counts (merchant_id, endpoint_id, series, delivered, given_up, dropped)
   select merchant_id, endpoint_id, series, count(*) filter (where outcome = 'delivered'),
          count(*) filter (where outcome = 'given_up'), count(*) filter (where outcome = 'dropped')
     from gone where counted group by 1, 2, 3`,
);

/* A statement of its own, behind the locks: it sees what was handed out until then. */
const leaveLines = statement(
  'delivery.leaveLines',
  `with w as materialized (
     select w.*, l.tid, (
       select true from deliveries d where d.merchant_id = w.merchant_id
          and d.endpoint_id = w.endpoint_id and d.line = w.line
        order by d.sequence limit 1) is not null as goes_on
       from unnest($1::integer[], $2::text[], $3::text[], $4::integer[], $5::bigint[])
         as w (merchant_id, endpoint_id, line, failures, wait_ms)
      cross join lateral (
        select l.ctid as tid from delivery_lines l
         where l.merchant_id = w.merchant_id and l.endpoint_id = w.endpoint_id
           and l.line between w.line and w.line
         order by l.line limit 1) l),
   ended as (
     delete from delivery_lines l where l.ctid = any(array(select tid from w where not goes_on))
     returning 1)
   update delivery_lines l
      set due_at = clock_timestamp() + w.wait_ms * interval '1 millisecond', failures = w.failures,
          leased = false
     from w where w.goes_on and l.ctid = w.tid`,
);

/*
 * Rows are taken in their order, so that two workers never wait for each other. That all goes on as
 * well as it did is no news for five seconds: a row that changed each time would leave its old versions
 * in everybody's way.
 */
const noteHealth = statement(
  'delivery.noteHealth',
  `with w as materialized (
     select * from unnest($1::integer[], $2::text[], $3::boolean[], $4::text[], $5::bigint[])
       as w (merchant_id, endpoint_id, ok, failure, open_ms)),
   held as materialized (
     select h.merchant_id, h.endpoint_id from endpoint_health h
       join w on w.merchant_id = h.merchant_id and w.endpoint_id = h.endpoint_id
      where not w.ok or w.failure is not null or h.failing_since is not null
         or h.open_until is not null or h.opened > 0 or h.last_success_at is null
         or h.last_success_at < clock_timestamp() - interval '5 seconds'
      order by 1, 2 for no key update of h)
   update endpoint_health h
      set failing_since = case when w.ok then null
            else coalesce(h.failing_since, clock_timestamp()) end,
          last_success_at = case when w.ok then clock_timestamp() else h.last_success_at end,
          last_failure_at = case when w.failure is null then h.last_failure_at
            else clock_timestamp() end,
          last_failure = coalesce(w.failure, h.last_failure),
          open_until = case when w.ok then null
            when w.open_ms is null then h.open_until
            else clock_timestamp() + w.open_ms * interval '1 millisecond' end,
          opened = case when w.ok then 0 when w.open_ms is null then h.opened else h.opened + 1 end
     from w join held on held.merchant_id = w.merchant_id and held.endpoint_id = w.endpoint_id
    where h.merchant_id = w.merchant_id and h.endpoint_id = w.endpoint_id`,
);

/*
 * One that is being changed is passed over, since whoever changes it waits for the lines that are held
 * here; the receiver will say so again.
 */
const pauseGone = statement(
  'delivery.pauseGone',
  `with found as materialized (
     select e.merchant_id, e.id from endpoints e
       join unnest($1::integer[], $2::text[]) as w (merchant_id, endpoint_id)
         on e.merchant_id = w.merchant_id and e.id = w.endpoint_id
      where e.status = 'active' for no key update of e skip locked)
   update endpoints e set status = 'paused', paused_for = 'gone', updated_at = clock_timestamp()
     from found f where e.merchant_id = f.merchant_id and e.id = f.id`,
);

/**
 * Writes down what came of leased lines, in one transaction. Of a line that somebody else took over
 * meanwhile only the request is kept: what stands in it is his. Answers how many were taken over.
 */
export function settle(
  pool: pg.Pool,
  ends: readonly LineEnd[],
  attempts: readonly Attempt[],
  news: readonly EndpointNews[],
): Promise<number> {
  return againOnDeadlock(() =>
    inTransaction(pool, async (client) => {
      const locked = await client.query<{ place: number }>({
        ...lockLines,
        values: [...lineKeys(ends), ends.map(({ lease }) => lease)],
      });
      const places = new Set(locked.rows.map(({ place }) => place - 1));
      const ours = ends.filter((_end, place) => places.has(place));
      await noteAttempts(client, attempts);
      const ended = ours.flatMap((end) => end.ended.map((event) => ({ ...end, event })));
      if (ended.length > 0) {
        await client.query({
          ...endEvents,
          values: [
            ...lineKeys(ended),
            ended.map(({ event }) => event.sequence),
            ended.map(({ event }) => event.outcome),
            ended.map(({ event }) => event.attemptId),
          ],
        });
      }
      if (ours.length > 0) {
        await client.query({
          ...leaveLines,
          values: [
            ...lineKeys(ours),
            ours.map(({ failures }) => failures),
            ours.map(({ waitMs }) => waitMs),
          ],
        });
      }
      await noteNews(client, news);
      return ends.length - ours.length;
    }),
  );
}

async function noteNews(client: pg.ClientBase, news: readonly EndpointNews[]): Promise<void> {
  if (news.length === 0) return;
  await client.query({
    ...noteHealth,
    values: [
      ...endpointKeys(news),
      news.map(({ ok }) => ok),
      news.map(({ failure }) => failure),
      news.map(({ openMs }) => openMs),
    ],
  });
  const gone = news.filter((each) => each.gone);
  if (gone.length > 0) await client.query({ ...pauseGone, values: endpointKeys(gone) });
}

function endpointKeys(of: readonly { readonly endpoint: Endpoint }[]): unknown[] {
  return [of.map(({ endpoint }) => endpoint.merchantId), of.map(({ endpoint }) => endpoint.id)];
}

function lineKeys(
  of: readonly { readonly endpoint: Endpoint; readonly line: string }[],
): unknown[] {
  return [...endpointKeys(of), of.map(({ line }) => line)];
}
