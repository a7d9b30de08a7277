import { EVENT_NAMES } from '@fealty/contract';
import type { EventType, Instant, Notice, Program } from '@fealty/core';
import type { EventData } from '../../../ledger/event-data.ts';
import { slashBirthdate, slashTime } from '../../dates.ts';
import { wirePoints } from '../../wire-points.ts';
import { memberIdOf } from '../transactions/transaction-answer.ts';

/** The platform's name of an event, or null if it has none. */
export function eventTypeOf(type: EventType): string | null {
  return EVENT_NAMES[type].v2;
}

/** Fields of something by their names on the wire. */
type Words = Readonly<Record<string, unknown>> & { readonly id: string };

/** Member and transaction as they were when it happened. */
export function eventState(
  { member, transaction, expiring, notice }: EventData,
  program: Program,
): object {
  return {
    member: memberState(member, program),
    transaction: transaction === null ? null : transactionState(transaction, program),
    expiring: expiring === undefined ? null : expiringState(expiring, program),
    notice: notice === undefined ? null : noticeState(notice),
  };
}

/** What was noticed, for people of the store. */
export function noticeState(notice: Notice): object {
  const { id, text } = notice;
  return notice.what === 'awards.held'
    ? { id, text, activity_id: notice.activityId }
    : { id, text, kind: notice.kind, severity: notice.severity };
}

/** What was about to lapse then. */
export function expiringState(
  { days, points, date }: NonNullable<EventData['expiring']>,
  program: Program,
): object {
  return { days, points: wirePoints(points, program), expiration_date: slashTime(date) };
}

/** A member as he was then. */
export function memberState(member: EventData['member'], program: Program): Words {
  return {
    id: member.id,
    member_id: memberIdOf({ id: member.id, profile: member }),
    first_name: member.firstName,
    last_name: member.lastName,
    email_address: member.email,
    birthdate: slashBirthdate(member.birthdate),
    loyalty_tier_id: member.tierId,
    loyalty_tier_name: member.tierName,
    referral_code: member.referralCode,
    available_points: wirePoints(member.available, program),
    pending_points: wirePoints(member.pending, program),
    lifetime_points_earned: wirePoints(member.earned, program),
    lifetime_points_redeemed: wirePoints(member.redeemed, program),
  };
}

/** A transaction as it was then. */
export function transactionState(
  transaction: NonNullable<EventData['transaction']>,
  program: Program,
): Words {
  const timeOrNull = (at: Instant | null): string | null => (at === null ? null : slashTime(at));
  return {
    id: transaction.id,
    transaction_type: transaction.kind,
    status: transaction.status,
    points: wirePoints(transaction.points, program),
    activity_id: transaction.activityId,
    activity_name: transaction.activityName,
    reward_id: transaction.rewardId,
    reward_name: transaction.rewardName,
    coupon_code: transaction.couponCode,
    order_id: transaction.orderId,
    reason: transaction.reason,
    transaction_date: slashTime(transaction.occurredAt),
    approved_date: timeOrNull(transaction.approvedAt),
    points_expiration_date: timeOrNull(transaction.expiresAt),
  };
}
