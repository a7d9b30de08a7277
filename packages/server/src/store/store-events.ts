import type pg from 'pg';
import { statement } from '../runtime/statement.ts';

/** What a shop told, as it is written down before anything is done about it. */
export interface ToldEvent {
  readonly id: string;
  readonly integrationId: string;
  /** SHA-256 of body and nonce. */
  readonly digest: Buffer;
  readonly event: string;
  /** Whom the shop named, in its own words. */
  readonly named: string | null;
  readonly orderId: string | null;
}

/** What became of it. */
export interface EventFate {
  readonly outcome: 'busy' | 'done' | 'ignored' | 'refused';
  readonly code: string | null;
  readonly reason: string | null;
  readonly memberId: string | null;
  readonly transactionIds: readonly string[];
}

/*
 * A message that was not carried out, because too much was waiting or the process died over it, may
 * come again as it was.
 */
const note = statement(
  'storeEvents.note',
  `insert into store_events
     (merchant_id, id, integration_id, digest, event, named, order_id)
   values ($1, $2, $3, $4, $5, $6, $7)
   on conflict (merchant_id, integration_id, digest) do update
     set outcome = 'received', received_at = clock_timestamp()
     where store_events.outcome = 'busy' or (store_events.outcome = 'received'
       and store_events.received_at < clock_timestamp() - interval '1 minute')
   returning id`,
);
const settle = statement(
  'storeEvents.settle',
  `update store_events set outcome = $3, code = $4, reason = $5, member_id = $6,
     transaction_ids = $7
    where merchant_id = $1 and id = $2`,
);
/* The index over `received_at` is a summary by blocks, so events are looked for by it alone. */
const deleteOld = statement(
  'storeEvents.deleteOld',
  `delete from store_events e
    using (select merchant_id, id from store_events
            where received_at < statement_timestamp() - interval '30 days'
            limit $1) old
    where e.merchant_id = old.merchant_id and e.id = old.id`,
);

/** Writes down that something was told; its id, or null if it was told before. */
export async function noteStoreEvent(
  pool: pg.Pool,
  merchantId: number,
  told: ToldEvent,
): Promise<string | null> {
  const { id, integrationId, digest, event, named, orderId } = told;
  const { rows } = await pool.query<{ id: string }>({
    ...note,
    values: [merchantId, id, integrationId, digest, event, named, orderId],
  });
  return rows[0]?.id ?? null;
}

/** Writes down what became of it. */
export async function settleStoreEvent(
  pool: pg.Pool,
  merchantId: number,
  settled: EventFate & { readonly id: string },
): Promise<void> {
  const { id, outcome, code, reason, memberId, transactionIds } = settled;
  await pool.query({
    ...settle,
    values: [merchantId, id, outcome, code, reason, memberId, [...transactionIds]],
  });
}

/** Forgets up to `most` events that are older than 30 days; answers how many it forgot. */
export async function forgetStoreEventRows(pool: pg.Pool, most: number): Promise<number> {
  const result = await pool.query({ ...deleteOld, values: [most] });
  return result.rowCount ?? 0;
}
