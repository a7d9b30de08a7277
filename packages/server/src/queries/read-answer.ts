import type pg from 'pg';
import { statement } from '../runtime/statement.ts';

const readOne = statement(
  'queries.readAnswer',
  `select k.fingerprint, k.status, k.body from request_keys k
    where k.merchant_id = $1 and k.key = $2`,
);

/** An answer that was given under a request key. */
export interface KeptAnswer {
  readonly fingerprint: Buffer;
  readonly status: number;
  readonly body: string;
}

/** What was answered under a key, or null. */
export async function readAnswer(
  pool: pg.Pool,
  merchantId: number,
  key: string,
): Promise<KeptAnswer | null> {
  const { rows } = await pool.query<KeptAnswer>({ ...readOne, values: [merchantId, key] });
  return rows[0] ?? null;
}
