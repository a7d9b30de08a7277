import type pg from 'pg';
import { statement } from '../runtime/statement.ts';
import { TRANSACTION_COLUMNS, type ListedTransaction } from './transaction-rows.ts';

const readById = statement(
  'queries.readTransaction',
  `select ${TRANSACTION_COLUMNS}
     from transactions t
     join members m on m.merchant_id = $1 and m.id = t.member_id
     left join lots l on l.merchant_id = $1 and l.id = t.id
     left join transaction_details d on d.merchant_id = $1 and d.transaction_id = t.id
    where t.merchant_id = $1 and t.id = $2`,
);

/** One transaction of any member, or null. */
export async function readTransaction(
  pool: pg.Pool,
  merchantId: number,
  id: string,
): Promise<ListedTransaction | null> {
  const { rows } = await pool.query<ListedTransaction>({ ...readById, values: [merchantId, id] });
  return rows[0] ?? null;
}
