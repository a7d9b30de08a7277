import type { EventType, Instant } from '@fealty/core';
import type pg from 'pg';
import { TOLD_SUMS } from '../delivery/told-sums.ts';
import { statement } from '../runtime/statement.ts';

/** A place where events are posted, and how it does. */
export interface Webhook {
  readonly id: string;
  readonly kind: 'webhook_v1' | 'webhook_v2';
  readonly name: string;
  readonly url: string;
  readonly types: readonly EventType[];
  readonly batchSize: number;
  readonly inOrder: boolean;
  readonly earlyRetries: number | null;
  readonly goesOn: boolean;
  /** Events a second; null for as many as it takes. */
  readonly rate: number | null;
  readonly status: 'active' | 'paused' | 'inactive';
  readonly pausedFor: 'merchant' | 'gone' | 'failing' | null;
  /** Until when the secret before signs too; null if it does not. */
  readonly oldUntil: Instant | null;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
  readonly failingSince: Instant | null;
  readonly lastSuccessAt: Instant | null;
  readonly lastFailureAt: Instant | null;
  readonly lastFailure: string | null;
  /** Null unless it is in the future. */
  readonly openUntil: Instant | null;
  readonly owed: number;
  readonly delivered: number;
  readonly givenUp: number;
  readonly dropped: number;
  /** Events that are not delivered; counting ends at `WAITING_MAX`. */
  readonly waiting: number;
  /** The oldest of those counted. */
  readonly oldestAt: Instant | null;
}

/*
 * A backlog may be millions, so only the first ten thousand are looked at. What is owed was counted
 * up to a place, a minute ago at most where the watch runs; only what came since is counted here.
 */
const COLUMNS = `e.id, e.kind, e.name, e.url, e.types, e.batch_size as "batchSize",
          e.in_order as "inOrder", e.early_retries as "earlyRetries", e.goes_on as "goesOn", e.rate,
          e.status, e.paused_for as "pausedFor",
          case when e.old_until > statement_timestamp() then e.old_until end as "oldUntil",
          e.created_at as "createdAt", e.updated_at as "updatedAt",
          h.failing_since as "failingSince", h.last_success_at as "lastSuccessAt",
          h.last_failure_at as "lastFailureAt", h.last_failure as "lastFailure",
          case when h.open_until > statement_timestamp() then h.open_until end as "openUntil",
          t.delivered, t.given_up as "givenUp", t.dropped,
          h.owed + (select count(*) from (
            select from events v
             where v.merchant_id = e.merchant_id
               and (v.era, v.written_by) > (h.place_era, h.place_by)
               and not v.quiet and v.type = any(e.types) limit 100000) n) as owed,
          w.waiting, w.oldest as "oldestAt"
     from endpoints e
     join endpoint_health h on h.merchant_id = e.merchant_id and h.endpoint_id = e.id
    cross join ${TOLD_SUMS}
    cross join lateral (
      select count(*) as waiting, min(b.written_at) as oldest
        from (select d.written_at from deliveries d
               where d.merchant_id = e.merchant_id and d.endpoint_id = e.id
              union all
              select o.written_at from event_outbox o
               where o.merchant_id = e.merchant_id and o.type = any(e.types)
                 and e.status in ('active', 'paused')
               limit 10000) b) w`;
const OF_STORE = `where e.merchant_id = $1 and e.kind in ('webhook_v1', 'webhook_v2')
      and e.status <> 'deleted'`;

const all = statement(
  'webhooks.all',
  `select ${COLUMNS} ${OF_STORE} order by e.created_at, e.id limit 100`,
);
const one = statement('webhooks.one', `select ${COLUMNS} ${OF_STORE} and e.id = $2`);

/** All webhooks of a merchant, oldest first; a merchant may have fifty. */
export async function listWebhooks(pool: pg.Pool, merchantId: number): Promise<readonly Webhook[]> {
  const { rows } = await pool.query<Webhook>({ ...all, values: [merchantId] });
  return rows;
}

/** One webhook, or null if there is none. */
export async function readWebhook(
  pool: pg.Pool,
  merchantId: number,
  id: string,
): Promise<Webhook | null> {
  const { rows } = await pool.query<Webhook>({ ...one, values: [merchantId, id] });
  return rows[0] ?? null;
}
