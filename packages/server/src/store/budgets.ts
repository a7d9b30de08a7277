import type pg from 'pg';
import { statement } from '../runtime/statement.ts';

/** What was drawn from a budget: points in the program's smallest unit, and how often. */
export interface DrawnBudget {
  readonly id: string;
  readonly points: number;
  readonly uses: number;
}

const readStatement = statement(
  'budgets.read',
  `select budget_id as id, points, uses from budgets
    where merchant_id = $1 and budget_id = any ($2::text[]) order by budget_id`,
);

/** What was drawn from budgets so far; one that never ran is not there. */
export async function readBudgets(
  pool: pg.Pool,
  merchantId: number,
  ids: readonly string[],
): Promise<readonly DrawnBudget[]> {
  if (ids.length === 0) return [];
  const { rows } = await pool.query<DrawnBudget>({ ...readStatement, values: [merchantId, ids] });
  return rows;
}
