import type pg from 'pg';
import { checkReportSums } from './check-report-sums.ts';
import { checkSums } from './check-sums.ts';
import { MERGE_CHECKS } from './merge-checks.ts';
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
      'verify.strayLots',
      `select l.id as subject from lots l
        where l.merchant_id = $1 and not exists
          (select 1 from transactions t where t.merchant_id = $1 and t.id = l.id)
        limit 20`,
    ),
    say: (subject: string) => `lot ${subject} belongs to no transaction`,
  },
  {
    find: statement(
      'verify.strayStatuses',
      `select s.transaction_id as subject from transaction_statuses s
        where s.merchant_id = $1 and not exists
          (select 1 from transactions t
            where t.merchant_id = $1 and t.id = s.transaction_id and t.member_id = s.member_id)
        limit 20`,
    ),
    say: (subject: string) => `a status is kept of transaction ${subject}, which is not there`,
  },
  {
    find: statement(
      'verify.straySums',
      `select s.member_id as subject from expiry_sums s
        where s.merchant_id = $1 and s.points > 0 and not exists
          (select 1 from member_heads h where h.merchant_id = $1 and h.id = s.member_id)
        limit 20`,
    ),
    say: (subject: string) => `points are to lapse for member ${subject}, who has no head`,
  },
  {
    find: statement(
      'verify.foreignClaims',
      `select c.scope || ' ' || c.key as subject
         from claims c
         join transactions t on t.merchant_id = $1 and t.id = c.transaction_id
        where c.merchant_id = $1 and c.member_id is distinct from t.member_id
        limit 20`,
    ),
    say: (subject: string) => `the claim of ${subject} names another member than its transaction`,
  },
  {
    find: statement(
      'verify.returns',
      `select r.transaction_id || ' are kept as ' || r.points
              || ', its return transactions come to ' || coalesce(sum(t.points), 0) as subject
         from order_returns r
         left join transactions t on t.merchant_id = $1 and t.related_id = r.transaction_id
          and t.kind in ('return', 'reverse')
        where r.merchant_id = $1
        group by r.transaction_id, r.points
       having r.points <> coalesce(sum(t.points), 0)
        limit 20`,
    ),
    say: (subject: string) => `the returns of transaction ${subject}`,
  },
  {
    find: statement(
      'verify.tierDues',
      `select h.id as subject from member_heads h
        where h.merchant_id = $1 and h.standing ->> 'dueAt' is not null and not exists
          (select 1 from dues d
            where d.merchant_id = $1 and d.member_id = h.id and d.kind = 'judge_tier')
        limit 20`,
    ),
    say: (subject: string) => `the tier of member ${subject} is due, but no row says so`,
  },
  {
    find: statement(
      'verify.coupons',
      `select c.code || ' of ' || c.reward_id as subject from coupons c
        where c.merchant_id = $1 and c.transaction_id is not null and not exists
          (select 1 from transactions t
            where t.merchant_id = $1 and t.id = c.transaction_id and t.kind = 'redeem'
              and t.reward_id = c.reward_id and t.member_id = c.member_id)
        limit 20`,
    ),
    say: (subject: string) => `coupon ${subject} was not given out by its transaction`,
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
  {
    find: statement(
      'verify.budgets',
      `select b.budget_id as subject from budgets b
         left join (select m.budget_id,
                           sum(case when m.released then -m.points else m.points end) as points,
                           sum(case when m.released then -m.uses else m.uses end) as uses
                      from budget_moves m where m.merchant_id = $1 group by m.budget_id) s
           on s.budget_id = b.budget_id
        where b.merchant_id = $1
          and (b.points <> coalesce(s.points, 0) or b.uses <> coalesce(s.uses, 0))
        limit 20`,
    ),
    say: (subject: string) => `the budget ${subject} is not what awards drew on it`,
  },
  {
    find: statement(
      'verify.budgetMoves',
      `select m.budget_id || ' by ' || m.transaction_id as subject from budget_moves m
        where m.merchant_id = $1
          and (not exists (select 1 from transactions t
                            where t.merchant_id = $1 and t.id = m.transaction_id
                              and t.member_id = m.member_id)
            or not exists (select 1 from budgets b
                            where b.merchant_id = $1 and b.budget_id = m.budget_id))
        limit 20`,
    ),
    say: (subject: string) => `what was drawn on budget ${subject} stands for nothing`,
  },
  {
    find: statement(
      'verify.generatedCoupons',
      `select c.code || ' of ' || c.reward_id as subject from generated_coupons c
        where c.merchant_id = $1 and not exists
          (select 1 from transactions t
            where t.merchant_id = $1 and t.id = c.transaction_id and t.kind = 'redeem'
              and t.reward_id = c.reward_id and t.member_id = c.member_id)
        limit 20`,
    ),
    say: (subject: string) => `coupon ${subject} was not made for its transaction`,
  },
  {
    find: statement(
      'verify.burnedCoupons',
      `select c.code || ' of ' || c.reward_id as subject
         from (select merchant_id, code, reward_id, transaction_id, burned_at from coupons
               union all
               select merchant_id, code, reward_id, transaction_id, burned_at
                 from generated_coupons) c
         join transactions t on t.merchant_id = $1 and t.id = c.transaction_id
        where c.merchant_id = $1 and (c.burned_at is not null) <> (t.status = 'rejected')
        limit 20`,
    ),
    say: (subject: string) => `coupon ${subject} is burned, or is not, against its redemption`,
  },
  {
    find: statement(
      'verify.erased',
      `select m.id as subject from members m
         join member_heads h on h.merchant_id = $1 and h.id = m.id
        where m.merchant_id = $1 and m.erased_at is not null
          and (m.status <> 'deleted' or m.email || m.uid || m.first_name || m.last_name || m.phone
                 || m.gender || m.twitter_handle || m.instagram_handle || m.referral_code <> ''
            or m.custom <> '{}' or m.birthdate is not null or m.anniversary_date is not null
            or h.available + h.pending + h.reserved > 0
            or exists (select 1 from identities i
                        where i.merchant_id = $1 and i.member_id = m.id))
        limit 20`,
    ),
    say: (subject: string) => `member ${subject} was erased, and something of him is left`,
  },
  {
    find: statement(
      'verify.identities',
      `select i.kind || ' ' || i.value as subject from identities i
         join members m on m.merchant_id = $1 and m.id = i.member_id
        where i.merchant_id = $1
          and ((i.kind = 'email' and i.value <> m.email) or (i.kind = 'uid' and i.value <> m.uid))
        limit 20`,
    ),
    say: (subject: string) => `${subject} is held by a member who is not known by it`,
  },
  {
    find: statement(
      'verify.holds',
      `select t.id as subject from transactions t
        where t.merchant_id = $1 and t.kind = 'redeem' and t.status = 'pending' and not exists
          (select 1 from dues d
            where d.merchant_id = $1 and d.member_id = t.member_id and d.kind = 'release'
              and d.key = t.id)
        limit 20`,
    ),
    say: (subject: string) => `redemption ${subject} is held and nothing will release it`,
  },
  {
    find: statement(
      'verify.strayHolds',
      `select d.key as subject from dues d
        where d.merchant_id = $1 and d.kind = 'release' and not exists
          (select 1 from transactions t
            where t.merchant_id = $1 and t.id = d.key and t.member_id = d.member_id
              and t.kind = 'redeem' and t.status = 'pending')
        limit 20`,
    ),
    say: (subject: string) => `redemption ${subject} is to be released, and is not held`,
  },
  ...MERGE_CHECKS,
] as const;

/*
 * Whole tables are compared, so they are hashed or merged. A planner whose statistics are older
 * than the last import believes them to be nearly empty and would go through one for each row of
 * the other.
 */
const SETTINGS = [
  'begin isolation level repeatable read read only',
  'set local enable_nestloop = off',
  "set local work_mem = '64MB'",
] as const;

/** Runs all checks on one snapshot; answers sentences about what does not fit. */
export async function checkWhole(client: pg.ClientBase, merchantId: number): Promise<string[]> {
  const problems: string[] = [];
  for (const setting of SETTINGS) await client.query(setting);
  try {
    for (const { find, say } of CHECKS) {
      const found = await client.query<{ subject: string }>({ ...find, values: [merchantId] });
      problems.push(...found.rows.map((row) => say(row.subject)));
    }
    problems.push(...(await checkSums(client, merchantId)));
    problems.push(...(await checkReportSums(client, merchantId)));
  } finally {
    await client.query('rollback');
  }
  return problems;
}
