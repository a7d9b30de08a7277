import type { Instant } from '@fealty/core';
import type pg from 'pg';
import { statement } from '../runtime/statement.ts';

/** Something that a shop told, and what became of it. */
export interface StoreEvent {
  readonly id: string;
  readonly receivedAt: Instant;
  readonly event: string;
  readonly named: string | null;
  readonly memberId: string | null;
  readonly orderId: string | null;
  readonly outcome: 'received' | 'busy' | 'done' | 'ignored' | 'refused';
  readonly code: string | null;
  readonly reason: string | null;
  readonly transactionIds: readonly string[];
}

export interface StoreEventFilter {
  readonly merchantId: number;
  readonly integrationId: string;
  /** Null: any. */
  readonly outcomes: readonly string[] | null;
  /** Null: about anything. */
  readonly orderId: string | null;
  readonly offset: number;
  readonly limit: number;
}

const CHOSEN = `from store_events e
    where e.merchant_id = $1 and e.integration_id = $2
      and ($3::text[] is null or e.outcome = any ($3::text[]))
      and ($4::text is null or e.order_id = $4)`;

const page = statement(
  'storeEvents.page',
  `select e.id, e.received_at as "receivedAt", e.event, e.named, e.member_id as "memberId",
          e.order_id as "orderId", e.outcome, e.code, e.reason,
          e.transaction_ids as "transactionIds"
     ${CHOSEN} order by e.id desc offset $5 limit $6`,
);
const count = statement('storeEvents.count', `select count(*) as total ${CHOSEN}`);

/** What a shop told, newest first. */
export async function listStoreEvents(
  pool: pg.Pool,
  filter: StoreEventFilter,
): Promise<{ readonly total: number; readonly events: readonly StoreEvent[] }> {
  const { merchantId, integrationId, outcomes, orderId, offset, limit } = filter;
  const chosen = [merchantId, integrationId, outcomes, orderId];
  const [counted, found] = await Promise.all([
    pool.query<{ total: number }>({ ...count, values: chosen }),
    pool.query<StoreEvent>({ ...page, values: [...chosen, offset, limit] }),
  ]);
  return { total: counted.rows[0]?.total ?? 0, events: found.rows };
}
