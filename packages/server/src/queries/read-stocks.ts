import type { Instant, RewardStock } from '@fealty/core';
import type pg from 'pg';
import { statement } from '../runtime/statement.ts';

/** Coupon codes of a reward: how many were uploaded, how many were given out. */
interface Stock {
  readonly uploaded: number;
  readonly issued: number;
}

/** Stocks by reward, and the merchant's time at which they were read. */
export interface Stocks {
  readonly byReward: ReadonlyMap<string, Stock>;
  readonly readAt: Instant;
}

const NO_CODES: Stock = { uploaded: 0, issued: 0 };

/** The codes of one reward, and when that was so. */
export function stockOf({ byReward, readAt }: Stocks, rewardId: string): RewardStock {
  return { ...(byReward.get(rewardId) ?? NO_CODES), at: readAt };
}

const readAll = statement(
  'queries.readStocks',
  `select floor(extract(epoch from clock_timestamp()) * 1000)::bigint + m.clock_offset_ms as "readAt",
          s.reward_id as "rewardId", s.uploaded, s.issued
     from merchants m
     left join reward_stocks s on s.merchant_id = m.id
    where m.id = $1 limit 10000`,
);

/** Stocks of all rewards of a merchant that have a pool. */
export async function readStocks(pool: pg.Pool, merchantId: number): Promise<Stocks> {
  const values = [merchantId];
  const { rows } = await pool.query<Stock & { rewardId: string | null; readAt: Instant }>({
    ...readAll,
    values,
  });
  const byReward = new Map<string, Stock>();
  for (const { rewardId, uploaded, issued } of rows) {
    if (rewardId !== null) byReward.set(rewardId, { uploaded, issued });
  }
  return { byReward, readAt: rows[0]?.readAt ?? 0 };
}
