import type { MemberData } from '@fealty/contract/v2';
import {
  divide,
  parseDecimal,
  pointsText,
  rationalOf,
  roundToPoints,
  tierProgress,
  type Instant,
  type Lot,
  type Program,
} from '@fealty/core';
import type { MemberDetails, Referrer } from '../../../queries/member-details.ts';
import {
  comingLapses,
  spendablePoints,
  sumByDate,
  withIdle,
  type Lapse,
} from '../../../queries/member-view.ts';
import { looseTime, slashBirthdate, slashCalendarDay, slashTime } from '../../dates.ts';
import { referralLink, type LinkTerms } from '../../referral-link.ts';
import { wirePoints, wireTierUnits } from '../../wire-points.ts';
import type { Done } from '../serving/perform.ts';
import type { V2Context, V2Request } from '../surface.ts';
import { memberIdOf } from '../transactions/transaction-answer.ts';

export interface MemberTerms extends LinkTerms {
  readonly program: Program;
}

const MONEY_DECIMALS = 2;

/** What it takes to show members. */
export async function memberTerms(
  context: V2Context,
  { caller }: V2Request<unknown>,
): Promise<MemberTerms> {
  const program = await context.programs.running(caller.merchantId);
  return { program, caller, baseUrl: context.baseUrl };
}

/** A member with everything that is known of him, as v2 shows him. */
export function memberData(details: MemberDetails, terms: MemberTerms): MemberData {
  const { member } = details;
  const { profile } = member;
  return {
    id: member.id,
    member_id: memberIdOf(member),
    first_name: profile.firstName,
    last_name: profile.lastName,
    email_address: profile.email,
    phone_number: phoneText(profile),
    birthdate: dayOrNull(profile.birthdate),
    anniversary_date: dayOrNull(profile.anniversaryDate),
    wedding_anniversary_date: dayOrNull(profile.anniversaryDate),
    gender: profile.gender,
    twitter_handle: profile.twitterHandle,
    instagram_handle: profile.instagramHandle,
    preferred_language: profile.language,
    address: {
      line1: profile.addressLine1,
      line2: profile.addressLine2,
      city: profile.city,
      state: profile.state,
      country: profile.country,
      postal_code: profile.postalCode,
    },
    member_status: member.status,
    email_subscription_status: member.subscribed ? 'subscribed' : 'unsubscribed',
    member_tags: [...profile.tags],
    custom_attributes: { ...profile.custom },
    referral_code: member.referralCode,
    referral_URL: member.referralCode === '' ? '' : referralLink(member.referralCode, terms),
    ...referrerData(details.referrer),
    ...pointsData(details, terms),
    ...tierData(details, terms),
    ...lifeData(details),
    enrollment_date: slashTime(member.enrolledAt),
    last_modified_date: slashTime(member.modifiedAt),
    deleted_date: timeOrNull(member.deletedAt),
  };
}

/**
 * A member as a command left him. What lapses when is known of his lots where all were loaded, and
 * else what was read beforehand.
 */
export function detailsAfter(before: MemberDetails | null, done: Done): MemberDetails {
  const { member, lots, now } = done;
  if (member === null) throw new Error('the command was about nobody');
  const moves = before?.tierMoves ?? [];
  const from = before?.member.tierId ?? null;
  const moved = before !== null && before.member.id === member.id && from !== member.tierId;
  return {
    member,
    referrer: before?.referrer?.id === member.referrerId ? before.referrer : null,
    dated: lots === null ? (before?.dated ?? []) : datesOf(lots),
    tierMoves: moved ? [...moves, { at: now, from, to: member.tierId }] : moves,
    readAt: now,
  };
}

function datesOf(lots: readonly Lot[]): readonly Lapse[] {
  return sumByDate(
    lots.flatMap(({ expiresAt, remaining }) =>
      expiresAt === null ? [] : [{ at: expiresAt, points: remaining }],
    ),
  );
}

/** `+1-7203332525`; a telephone whose country is not known as it was sent. */
function phoneText(profile: { readonly phone: string; readonly phoneCountryCode: string }): string {
  const { phone, phoneCountryCode } = profile;
  const country = phoneCountryCode.replace(/^\+/, '');
  return country === '' || phone === '' ? phone : `+${country}-${phone}`;
}

