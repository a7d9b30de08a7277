import type { Instant, MerchantEventType } from '@fealty/core';
import type pg from 'pg';
import { statement } from '../runtime/statement.ts';
import { NO_MEMBER, type MerchantEventData } from './event-data.ts';

/*
 * The outbox gets it whoever listens: the caller's snapshot may be older than an endpoint that is owed
 * it. Where nobody does, it is gone with the next look.
 */
const tell = statement(
  'ledger.tellOfMerchant',
  `with told as (
     insert into events
       (merchant_id, id, member_id, sequence, type, transaction_id, at, quiet, data)
     select m.id, $2, $3, coalesce((
              select e.sequence from events e
               where e.merchant_id = $1 and e.member_id = $3
               order by e.sequence desc limit 1), 0) + 1,
            $4, null, $5::timestamptz + make_interval(secs => m.clock_offset_ms / 1000.0), false, $6
       from merchants m where m.id = $1 and m.keeps_events
     returning merchant_id, id, member_id, sequence, type)
   insert into event_outbox (merchant_id, member_id, sequence, event_id, type)
   select merchant_id, member_id, sequence, id, type from told`,
);

/**
 * Writes an event of the store itself, in the transaction of the client. It is numbered among the
 * store's own, without a gap: of two at once the second fails. `at` is the database's time; it is told
 * by the store's clock. A store that keeps no events has none of these either.
 */
export async function tellOfMerchant(
  client: Pick<pg.ClientBase, 'query'>,
  merchantId: number,
  event: {
    readonly id: string;
    readonly type: MerchantEventType;
    readonly at: Instant;
    readonly data: MerchantEventData;
  },
): Promise<void> {
  const { id, type, at, data } = event;
  const values = [merchantId, id, NO_MEMBER, type, new Date(at), JSON.stringify(data)];
  await client.query({ ...tell, values });
}
