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
  /** The version of the program that decided then; 0 before any did. */
  readonly programVersion: number;
  /** What he could spend, by the award it came of: first what lapses first. At most `LOTS_MAX`. */
  readonly lots: readonly AsOfLot[];
  /** How many there were. */
  readonly lotsTotal: number;
  /** Null if the tier of that moment is not known any more. */
  readonly tier: { readonly id: string | null; readonly name: string | null } | null;
}

/** What was left of an award's points at the moment. */
export interface AsOfLot {
  /** Id of the award. */
  readonly id: string;
  readonly left: number;
  readonly earnedAt: Instant;
  readonly activityId: string | null;
  /** When they lapse; null if never or with inactivity. */
  readonly expiresAt: Instant | null;
  readonly idle: boolean;
}

/** Lots that are told one by one. */
export const LOTS_MAX = 100;

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
  `with p as (
     select to_timestamp($3::float8 / 1000) as at, to_timestamp($4::float8 / 1000) as known,
            to_timestamp(least($3::float8, $4::float8) / 1000) as moment
   ), moved as materialized (
     select o.source, o.target, o.lot_id, o.amount
       from p
      cross join lateral (
        select o.* from postings o
         where o.merchant_id = $1 and o.member_id = $2 and o.at <= p.known) as o
       join transactions t on t.merchant_id = $1 and t.id = o.transaction_id
      where case when o.at = t.recorded_at then t.occurred_at else o.at end <= p.at
   ), held as (
     select m.lot_id as id,
            sum(case when m.target = 'available' then m.amount else -m.amount end)::bigint as left
       from moved m
      where m.lot_id is not null
      group by m.lot_id
     having sum(case when m.target = 'available' then m.amount else -m.amount end) > 0
   )
   select h.id, u.uid, u.email, s.available, s.pending, s.reserved, s.owed, h.tier_id as "tierId",
          -- What was taken back may have given him a tier again that he has had since long before.
          h.tier_since <= p.moment and not exists (
            select from events n
             where n.merchant_id = $1 and n.member_id = h.id and n.at > p.moment
               and n.type in ('tier.upgraded', 'tier.downgraded', 'tier.assigned')) as "holdsTier", (
            select json_build_object('tierId', e.data->'member'->'tierId',
                                     'tierName', e.data->'member'->'tierName')
              from events e
             where e.merchant_id = $1 and e.member_id = h.id and e.at <= p.moment
               and e.data is not null
             order by e.sequence desc limit 1) as told,
          coalesce(
            case when c.is_test
            then (select t.program_version from transactions t
                   where t.merchant_id = $1 and t.recorded_at <= p.moment
                   order by t.recorded_at desc, t.id desc limit 1)
            else (select max(v.version) from program_versions v
                   where v.merchant_id = $1 and v.applied_at <= p.moment) end,
            0) as "programVersion",
          (select count(*) from held) as "lotsTotal", (
            select coalesce(json_agg(json_build_object('id', f.id, 'left', f.left,
                     'earnedAt', floor(extract(epoch from f.occurred_at) * 1000)::bigint,
                     'activityId', f.activity_id, 'idle', f.idle,
                     'expiresAt', floor(extract(epoch from f.expires_at) * 1000)::bigint)
                     order by f.expires_at, f.idle desc, f.occurred_at, f.id), '[]')
              from (select d.id, d.left, k.expires_at, k.idle, a.occurred_at, a.activity_id
                      from held d
                      join lots k on k.merchant_id = $1 and k.id = d.id
                      join transactions a on a.merchant_id = $1 and a.id = d.id
                     order by k.expires_at, k.idle desc, a.occurred_at, d.id
                     limit $5) as f) as lots
     from p
     join member_heads h on h.merchant_id = $1 and h.id = $2
     join members u on u.merchant_id = $1 and u.id = h.id
     join merchants c on c.id = $1
    cross join (
      select coalesce(sum(case when o.target = 'available' then o.amount
                               when o.source = 'available' then -o.amount end), 0)::bigint as available,
             coalesce(sum(case when o.target = 'pending' then o.amount
                               when o.source = 'pending' then -o.amount end), 0)::bigint as pending,
             coalesce(sum(case when o.target = 'reserved' then o.amount
                               when o.source = 'reserved' then -o.amount end), 0)::bigint as reserved,
             coalesce(sum(case when o.source = 'owed' then o.amount
                               when o.target = 'owed' then -o.amount end), 0)::bigint as owed
        from moved o) as s`,
);

/** Reads what a member had at `at` as far as it was known at `knownAt`; null if there is none. */
export async function readAsOf(
  pool: pg.Pool,
  merchantId: number,
  asked: { readonly memberId: string; readonly at: Instant; readonly knownAt: Instant },
): Promise<AsOf | null> {
  const values = [merchantId, asked.memberId, asked.at, asked.knownAt, LOTS_MAX];
  const { rows } = await pool.query<Row>({ ...readStatement, values });
  const [row] = rows;
  if (row === undefined) return null;
  const { tierId, holdsTier, told, ...rest } = row;
  if (holdsTier) return { ...rest, tier: { id: tierId, name: null } };
  return { ...rest, tier: told === null ? null : { id: told.tierId, name: told.tierName } };
}
