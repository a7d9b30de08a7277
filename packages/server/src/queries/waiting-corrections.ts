import type pg from 'pg';
import { statement } from '../runtime/statement.ts';

const merchantsWorking = statement(
  'corrections.merchants',
  `select m.id from merchants m
    where m.id > $1 and exists (
      select from corrections c where c.merchant_id = m.id
         and c.state in ('previewing', 'applying', 'undoing') and not c.stop_asked)
    order by m.id limit $2`,
);

/** Merchants with a correction under way, in order of number. */
export async function findMerchantsToCorrect(
  pool: pg.Pool,
  after: number,
  limit: number,
): Promise<readonly number[]> {
  const values = [after, limit];
  const { rows } = await pool.query<{ id: number }>({ ...merchantsWorking, values });
  return rows.map(({ id }) => id);
}
