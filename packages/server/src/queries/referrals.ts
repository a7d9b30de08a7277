import type { Instant } from '@fealty/core';
import type pg from 'pg';
import { statement } from '../runtime/statement.ts';
import { CALLED, KNOWN_AS, type CalledMember } from './member-names.ts';
import { GOES_ON_FOR_KNOWN } from './goes-on.ts';

/** Somebody who joined because another recommended the shop. */
export interface Friend extends CalledMember {
  readonly enrolledAt: Instant;
}

/** What came of a recommendation; points in units. */
export interface ReferralEnd {
  readonly friendId: string;
  /** Orders of the friend among those that were looked at. */
  readonly orders: number;
  /** Rewards of either side, also those that were taken back. */
  readonly rewards: number;
  readonly takenBack: number;
  readonly referrerPoints: number;
  readonly friendPoints: number;
  /** When the next reward is decided about; null if none is due. */
  readonly dueAt: Instant | null;
}

export interface FriendsAsked {
  readonly merchantId: number;
  readonly memberId: string;
  readonly offset: number;
  readonly limit: number;
}

const COUNTED_MAX = 10_000;
/** Of a friend so many transactions are looked at: a recommendation is about the first orders. */
const LOOKED_MAX = 100;

/** A member and everybody who was merged into him. */
const SET = `select $2::text as id union all
   select g.id from member_heads g where g.merchant_id = $1 and g.merged_into = $2`;

/* Who was merged stands for himself only where whoever goes on for him was brought by another. */
const FRIENDS = `own join members m on m.merchant_id = $1 and m.referrer_id = own.id
     join member_heads h on h.merchant_id = $1 and h.id = m.id
     left join members s on s.merchant_id = $1 and s.id = h.merged_into
    where s.id is null or s.referrer_id is null or s.referrer_id not in (select id from own)`;

const page = statement(
  'referrals.page',
  `with own as materialized (${SET})
   select m.id, ${KNOWN_AS} as "knownAs", ${CALLED} as called, m.enrolled_at as "enrolledAt"
     from ${FRIENDS}
    order by m.id desc offset $3 limit $4`,
);
const count = statement(
  'referrals.count',
  `with own as materialized (${SET})
   select count(*) as total from (select m.id from ${FRIENDS} limit ${COUNTED_MAX}) f`,
);
const ends = statement(
  'referrals.ends',
  `select f.id as "friendId", count(distinct p.id) as orders, count(a.id) as rewards,
          count(a.id) filter (where b.gone) as "takenBack",
          coalesce(sum(coalesce(a.modified_points, a.points))
            filter (where c.scope = 'referral:referrer' and b.gone is null and a.status <> 'rejected'), 0)::bigint
            as "referrerPoints",
          coalesce(sum(coalesce(a.modified_points, a.points))
            filter (where c.scope = 'referral:friend' and b.gone is null and a.status <> 'rejected'), 0)::bigint
            as "friendPoints",
          min(d.due_at) as "dueAt"
     from unnest($3::text[]) as f (id)
     left join lateral (
       select t.id from (select f.id union all
                         select g.id from member_heads g where g.merchant_id = $1 and g.merged_into = f.id) s
        cross join lateral (
          select t.id, t.kind, t.order_id from transactions t
           where t.merchant_id = $1 and t.member_id = s.id
           order by t.occurred_at, t.id limit ${LOOKED_MAX}) t
        where t.kind = 'award' and t.order_id is not null) p on true
     left join claims c on c.merchant_id = $1 and c.scope in ('referral:referrer', 'referral:friend')
      and c.key = p.id
     left join transactions a on a.merchant_id = $1 and a.id = c.transaction_id
     left join lateral (
       select true as gone from transactions b
        where b.merchant_id = $1 and b.related_id = a.id and b.kind = 'reverse' limit 1) b on true
     left join lateral (
       select min(d.due_at) as due_at from dues d
        where d.merchant_id = $1 and d.member_id in (select id from (${SET}) own union all select f.id)
          and d.kind = 'reward_referral'
          and d.key in ('referrer:' || p.id, 'friend:' || p.id)) d on true
    group by f.id`,
);
const referrer = statement(
  'referrals.referrer',
  `select m.id, ${KNOWN_AS} as "knownAs", ${CALLED} as called, own.enrolled_at as "enrolledAt"
     from members own
     join member_heads known on known.merchant_id = $1 and known.id = own.referrer_id
     join members m on m.merchant_id = $1 and m.id = ${GOES_ON_FOR_KNOWN}
    where own.merchant_id = $1 and own.id = $2`,
);

/** A page of those whom a member brought, the last first; all of them are counted up to 10,000. */
export async function listFriends(
  pool: pg.Pool,
  { merchantId, memberId, offset, limit }: FriendsAsked,
): Promise<{ readonly total: number; readonly friends: readonly Friend[] }> {
  const [counted, found] = await Promise.all([
    pool.query<{ total: number }>({ ...count, values: [merchantId, memberId] }),
    pool.query<Friend>({ ...page, values: [merchantId, memberId, offset, limit] }),
  ]);
  return { total: counted.rows[0]?.total ?? 0, friends: found.rows };
}

/** Who brought a member, with when the member joined; null if nobody did. */
export async function readReferrer(
  pool: pg.Pool,
  merchantId: number,
  memberId: string,
): Promise<Friend | null> {
  const { rows } = await pool.query<Friend>({ ...referrer, values: [merchantId, memberId] });
  return rows[0] ?? null;
}

/** What came of each friend of a referrer, by the friend's id. */
export async function referralEnds(
  pool: pg.Pool,
  merchantId: number,
  { referrerId, friendIds }: { readonly referrerId: string; readonly friendIds: readonly string[] },
): Promise<ReadonlyMap<string, ReferralEnd>> {
  if (friendIds.length === 0) return new Map();
  const values = [merchantId, referrerId, friendIds];
  const { rows } = await pool.query<ReferralEnd>({ ...ends, values });
  return new Map(rows.map((row) => [row.friendId, row]));
}
