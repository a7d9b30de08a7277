import type { EventType, Instant } from '@fealty/core';
import type pg from 'pg';
import type { EventData } from '../ledger/event-data.ts';
import { statement } from '../runtime/statement.ts';

/** An event as it was told. */
export interface KeptEvent {
  readonly id: string;
  readonly type: EventType;
  readonly at: Instant;
  readonly data: EventData;
}

const readById = statement(
  'queries.readEvent',
  `select e.id, e.type, e.at, e.data from events e
     join members m on m.merchant_id = $1 and m.id = e.member_id
    where e.merchant_id = $1 and e.id = $2 and e.data is not null
      and (m.erased_at is null or e.type = 'member.erased')`,
);

/** The event, or null if there is none or what it said was erased. */
export async function readEvent(
  pool: pg.Pool,
  merchantId: number,
  id: string,
): Promise<KeptEvent | null> {
  const { rows } = await pool.query<KeptEvent>({ ...readById, values: [merchantId, id] });
  return rows[0] ?? null;
}
