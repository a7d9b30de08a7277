import type pg from 'pg';
import { statement } from '../runtime/statement.ts';

const celebrated = statement(
  'occasions.celebrated',
  'update merchants set occasions_done_on = $2 where id = $1 and occasions_done_on < $2',
);

/** Notes that a merchant's members have celebrated a day, `2026-01-31`. Never goes back. */
export async function noteCelebrated(
  pool: pg.Pool,
  merchantId: number,
  day: string,
): Promise<void> {
  await pool.query({ ...celebrated, values: [merchantId, day] });
}
