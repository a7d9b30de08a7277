import type pg from 'pg';
import { statement } from '../runtime/statement.ts';

/** Coupon codes of a reward: how many were uploaded, how many were given out. */
export interface Stock {
  readonly uploaded: number;
  readonly issued: number;
}

const readAll = statement(
  'queries.readStocks',
  'select reward_id as "rewardId", uploaded, issued from reward_stocks where merchant_id = $1 limit 10000',
);

/** Stocks of all rewards of a merchant that have a pool. */
export async function readStocks(
  pool: pg.Pool,
  merchantId: number,
): Promise<ReadonlyMap<string, Stock>> {
  const values = [merchantId];
  const { rows } = await pool.query<Stock & { rewardId: string }>({ ...readAll, values });
  return new Map(rows.map((row) => [row.rewardId, row]));
}
