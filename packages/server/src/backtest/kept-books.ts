import type { Coupon, Shelf } from '@fealty/core';
import type pg from 'pg';
import { statement } from '../runtime/statement.ts';

const coupons = statement(
  'backtest.coupons',
  `select reward_id as "rewardId", number, code,
          (extract(epoch from expires_at) * 1000)::bigint as "expiresAt"
     from coupons where merchant_id = $1 and uploaded_moment is null
    order by reward_id, number`,
);
const postings = statement(
  'backtest.postings',
  `select p.member_id as "memberId", p.transaction_id as "transactionId", p.lot_id as "lotId",
          p.source as "from", p.target as "to", p.amount,
          (extract(epoch from p.at) * 1000)::bigint as at
     from postings p
    where p.merchant_id = $1 and p.member_id = any ($2::text[])
    order by p.member_id, p.version`,
);
const heads = statement(
  'backtest.heads',
  `select h.id, h.available, h.pending, h.reserved, h.owed, h.earned, h.redeemed, h.deducted, h.expired,
          h.qualified, h.tier_id as "tierId", m.erased_at is not null as "isErased"
     from member_heads h join members m on m.merchant_id = h.merchant_id and m.id = h.id
    where h.merchant_id = $1 and h.id > $2 order by h.id limit $3`,
);

/** A posting as it is kept, in the words of the core. */
export interface KeptPosting {
  readonly memberId: string;
  readonly transactionId: string;
  readonly lotId: string | null;
  readonly from: string;
  readonly to: string;
  readonly amount: number;
  readonly at: number;
}

/** What a member's head says. */
export interface KeptHead {
  readonly id: string;
  readonly available: number;
  readonly pending: number;
  readonly reserved: number;
  readonly owed: number;
  readonly earned: number;
  readonly redeemed: number;
  readonly deducted: number;
  readonly expired: number;
  readonly qualified: number;
  readonly tierId: string | null;
  readonly isErased: boolean;
}

const PAGE = 1000;

/** Pools with codes of which it is not known when they were uploaded, none of them given out. */
export async function readShelves(
  client: pg.ClientBase,
  merchantId: number,
): Promise<readonly Shelf[]> {
  const { rows } = await client.query<Coupon & { rewardId: string }>({
    ...coupons,
    values: [merchantId],
  });
  return [...Map.groupBy(rows, ({ rewardId }) => rewardId)].map(([rewardId, next]) => ({
    ...{ rewardId, uploaded: next.length, issued: 0, toldLowAt: 0, next },
  }));
}

/** Heads of all members with their postings in order, by pages. */
export async function* readBooks(
  client: pg.ClientBase,
  merchantId: number,
): AsyncGenerator<{
  readonly heads: readonly KeptHead[];
  readonly postings: ReadonlyMap<string, readonly KeptPosting[]>;
}> {
  let after = '';
  for (;;) {
    const found = await client.query<KeptHead>({ ...heads, values: [merchantId, after, PAGE] });
    const last = found.rows.at(-1);
    if (last === undefined) return;
    const ids = found.rows.map(({ id }) => id);
    const { rows } = await client.query<KeptPosting>({ ...postings, values: [merchantId, ids] });
    yield { heads: found.rows, postings: Map.groupBy(rows, ({ memberId }) => memberId) };
    after = last.id;
  }
}
