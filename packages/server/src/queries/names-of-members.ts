import type pg from 'pg';
import { statement } from '../runtime/statement.ts';

const names = statement(
  'queries.namesOfMembers',
  `select known.id, case when m.uid <> '' then m.uid else m.email end as name
     from member_heads known
     join members m on m.merchant_id = $1 and m.id = coalesce(known.merged_into, known.id)
    where known.merchant_id = $1 and known.id = any ($2::text[])`,
);

/** The merchant's own id, or else the address, of members or whoever goes on for them, by internal ids. */
export async function namesOfMembers(
  pool: pg.Pool,
  merchantId: number,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const values = [merchantId, [...new Set(ids)]];
  const { rows } = await pool.query<{ id: string; name: string }>({ ...names, values });
  return new Map(rows.map(({ id, name }) => [id, name]));
}
