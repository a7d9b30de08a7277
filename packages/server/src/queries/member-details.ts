import type { Instant, Member } from '@fealty/core';
import { lapsesFromText } from './member-rows.ts';
import type { Lapse } from './member-view.ts';

/** What of a member the faces show that show all of him. */
export type DetailedMember = Pick<
  Member,
  | 'id'
  | 'status'
  | 'subscribed'
  | 'enrolledAt'
  | 'modifiedAt'
  | 'deletedAt'
  | 'profile'
  | 'referralCode'
  | 'referrerId'
  | 'balances'
  | 'lifetime'
  | 'idle'
  | 'qualified'
  | 'tierId'
  | 'tierSince'
  | 'standing'
  | 'counts'
>;

/** Who recommended the shop to a member. */
export interface Referrer {
  readonly id: string;
  readonly profile: Pick<Member['profile'], 'uid' | 'email' | 'firstName' | 'lastName'>;
  readonly referralCode: string;
}

export interface TierMove {
  readonly at: Instant;
  readonly from: string | null;
  readonly to: string | null;
}

/** A member with everything that is shown of him, or that was read before he was changed. */
export interface MemberDetails {
  readonly member: DetailedMember;
  readonly referrer: Referrer | null;
  /** Sums of what lapses by dates of its own; idle points are told by the head. */
  readonly dated: readonly Lapse[];
  /** The last of his ways from tier to tier, oldest first. */
  readonly tierMoves: readonly TierMove[];
  /** The merchant's time at which this was read. */
  readonly readAt: Instant;
}

/**
 * The select list that belongs to `detailsFromRow`; `m`, `h` and `r` are member, head and referrer,
 * `$1` is the merchant. Twenty moves between tiers are shown: the first event says where from.
 */
export const DETAIL_COLUMNS = `
  m.id, m.status, m.subscribed, m.enrolled_at, m.modified_at, m.deleted_at, m.email, m.uid,
  m.first_name, m.last_name, m.birthdate, m.anniversary_date, m.gender, m.phone,
  m.phone_country_code, m.address_line1, m.address_line2, m.city, m.state, m.postal_code, m.country,
  m.language, m.twitter_handle, m.instagram_handle, m.tags, m.custom, m.referral_code,
  m.referrer_id, h.available, h.pending, h.reserved, h.owed, h.earned, h.redeemed, h.deducted,
  h.expired, h.purchases, h.redemptions, h.activities, h.revenue::text as revenue,
  h.first_purchase_at, h.last_purchase_at, h.last_activity_at, h.idle_points, h.idle_lapsed,
  h.idle_since, h.idle_lapses_at, h.qualified, h.tier_id, h.tier_since, h.standing, h.counts,
  r.uid as referrer_uid, r.email as referrer_email, r.first_name as referrer_first_name,
  r.last_name as referrer_last_name, r.referral_code as referrer_code,
  (select string_agg((date_part('epoch', s.expires_at) * 1000)::bigint || ':' || s.points, ','
                     order by s.expires_at)
     from expiry_sums s
    where s.merchant_id = m.merchant_id and s.member_id = m.id and s.points > 0) as lapses,
  (select json_agg(json_build_array((date_part('epoch', e.at) * 1000)::bigint,
                                    e.data -> 'member' ->> 'tierId') order by e.sequence)
     from (select v.at, v.data, v.sequence from events v
            where v.merchant_id = $1 and v.member_id = m.id
              and v.type in ('member.enrolled', 'tier.upgraded', 'tier.downgraded', 'tier.assigned')
            order by v.sequence desc limit 21) e
    where e.data is not null) as tiers,
  (select (date_part('epoch', clock_timestamp()) * 1000)::bigint + c.clock_offset_ms
     from merchants c where c.id = $1) as read_at`;

