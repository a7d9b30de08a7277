import type pg from 'pg';
import { statement } from '../runtime/statement.ts';

const erased = statement(
  'backtest.erased',
  `select count(*) as members, coalesce(sum(h.earned), 0)::bigint as issued,
          coalesce(sum(h.redeemed), 0)::bigint as redeemed,
          coalesce(sum(h.available + h.reserved), 0)::bigint as outstanding
     from members m join member_heads h on h.merchant_id = m.merchant_id and h.id = m.id
    where m.merchant_id = $1 and m.erased_at is not null`,
);

/** Members who were erased, and what of the ledger is theirs: nothing of it is in a back-test. */
export interface LeftOut {
  readonly members: number;
  readonly issued: number;
  readonly redeemed: number;
  readonly outstanding: number;
}

export async function readLeftOut(client: pg.ClientBase, merchantId: number): Promise<LeftOut> {
  const { rows } = await client.query<LeftOut>({ ...erased, values: [merchantId] });
  return rows[0] ?? { members: 0, issued: 0, redeemed: 0, outstanding: 0 };
}
