import { withIdle, type Lapse, type MemberView } from './member-view.ts';

/**
 * Columns of a member, in the order in which `memberFromRow` takes them. Written into each
 * statement that reads members: SQL here is static text.
 */
export type MemberRow = readonly [
  id: string,
  email: string,
  uid: string,
  firstName: string,
  lastName: string,
  birthdate: string | null,
  phone: string,
  phoneCountryCode: string,
  addressLine1: string,
  addressLine2: string,
  city: string,
  state: string,
  postalCode: string,
  country: string,
  referralCode: string,
  status: MemberView['status'],
  enrolledAt: number,
  available: number,
  pending: number,
  earned: number,
  redeemed: number,
  qualified: number,
  tierId: string | null,
  tierSince: number,
  counts: MemberView['counts'],
  referrerEmail: string | null,
  lapses: string | null,
  idlePoints: number,
  idleLapsed: number,
  idleLapsesAt: number | null,
  readAt: number,
  standing: MemberView['standing'],
];

/**
 * The select list that belongs to `MemberRow`; `m`, `h` and `r` are member, head and referrer, `$1`
 * is the merchant.
 */
export const MEMBER_COLUMNS = `
  m.id, m.email, m.uid, m.first_name, m.last_name, m.birthdate, m.phone, m.phone_country_code,
  m.address_line1, m.address_line2, m.city, m.state, m.postal_code, m.country, m.referral_code,
  m.status, m.enrolled_at, h.available, h.pending, h.earned, h.redeemed, h.qualified, h.tier_id,
  h.tier_since, h.counts, r.email,
  (select string_agg((date_part('epoch', s.expires_at) * 1000)::bigint || ':' || s.points, ','
                     order by s.expires_at)
     from expiry_sums s
    where s.merchant_id = $1 and s.member_id = m.id and s.points > 0),
  h.idle_points, h.idle_lapsed, h.idle_lapses_at,
  (select (date_part('epoch', clock_timestamp()) * 1000)::bigint + c.clock_offset_ms
     from merchants c where c.id = $1),
  h.standing`;

export function memberFromRow(row: MemberRow): MemberView {
  return {
    id: row[0],
    email: row[1],
    uid: row[2],
    firstName: row[3],
    lastName: row[4],
    birthdate: row[5] ?? '',
    phone: row[6],
    phoneCountryCode: row[7],
    addressLine1: row[8],
    addressLine2: row[9],
    city: row[10],
    state: row[11],
    postalCode: row[12],
    country: row[13],
    referralCode: row[14],
    status: row[15],
    enrolledAt: row[16],
    available: row[17],
    pending: row[18],
    earned: row[19],
    redeemed: row[20],
    qualified: row[21],
    tierId: row[22],
    tierSince: row[23],
    counts: row[24],
    referrerEmail: row[25] ?? '',
    lapses: withIdle(lapsesFromText(row[26]), {
      points: row[27],
      lapsed: row[28],
      lapsesAt: row[29],
    }),
    readAt: row[30],
    standing: row[31],
  };
}

/** `1579346232000:6100,…`: milliseconds and points. */
export function lapsesFromText(text: string | null): readonly Lapse[] {
  if (text === null) return [];
  return text.split(',').map((part) => {
    const colon = part.indexOf(':');
    return { at: Number(part.slice(0, colon)), points: Number(part.slice(colon + 1)) };
  });
}
