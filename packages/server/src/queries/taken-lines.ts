import type pg from 'pg';
import { statement } from '../runtime/statement.ts';

const anyTaken = statement(
  'queries.anyLineTaken',
  'select exists (select 1 from claims where merchant_id = $1 and scope = $2) as taken',
);
const takenOf = statement(
  'queries.takenLines',
  `select c.key from unnest($3::text[]) as w (key)
    cross join lateral (
      select o.key from claims o
       where o.merchant_id = $1 and o.scope = $2 and o.key = w.key offset 0) as c`,
);

/** Whether anything of an import has been taken yet. `scope` is that of its lines' claims. */
export async function isImportBegun(
  pool: pg.Pool,
  merchantId: number,
  scope: string,
): Promise<boolean> {
  const values = [merchantId, scope];
  const { rows } = await pool.query<{ taken: boolean }>({ ...anyTaken, values });
  return rows[0]?.taken ?? false;
}

/** Which of these lines were taken before. */
export async function findTakenLines(
  pool: pg.Pool,
  merchantId: number,
  scope: string,
  lines: readonly number[],
): Promise<ReadonlySet<number>> {
  const values = [merchantId, scope, lines.map(String)];
  const { rows } = await pool.query<{ key: string }>({ ...takenOf, values });
  return new Set(rows.map(({ key }) => Number(key)));
}
