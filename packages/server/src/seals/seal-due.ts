import type pg from 'pg';
import { statement } from '../runtime/statement.ts';

const findDue = statement(
  'seals.findDue',
  `select m.id from merchants m
    where m.id > $1
      and exists (select from member_heads h where h.merchant_id = m.id)
      and not exists (
        select from seals s
         where s.merchant_id = m.id
           and s.sealed_at > clock_timestamp() - make_interval(mins => $3::integer))
    order by m.id limit $2`,
);

/** Merchants behind one, in order, who have members and no seal of the last so many minutes. */
export async function findMerchantsToSeal(
  pool: pg.Pool,
  {
    after,
    limit,
    minutes,
  }: {
    readonly after: number;
    readonly limit: number;
    readonly minutes: number;
  },
): Promise<readonly number[]> {
  const { rows } = await pool.query<{ id: number }>({
    ...findDue,
    values: [after, limit, minutes],
  });
  return rows.map(({ id }) => id);
}