function referrerData(
  referrer: Referrer | null,
): Pick<MemberData, 'referrer_code' | 'referrer_ID' | 'referrer_name'> {
  if (referrer === null) return { referrer_code: '', referrer_ID: '', referrer_name: '' };
  const { firstName, lastName } = referrer.profile;
  return {
    referrer_code: referrer.referralCode,
    referrer_ID: memberIdOf(referrer),
    referrer_name: `${firstName} ${lastName}`.trim(),
  };
}

type PointsData = Pick<
  MemberData,
  | 'available_points'
  | 'pending_points'
  | 'lifetime_points_earned'
  | 'lifetime_points_redeemed'
  | 'lifetime_points_expired'
  | 'lifetime_points_deducted'
  | 'points_expiration_schedule'
  | 'points_to_expire'
>;

function pointsData(
  { member, dated, readAt }: MemberDetails,
  { program }: MemberTerms,
): PointsData {
  const { balances, lifetime, idle } = member;
  const lapses = withIdle(dated, idle);
  const lapsing = { available: balances.available, lapses, readAt };
  const schedule = comingLapses(lapsing).map(({ at, points }) => ({
    expiration_date: looseTime(at),
    points: wirePoints(points, program),
  }));
  return {
    available_points: wirePoints(spendablePoints(lapsing), program),
    pending_points: wirePoints(balances.pending, program),
    lifetime_points_earned: wirePoints(lifetime.earned, program),
    lifetime_points_redeemed: wirePoints(lifetime.redeemed, program),
    lifetime_points_expired: wirePoints(lifetime.expired, program),
    lifetime_points_deducted: wirePoints(lifetime.deducted, program),
    points_expiration_schedule: schedule,
    points_to_expire: schedule,
  };
}

/** A lifetime tier counts from enrolment on, and its period has no end. */
function tierData(
  { member, tierMoves, readAt }: MemberDetails,
  { program }: MemberTerms,
): Pick<MemberData, 'tier_info' | 'current_tier' | 'current_tier_ID' | 'tier_movements'> {
  const { counted, window } = tierProgress(program, member, readAt);
  const id = member.tierId ?? '';
  const name = tierName(member.tierId, program);
  return {
    tier_info: {
      loyalty_tier_id: id,
      loyalty_tier_name: name,
      qualified_points: wireTierUnits(counted, program),
      current_period_start:
        window === null
          ? slashTime(member.enrolledAt)
          : `${slashCalendarDay(window.from)} 00:00:00`,
      current_period_end: window === null ? null : `${slashCalendarDay(window.until)} 23:59:59`,
    },
    current_tier: name,
    current_tier_ID: id,
    tier_movements: tierMoves.map(({ at, from, to }) => ({
      date: slashTime(at),
      old_tier: tierName(from, program),
      old_tier_ID: from ?? '',
      new_tier: tierName(to, program),
      new_tier_ID: to ?? '',
    })),
  };
}

function tierName(id: string | null, program: Program): string {
  return id === null ? '' : (program.tiers.get(id)?.name ?? id);
}

type LifeData = Pick<
  MemberData,
  | 'revenue'
  | 'aov'
  | 'number_of_purchases'
  | 'number_of_redemptions'
  | 'number_of_activities'
  | 'first_purchase_date'
  | 'last_purchase_date'
>;

function lifeData({ member: { lifetime } }: MemberDetails): LifeData {
  const { revenue, purchases, redemptions, activities } = lifetime;
  return {
    revenue: Number(revenue),
    aov: Number(averageText(revenue, purchases)),
    number_of_purchases: purchases,
    number_of_redemptions: redemptions,
    number_of_activities: activities,
    first_purchase_date: timeOrNull(lifetime.firstPurchaseAt),
    last_purchase_date: timeOrNull(lifetime.lastPurchaseAt),
  };
}

/** Exact up to the one rounding to hundredths. */
function averageText(revenue: string, purchases: number): string {
  const sum = parseDecimal(revenue);
  if (sum === null || purchases === 0) return '0';
  const average = roundToPoints(divide(sum, rationalOf(purchases)), 'half_up', MONEY_DECIMALS);
  return pointsText(average ?? 0, MONEY_DECIMALS);
}

function dayOrNull(day: string): string | null {
  return day === '' ? null : slashBirthdate(day);
}

function timeOrNull(at: Instant | null): string | null {
  return at === null ? null : slashTime(at);
}
