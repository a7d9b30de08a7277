import type pg from 'pg';
import { statement } from '../runtime/statement.ts';
import type { RequestKey, Words } from './outcome.ts';

/*
 * Answers under request keys of what no lane decides. Those of the lane are written with its batch, in the
 * same table: a key is for one request, whoever carries it out.
 */

const readKept = statement(
  'keptAnswers.read',
  `select k.fingerprint, k.status, k.body from request_keys k
    where k.merchant_id = $1 and k.key = $2`,
);
/* Waits for whoever writes the same key at this moment. */
const keep = statement(
  'keptAnswers.keep',
  `insert into request_keys (merchant_id, key, fingerprint, status, body, member_id, created_at)
   values ($1, $2, $3, $4, $5, null, clock_timestamp())
   on conflict (merchant_id, key) do nothing`,
);

/** An answer that was given under a request key. */
export interface KeptAnswer {
  readonly fingerprint: Buffer;
  readonly status: number;
  readonly body: string;
}

/** What was answered under a key, or null. */
export async function findKeptAnswer(
  pool: pg.Pool,
  merchantId: number,
  key: string,
): Promise<KeptAnswer | null> {
  const { rows } = await pool.query<KeptAnswer>({ ...readKept, values: [merchantId, key] });
  return rows[0] ?? null;
}

/** Keeps an answer for a request; false if the key has one already. */
export async function keepAnswer(
  client: pg.ClientBase | pg.Pool,
  merchantId: number,
  { key, fingerprint }: RequestKey,
  { status, body }: Words,
): Promise<boolean> {
  const values = [merchantId, key, fingerprint, status, body];
  const { rowCount } = await client.query({ ...keep, values });
  return rowCount === 1;
}
