import type { Profile, RuledMember } from '@fealty/core';
import type pg from 'pg';
import { statement } from '../runtime/statement.ts';

const readOne = statement(
  'queries.readRuledMember',
  `select m.email, m.uid, m.first_name as "firstName", m.last_name as "lastName",
          coalesce(m.birthdate::text, '') as birthdate, m.phone,
          m.phone_country_code as "phoneCountryCode", m.address_line1 as "addressLine1",
          m.address_line2 as "addressLine2", m.city, m.state, m.postal_code as "postalCode",
          m.country, m.language, coalesce(m.anniversary_date::text, '') as "anniversaryDate", m.gender,
          m.twitter_handle as "twitterHandle", m.instagram_handle as "instagramHandle", m.tags, m.custom, m.enrolled_at, h.tier_id, h.qualified,
          h.available, h.pending, h.reserved, h.owed, h.earned, h.redeemed, h.deducted, h.expired,
          h.purchases, h.redemptions, h.activities, h.revenue::text, h.first_purchase_at,
          h.last_purchase_at, h.last_activity_at
     from members m join member_heads h on h.merchant_id = $1 and h.id = m.id
    where m.merchant_id = $1 and m.id = $2`,
);

type Row = Profile &
  RuledMember['balances'] &
  Pick<
    RuledMember['lifetime'],
    | 'earned'
    | 'redeemed'
    | 'deducted'
    | 'expired'
    | 'purchases'
    | 'redemptions'
    | 'activities'
    | 'revenue'
  > & {
    readonly enrolled_at: number;
    readonly tier_id: string | null;
    readonly qualified: number;
    readonly first_purchase_at: number | null;
    readonly last_purchase_at: number | null;
    readonly last_activity_at: number | null;
  };

/** All that conditions may look at of a member, or null if he is not there. */
export async function readRuledMember(
  pool: pg.Pool,
  merchantId: number,
  memberId: string,
): Promise<RuledMember | null> {
  const { rows } = await pool.query<Row>({ ...readOne, values: [merchantId, memberId] });
  const [row] = rows;
  if (row === undefined) return null;
  return {
    profile: row,
    tierId: row.tier_id,
    enrolledAt: row.enrolled_at,
    qualified: row.qualified,
    balances: row,
    lifetime: {
      ...row,
      firstPurchaseAt: row.first_purchase_at,
      lastPurchaseAt: row.last_purchase_at,
      lastActivityAt: row.last_activity_at,
    },
  };
}
