import type pg from 'pg';
import { statement } from '../../../packages/server/src/runtime/statement.ts';

/** One digest for each thing that an undo gives back, over all members of a merchant. */
export type Seal = Readonly<Record<'balances' | 'lots' | 'expiry' | 'tiers' | 'budgets', string>>;

/*
 * Numbers that only grow are not in it: versions, events, sums of what was ever earned or deducted. Lots
 * count while they are open; a standing is text in the order of jsonb, which is always the same.
 */
const digest = statement(
  'seal.digest',
  `select
     (select md5(coalesce(string_agg(concat_ws(' ', h.id, h.available, h.pending, h.reserved, h.owed,
               h.redeemed, h.expired, h.earned - h.deducted, h.idle_points, h.idle_lapsed), E'\n'
             order by h.id), ''))
        from member_heads h where h.merchant_id = $1) as balances,
     (select md5(coalesce(string_agg(concat_ws(' ', l.id, l.member_id, l.points, l.remaining,
               coalesce(l.expires_at::text, 'never'), l.idle, l.opened_at), E'\n' order by l.id), ''))
        from lots l where l.merchant_id = $1 and l.remaining > 0) as lots,
     (select md5(coalesce(string_agg(concat_ws(' ', s.member_id, s.expires_at, s.points), E'\n'
             order by s.member_id, s.expires_at), ''))
        from expiry_sums s where s.merchant_id = $1 and s.points > 0)
       || (select md5(coalesce(string_agg(concat_ws(' ', h.id, h.idle_since, h.idle_lapses_at), E'\n'
             order by h.id), ''))
        from member_heads h where h.merchant_id = $1) as expiry,
     (select md5(coalesce(string_agg(concat_ws(' ', h.id, coalesce(h.tier_id, 'none'), h.tier_since,
               h.qualified, coalesce(h.standing::text, 'none'), coalesce(d.due_at::text, 'never')),
               E'\n' order by h.id), ''))
        from member_heads h
        left join dues d on d.merchant_id = h.merchant_id and d.member_id = h.id
         and d.kind = 'judge_tier'
       where h.merchant_id = $1) as tiers,
     (select md5(coalesce(string_agg(concat_ws(' ', b.budget_id, b.points, b.uses), E'\n'
             order by b.budget_id), ''))
        from budgets b where b.merchant_id = $1) as budgets`,
);

export async function sealOf(pool: pg.Pool, merchantId: number): Promise<Seal> {
  const { rows } = await pool.query<Seal>({ ...digest, values: [merchantId] });
  const [seal] = rows;
  if (seal === undefined) throw new Error('a seal has one row');
  return seal;
}
