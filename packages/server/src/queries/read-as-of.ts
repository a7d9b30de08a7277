import type { Instant } from '@fealty/core';
import type pg from 'pg';
import { statement } from '../runtime/statement.ts';

/** What a member had at a moment, as was known at another. Points by account. */
export interface AsOf {
  readonly id: string;
  readonly uid: string;
  readonly email: string;
  readonly available: number;
  readonly pending: number;
  readonly reserved: number;
  readonly owed: number;
  /** Null if the tier of that moment is not known any more. */
  readonly tier: { readonly id: string | null; readonly name: string | null } | null;
}

interface Row extends Omit<AsOf, 'tier'> {
  readonly tierId: string | null;
  readonly holdsTier: boolean;
  readonly told: { readonly tierId: string | null; readonly tierName: string | null } | null;
}

/*
 * A posting that recorded its transaction took effect when that happened; one that came later, such
 * as an approval, when it was made. It is known from when it was made. Debts are posted below 0.
 */
const readStatement = statement(
  'queries.readAsOf',
  `select h.id, m.uid, m.email, s.available, s.pending, s.reserved, s.owed, h.tier_id as "tierId",
          h.tier_since <= p.moment as "holdsTier", (
            select json_build_object('tierId', e.data->'member'->'tierId',
                                     'tierName', e.data->'member'->'tierName')
              from events e
             where e.merchant_id = $1 and e.member_id = h.id and e.at <= p.moment
               and e.data is not null
             order by e.sequence desc limit 1) as told
     from member_heads h
     join members m on m.merchant_id = $1 and m.id = h.id
    cross join (
      select to_timestamp($3::float8 / 1000) as at, to_timestamp($4::float8 / 1000) as known,
             to_timestamp(least($3::float8, $4::float8) / 1000) as moment) as p
    cross join lateral (
      select coalesce(sum(o.amount) filter (where o.target = 'available'), 0)::bigint
             - coalesce(sum(o.amount) filter (where o.source = 'available'), 0)::bigint as available,
             coalesce(sum(o.amount) filter (where o.target = 'pending'), 0)::bigint
             - coalesce(sum(o.amount) filter (where o.source = 'pending'), 0)::bigint as pending,
             coalesce(sum(o.amount) filter (where o.target = 'reserved'), 0)::bigint
             - coalesce(sum(o.amount) filter (where o.source = 'reserved'), 0)::bigint as reserved,
             coalesce(sum(o.amount) filter (where o.source = 'owed'), 0)::bigint
             - coalesce(sum(o.amount) filter (where o.target = 'owed'), 0)::bigint as owed
        from postings o
        join transactions t on t.merchant_id = $1 and t.id = o.transaction_id
       where o.merchant_id = $1 and o.member_id = h.id and o.at <= p.known
         and case when o.at = t.recorded_at then t.occurred_at else o.at end <= p.at) as s
    where h.merchant_id = $1 and h.id = $2`,
);

/** Reads what a member had at `at` as far as it was known at `knownAt`; null if there is none. */
export async function readAsOf(
  pool: pg.Pool,
  merchantId: number,
  asked: { readonly memberId: string; readonly at: Instant; readonly knownAt: Instant },
): Promise<AsOf | null> {
  const values = [merchantId, asked.memberId, asked.at, asked.knownAt];
  const { rows } = await pool.query<Row>({ ...readStatement, values });
  const [row] = rows;
  if (row === undefined) return null;
  const { tierId, holdsTier, told, ...rest } = row;
  if (holdsTier) return { ...rest, tier: { id: tierId, name: null } };
  return { ...rest, tier: told === null ? null : { id: told.tierId, name: told.tierName } };
}
