import type pg from 'pg';
import { statement } from '../runtime/statement.ts';

/** Checks over a whole merchant, each a statement that finds what does not fit, at most 20 rows. */
const CHECKS = [
  {
    find: statement(
      'verify.strayPostings',
      `select p.member_id as subject from postings p
        where p.merchant_id = $1 and not exists
          (select 1 from member_heads h where h.merchant_id = $1 and h.id = p.member_id)
        limit 20`,
    ),
    say: (subject: string) => `postings of member ${subject} have no head`,
  },
  {
    find: statement(
      'verify.strayTransactions',
      `select t.id as subject from transactions t
        where t.merchant_id = $1 and not exists
          (select 1 from member_heads h where h.merchant_id = $1 and h.id = t.member_id)
        limit 20`,
    ),
    say: (subject: string) => `transaction ${subject} has no member`,
  },
  {
    find: statement(
      'verify.emptyClaims',
      `select c.scope || ' ' || c.key as subject from claims c
        where c.merchant_id = $1
          and not exists (select 1 from transactions t
                           where t.merchant_id = $1 and t.id = c.transaction_id)
          and not exists (select 1 from cached_purchases p
                           where p.merchant_id = $1 and p.id = c.transaction_id)
          and not exists (select 1 from members m
                           where m.merchant_id = $1 and m.id = c.transaction_id)
        limit 20`,
    ),
    say: (subject: string) => `the claim of ${subject} stands for nothing`,
  },
  {
    find: statement(
      'verify.stocks',
      `select s.reward_id as subject from reward_stocks s
        where s.merchant_id = $1
          and (s.issued <> (select count(*) from coupons c
                             where c.merchant_id = $1 and c.reward_id = s.reward_id
                               and c.transaction_id is not null)
            or s.uploaded <> (select count(*) from coupons c
                               where c.merchant_id = $1 and c.reward_id = s.reward_id))
        limit 20`,
    ),
    say: (subject: string) => `the stock of ${subject} is not what its coupons come to`,
  },
] as const;

export async function checkWhole(client: pg.ClientBase, merchantId: number): Promise<string[]> {
  const problems: string[] = [];
  for (const { find, say } of CHECKS) {
    const found = await client.query<{ subject: string }>({ ...find, values: [merchantId] });
    problems.push(...found.rows.map((row) => say(row.subject)));
  }
  return problems;
}
