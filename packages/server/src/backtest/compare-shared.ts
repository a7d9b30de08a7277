import type { Books } from '@fealty/core';
import type pg from 'pg';
import { statement } from '../runtime/statement.ts';

const budgets = statement(
  'backtest.budgets',
  `select budget_id as id, points, uses from budgets where merchant_id = $1 order by budget_id`,
);
const stocks = statement(
  'backtest.stocks',
  `select reward_id as id, uploaded, issued from reward_stocks
    where merchant_id = $1 order by reward_id`,
);

/** Sentences about budgets and pools of which a replay holds another sum than the ledger. */
export async function compareShared(
  client: pg.ClientBase,
  merchantId: number,
  books: Books,
): Promise<readonly string[]> {
  const values = [merchantId];
  const kept = await client.query<{ id: string; points: number; uses: number }>({
    ...budgets,
    values,
  });
  const pools = await client.query<{ id: string; uploaded: number; issued: number }>({
    ...stocks,
    values,
  });
  return [
    ...kept.rows.flatMap(({ id, points, uses }) => {
      const own = books.budgets.get(id) ?? { points: 0, uses: 0 };
      return differs(`budget ${id} gave`, { points, uses }, own);
    }),
    ...pools.rows.flatMap(({ id, uploaded, issued }) => {
      const own = books.shelves.get(id) ?? { uploaded: 0, issued: 0 };
      return differs(`the pool of ${id} has`, { uploaded, issued }, own);
    }),
  ];
}

function differs<Sums extends object>(what: string, was: Sums, own: Sums): readonly string[] {
  const line = (sums: Sums): string =>
    Object.keys(was)
      .map((name) => `${String(sums[name as keyof Sums])} ${name}`)
      .join(', ');
  return line(was) === line(own) ? [] : [`${what} ${line(was)}, and comes out as ${line(own)}`];
}
