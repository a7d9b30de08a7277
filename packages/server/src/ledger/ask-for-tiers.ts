import type { Instant } from '@fealty/core';
import type pg from 'pg';
import { statement } from '../runtime/statement.ts';

const dueTiers = statement(
  'ledger.dueTiers',
  `insert into dues (merchant_id, member_id, kind, key, due_at)
   select h.merchant_id, h.id, 'judge_tier', 'tier', to_timestamp($2::float8 / 1000)
     from member_heads h
     join members m on m.merchant_id = h.merchant_id and m.id = h.id and m.erased_at is null
    where h.merchant_id = $1 and (h.tier_id is distinct from $3 or h.standing is not null)
    order by h.id
   on conflict (merchant_id, member_id, kind, key) do update set due_at = excluded.due_at`,
);

/**
 * Has the tier of every member judged who is above the entry tier or whose sums are kept by other
 * rules. One statement however many they are; the sweep does the work, page by page.
 */
export async function askForTiers(
  client: pg.ClientBase,
  merchantId: number,
  terms: { readonly at: Instant; readonly entryId: string | null },
): Promise<void> {
  await client.query({ ...dueTiers, values: [merchantId, terms.at, terms.entryId] });
}
