import type pg from 'pg';
import { statement } from '../runtime/statement.ts';

/* Ids tell the real time, whatever a test merchant's clock says, and the key is in their order. */
const deleteOld = statement(
  'lane.deleteOldRefusals',
  `delete from refusals r
    using (select o.merchant_id, o.id from merchants m
            cross join lateral (
              select r.merchant_id, r.id from refusals r
               where r.merchant_id = m.id and r.id < $1 order by r.id limit $2) o
            limit $2) old
    where r.merchant_id = old.merchant_id and r.id = old.id`,
);

/** Forgets up to `most` refused commands of before a moment, milliseconds since 1970; how many it forgot. */
export async function forgetRefusalsBefore(
  pool: pg.Pool,
  moment: number,
  most: number,
): Promise<number> {
  const firstKept = Math.max(moment, 0).toString(16).padStart(11, '0');
  const { rowCount } = await pool.query({ ...deleteOld, values: [firstKept, most] });
  return rowCount ?? 0;
}
