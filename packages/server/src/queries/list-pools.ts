import type { Instant, StockAlert } from '@fealty/core';
import type pg from 'pg';
import { statement } from '../runtime/statement.ts';

/** A reward's pool of codes, and what was last told of it. */
export interface Pool {
  readonly rewardId: string;
  readonly uploaded: number;
  readonly issued: number;
  readonly alert: StockAlert | null;
  readonly alertedAt: Instant | null;
}

const listAll = statement(
  'queries.listPools',
  `select s.reward_id as "rewardId", s.uploaded, s.issued, a.alert, a.at as "alertedAt"
     from reward_stocks s
     left join lateral (
       select o.alert, o.at from stock_alerts o
        where o.merchant_id = $1 and o.reward_id = s.reward_id
        order by o.issued desc, o.id desc limit 1) a on true
    where s.merchant_id = $1
    order by s.reward_id limit 10000`,
);

/** All pools of a merchant, by reward. */
export async function listPools(pool: pg.Pool, merchantId: number): Promise<readonly Pool[]> {
  return (await pool.query<Pool>({ ...listAll, values: [merchantId] })).rows;
}
