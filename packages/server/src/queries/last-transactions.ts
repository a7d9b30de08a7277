import type pg from 'pg';
import { statement } from '../runtime/statement.ts';
import {
  OF_MERGES,
  TRANSACTION_COLUMNS,
  TRANSACTION_MEMBER,
  type ListedTransaction,
} from './transaction-rows.ts';

/*
 * Of a member, and of everybody who was merged into him, each one's last by the index, and then the last
 * of those.
 */
const readLast = statement(
  'queries.lastTransactions',
  `select ${TRANSACTION_COLUMNS}
     from (select f.id
             from (select $2::text as id union all
                   select g.id from member_heads g
                    where g.merchant_id = $1 and g.merged_into = $2) as s
            cross join lateral (
              select t.id, t.occurred_at from transactions t
               where t.merchant_id = $1 and t.member_id = s.id and t.kind not in ${OF_MERGES}
               order by t.occurred_at desc, t.id desc limit $3) as f
            order by f.occurred_at desc, f.id desc limit $3) page
     join transactions t on t.merchant_id = $1 and t.id = page.id${TRANSACTION_MEMBER}
     left join lots l on l.merchant_id = $1 and l.id = t.id
     left join transaction_details d on d.merchant_id = $1 and d.transaction_id = t.id
    order by t.occurred_at desc, t.id desc`,
);

/** The member's last transactions, the last first. */
export async function readLastTransactions(
  pool: pg.Pool,
  merchantId: number,
  asked: { readonly memberId: string; readonly most: number },
): Promise<readonly ListedTransaction[]> {
  const values = [merchantId, asked.memberId, asked.most];
  const { rows } = await pool.query<ListedTransaction>({ ...readLast, values });
  return rows;
}
