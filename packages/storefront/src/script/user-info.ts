import type { MemberData } from '@fealty/contract/v2';

/** A member as `zrl_mi.get_loyalty_user_info` tells of him: the platform's names, never null. */
export interface UserInfo {
  readonly [name: string]: string | number | boolean | object;
  readonly available_points: number;
  readonly pending_points: number;
}

/** What stands there until somebody is known. */
export const NOBODY: UserInfo = {
  ...{ success: false, available_points: 0, pending_points: 0, awarded_points: 0 },
  ...{ redeemed_points: 0, first_name: '', last_name: '', user_email: '', uid: '', user_id: '' },
  ...{ loyalty_tier_id: '', loyalty_tier_name: '', referral_code: '', referral_url: '' },
  ...{ referrer_email: '', dob: '', ss_uid: '', has_opted_out: false },
  ...{ tier_details: {}, expiration_schedule: [] },
};

/** The member in the words of the platform's first generation. */
export function userInfoOf(member: MemberData): UserInfo {
  const { tier_info: tier, address } = member;
  return {
    ...NOBODY,
    success: true,
    available_points: member.available_points,
    pending_points: member.pending_points,
    awarded_points: member.lifetime_points_earned,
    redeemed_points: member.lifetime_points_redeemed,
    first_name: member.first_name,
    last_name: member.last_name,
    user_email: member.email_address,
    uid: member.member_id,
    user_id: member.member_id,
    ss_uid: member.id,
    dob: member.birthdate ?? '',
    address_line1: address.line1,
    address_line2: address.line2,
    city: address.city,
    state: address.state,
    country: address.country,
    zipcode: address.postal_code,
    loyalty_tier_id: tier.loyalty_tier_id,
    loyalty_tier_name: tier.loyalty_tier_name,
    tier_details: {
      period_start: dayOf(tier.current_period_start),
      points: tier.qualified_points,
      period_end: dayOf(tier.current_period_end),
    },
    expiration_schedule: member.points_expiration_schedule,
    referral_code: member.referral_code,
    referral_url: member.referral_URL,
    referrer_email: member.referrer_ID.includes('@') ? member.referrer_ID : '',
    loyalty_enroll_time: dayOf(member.enrollment_date),
    has_opted_out: member.member_status === 'opted_out',
  };
}

function dayOf(time: string | null): string {
  return time?.split(' ')[0] ?? '';
}
