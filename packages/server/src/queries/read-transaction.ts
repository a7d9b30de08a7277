import type pg from 'pg';
import { statement } from '../runtime/statement.ts';
import {
  OF_MERGES,
  TRANSACTION_COLUMNS,
  TRANSACTION_MEMBER,
  type ListedTransaction,
} from './transaction-rows.ts';

const readById = statement(
  'queries.readTransaction',
  `select ${TRANSACTION_COLUMNS}
     from transactions t${TRANSACTION_MEMBER}
     left join lots l on l.merchant_id = $1 and l.id = t.id
     left join transaction_details d on d.merchant_id = $1 and d.transaction_id = t.id
    where t.merchant_id = $1 and t.id = $2 and t.kind not in ${OF_MERGES}`,
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
