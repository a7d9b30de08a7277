import type pg from 'pg';
import { statement } from '../runtime/statement.ts';

/* The last files of a member, but for those that come once more. */
const sentOfLate = statement(
  'countReceipts.ofADay',
  `select count(*)::integer as count
     from (select sha256, created_at from receipts
            where merchant_id = $1 and member_id = $2 order by id desc limit $4) r
    where r.created_at > clock_timestamp() - $3::interval
      and encode(r.sha256, 'hex') <> all ($5::text[])`,
);

/** How many files a member sent in a day, up to a number of those that are looked at. */
export async function countReceiptsOfADay(
  pool: pg.Pool,
  of: { readonly merchantId: number; readonly memberId: string },
  { lookedAt, but }: { readonly lookedAt: number; readonly but: readonly string[] },
): Promise<number> {
  const { rows } = await pool.query<{ readonly count: number }>({
    ...sentOfLate,
    values: [of.merchantId, of.memberId, '1 day', lookedAt, but],
  });
  return rows[0]?.count ?? 0;
}
