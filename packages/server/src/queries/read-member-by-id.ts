import type pg from 'pg';
import { statement } from '../runtime/statement.ts';
import { MEMBER_COLUMNS, memberFromRow, type MemberRow } from './member-rows.ts';
import type { MemberView } from './member-view.ts';

const readById = statement(
  'queries.readMemberById',
  `select ${MEMBER_COLUMNS}
     from member_heads known
     join member_heads h on h.merchant_id = $1 and h.id = coalesce(known.merged_into, known.id)
     join members m on m.merchant_id = $1 and m.id = h.id
     left join members r on r.merchant_id = $1 and r.id = m.referrer_id
    where known.merchant_id = $1 and known.id = $2`,
);

/** The member with this id, or whoever goes on for him; null if there is none. */
export async function readMemberById(
  pool: pg.Pool,
  merchantId: number,
  id: string,
): Promise<MemberView | null> {
  const { rows } = await pool.query<[...MemberRow]>({
    ...readById,
    values: [merchantId, id],
    rowMode: 'array',
  });
  const [row] = rows;
  return row === undefined ? null : memberFromRow(row);
}