/** A row with the columns above, as the driver reads them: times in milliseconds. */
export interface DetailRow {
  readonly id: string;
  readonly status: Member['status'];
  readonly subscribed: boolean;
  readonly enrolled_at: number;
  readonly modified_at: number;
  readonly deleted_at: number | null;
  readonly email: string;
  readonly uid: string;
  readonly first_name: string;
  readonly last_name: string;
  readonly birthdate: string | null;
  readonly anniversary_date: string | null;
  readonly gender: string;
  readonly phone: string;
  readonly phone_country_code: string;
  readonly address_line1: string;
  readonly address_line2: string;
  readonly city: string;
  readonly state: string;
  readonly postal_code: string;
  readonly country: string;
  readonly language: string;
  readonly twitter_handle: string;
  readonly instagram_handle: string;
  readonly tags: readonly string[];
  readonly custom: Member['profile']['custom'];
  readonly referral_code: string;
  readonly referrer_id: string | null;
  readonly available: number;
  readonly pending: number;
  readonly reserved: number;
  readonly owed: number;
  readonly earned: number;
  readonly redeemed: number;
  readonly deducted: number;
  readonly expired: number;
  readonly purchases: number;
  readonly redemptions: number;
  readonly activities: number;
  readonly revenue: string;
  readonly first_purchase_at: number | null;
  readonly last_purchase_at: number | null;
  readonly last_activity_at: number | null;
  readonly idle_points: number;
  readonly idle_lapsed: number;
  readonly idle_since: number | null;
  readonly idle_lapses_at: number | null;
  readonly qualified: number;
  readonly tier_id: string | null;
  readonly tier_since: number;
  readonly standing: Member['standing'];
  readonly counts: Member['counts'];
  readonly referrer_uid: string | null;
  readonly referrer_email: string | null;
  readonly referrer_first_name: string | null;
  readonly referrer_last_name: string | null;
  readonly referrer_code: string | null;
  readonly lapses: string | null;
  readonly tiers: readonly (readonly [at: number, tierId: string | null])[] | null;
  readonly read_at: number;
}

export function detailsFromRow(row: DetailRow): MemberDetails {
  return {
    member: memberFromRow(row),
    referrer: referrerFromRow(row),
    dated: lapsesFromText(row.lapses),
    tierMoves: movesBetween(row.tiers ?? []),
    readAt: row.read_at,
  };
}

function memberFromRow(row: DetailRow): DetailedMember {
  const { available, pending, reserved, owed } = row;
  return {
    id: row.id,
    status: row.status,
    subscribed: row.subscribed,
    enrolledAt: row.enrolled_at,
    modifiedAt: row.modified_at,
    deletedAt: row.deleted_at,
    profile: profileFromRow(row),
    referralCode: row.referral_code,
    referrerId: row.referrer_id,
    balances: { available, pending, reserved, owed },
    lifetime: {
      earned: row.earned,
      redeemed: row.redeemed,
      deducted: row.deducted,
      expired: row.expired,
      purchases: row.purchases,
      redemptions: row.redemptions,
      activities: row.activities,
      revenue: row.revenue,
      firstPurchaseAt: row.first_purchase_at,
      lastPurchaseAt: row.last_purchase_at,
      lastActivityAt: row.last_activity_at,
    },
    idle: {
      points: row.idle_points,
      lapsed: row.idle_lapsed,
      since: row.idle_since,
      lapsesAt: row.idle_lapses_at,
    },
    qualified: row.qualified,
    tierId: row.tier_id,
    tierSince: row.tier_since,
    standing: row.standing,
    counts: row.counts,
  };
}

function profileFromRow(row: DetailRow): Member['profile'] {
  return {
    email: row.email,
    uid: row.uid,
    firstName: row.first_name,
    lastName: row.last_name,
    birthdate: row.birthdate ?? '',
    anniversaryDate: row.anniversary_date ?? '',
    gender: row.gender,
    phone: row.phone,
    phoneCountryCode: row.phone_country_code,
    addressLine1: row.address_line1,
    addressLine2: row.address_line2,
    city: row.city,
    state: row.state,
    postalCode: row.postal_code,
    country: row.country,
    language: row.language,
    twitterHandle: row.twitter_handle,
    instagramHandle: row.instagram_handle,
    tags: row.tags,
    custom: row.custom,
  };
}

function referrerFromRow(row: DetailRow): Referrer | null {
  if (row.referrer_id === null) return null;
  return {
    id: row.referrer_id,
    profile: {
      uid: row.referrer_uid ?? '',
      email: row.referrer_email ?? '',
      firstName: row.referrer_first_name ?? '',
      lastName: row.referrer_last_name ?? '',
    },
    referralCode: row.referrer_code ?? '',
  };
}

/** Ways between the tiers that events tell of, where the tier was another afterwards. */
function movesBetween(
  seen: readonly (readonly [at: number, tierId: string | null])[],
): readonly TierMove[] {
  const moves: TierMove[] = [];
  seen.forEach(([at, to], place) => {
    const [, from] = seen[place - 1] ?? [0, to];
    if (from !== to) moves.push({ at, from, to });
  });
  return moves;
}
