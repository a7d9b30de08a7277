import type pg from 'pg';
import { statement } from '../runtime/statement.ts';

/*
 * The index over `created_at` is a summary by blocks, so keys are looked for by the real clock
 * alone. On a test merchant whose clock was moved forward they are kept a little longer.
 */
const deleteOld = statement(
  'lane.deleteOldKeys',
  `delete from request_keys k
    using (select merchant_id, key from request_keys
            where created_at < statement_timestamp() - make_interval(days => $2::integer)
            limit $1) old
    where k.merchant_id = old.merchant_id and k.key = old.key`,
);

/** Forgets up to `most` answers that are older than so many days; answers how many it forgot. */
export async function forgetKeys(pool: pg.Pool, days: number, most: number): Promise<number> {
  const result = await pool.query({ ...deleteOld, values: [most, days] });
  return result.rowCount ?? 0;
}
