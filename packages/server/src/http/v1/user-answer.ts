import type { UserData } from '@fealty/contract';
import { tierProgress, type Program } from '@fealty/core';
import { comingLapses, spendablePoints, type MemberView } from '../../queries/member-view.ts';
import { scheduleTime, slashBirthdate, slashCalendarDay, slashDay } from '../dates.ts';
import { referralLink } from '../referral-link.ts';
import { wirePoints, wireTierUnits } from '../wire-points.ts';
import type { Caller } from './surface.ts';

export interface UserTerms {
  readonly program: Program;
  readonly caller: Pick<Caller, 'host' | 'partnerId'>;
  readonly baseUrl: string;
}

/** A member as v1 shows a user. */
export function userFromMember(member: MemberView, terms: UserTerms): UserData {
  const { program } = terms;
  const tier = member.tierId === null ? undefined : program.tiers.get(member.tierId);
  return {
    last_name: member.lastName,
    first_name: member.firstName,
    user_email: member.email,
    dob: slashBirthdate(member.birthdate),
    address_line1: member.addressLine1,
    address_line2: member.addressLine2,
    city: member.city,
    zipcode: member.postalCode,
    state: member.state,
    country: member.country,
    phone_country_code: member.phoneCountryCode,
    phone_number: member.phone,
    referral_code: member.referralCode,
    referral_url: referralLink(member.referralCode, terms),
    referrer_email: member.referrerEmail,
    uid: member.uid,
    user_id: member.uid,
    loyalty_enroll_time: slashDay(member.enrolledAt),
    loyalty_tier_id: member.tierId ?? '',
    loyalty_tier_name: tier?.name ?? member.tierId ?? '',
    tier_details: tierDetails(member, program),
    available_points: wirePoints(spendablePoints(member), program),
    redeemed_points: wirePoints(member.redeemed, program),
    awarded_points: wirePoints(member.earned, program),
    pending_points: wirePoints(member.pending, program),
    expiration_schedule: comingLapses(member).map(({ at, points }) => ({
      expiration_date: scheduleTime(at),
      points: wirePoints(points, program),
    })),
    has_opted_out: member.status === 'opted_out',
  };
}

/** A lifetime tier counts from enrolment on, and its period has no end. */
function tierDetails(member: MemberView, program: Program): UserData['tier_details'] {
  const { counted, window } = tierProgress(program, member, member.readAt);
  const points = wireTierUnits(counted, program);
  if (window === null) return { period_start: slashDay(member.enrolledAt), points, period_end: '' };
  const { from, until } = window;
  return { period_start: slashCalendarDay(from), points, period_end: slashCalendarDay(until) };
}
