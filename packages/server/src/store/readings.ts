import type pg from 'pg';
import type { Suggestion } from '../receipts/suggesting/suggest.ts';
import { statement } from '../runtime/statement.ts';
import type { ReceiptKey } from './receipts.ts';

/** A picture whose turn it is to be read. */
export interface ToRead extends ReceiptKey {
  /** The day on which it was sent, in UTC: `2026-11-21`. */
  readonly sentOn: string;
  /** How often it was begun before. */
  readonly tries: number;
}

/*
 * The one that has waited longest of the next merchant behind $1: merchants take turns.
 */
const beginNext = statement(
  'readings.begin',
  `update receipts u set reading_tries = u.reading_tries + 1
     from (select r.merchant_id, r.id from receipts r
            where r.merchant_id > $1 and r.reading = 'waiting' and r.transaction_id is not null
            order by r.merchant_id, r.id limit 1 for no key update skip locked) as n
    where u.merchant_id = n.merchant_id and u.id = n.id
   returning u.merchant_id as "merchantId", u.id, (u.reading_tries - 1)::integer as tries,
             to_char(u.created_at at time zone 'utc', 'YYYY-MM-DD') as "sentOn"`,
);
const putBackRow = statement(
  'readings.putBack',
  `update receipts set reading_tries = reading_tries - 1
    where merchant_id = $1 and id = $2 and reading = 'waiting'`,
);
const anyWaiting = statement(
  'readings.any',
  `select exists (select 1 from receipts r
                   where r.reading = 'waiting' and r.transaction_id is not null) as any`,
);
const endRow = statement(
  'readings.end',
  `update receipts
      set reading = $3, read_total = $4, read_currency = $5, read_date = $6::date, read_shop = $7,
          read_confidence = $8, read_at = clock_timestamp()
    where merchant_id = $1 and id = $2 and reading = 'waiting'`,
);

/** Whether any picture waits to be read. */
export async function waitsToBeRead(pool: pg.Pool): Promise<boolean> {
  const { rows } = await pool.query<{ any: boolean }>({ ...anyWaiting });
  return rows[0]?.any === true;
}

/** Begins with the next picture, of a merchant behind this one; null if there is none. */
export async function beginReading(pool: pg.Pool, afterMerchant: number): Promise<ToRead | null> {
  const { rows } = await pool.query<ToRead>({ ...beginNext, values: [afterMerchant] });
  return rows[0] ?? null;
}

/** It waits as if it had not been begun. */
export async function putBack(pool: pg.Pool, { merchantId, id }: ReceiptKey): Promise<void> {
  await pool.query({ ...putBackRow, values: [merchantId, id] });
}

/** Notes what a picture seems to say; null if it cannot be read. Nothing happens if it is gone. */
export async function endReading(
  pool: pg.Pool,
  { merchantId, id }: ReceiptKey,
  found: Suggestion | null,
): Promise<void> {
  const values = [
    merchantId,
    id,
    found === null ? 'unreadable' : 'read',
    found?.total ?? null,
    found?.currency ?? null,
    found?.date ?? null,
    found?.shop ?? null,
    found?.confidence ?? null,
  ];
  await pool.query({ ...endRow, values });
}
