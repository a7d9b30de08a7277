import { EVENT_NAMES, type EventData as V1Event, type V1EventType } from '@fealty/contract';
import type { Program } from '@fealty/core';
import type { EventData } from '../../ledger/event-data.ts';
import type { KeptEvent } from '../../queries/read-event.ts';
import { longTime, slashBirthdate } from '../dates.ts';
import { wirePoints } from '../wire-points.ts';
import { referralLink } from '../referral-link.ts';
import type { UserTerms } from './user-answer.ts';

export interface EventTerms extends Pick<UserTerms, 'baseUrl' | 'program'> {
  readonly caller: UserTerms['caller'] & { readonly publicId: string };
}

/** An event as a v1 webhook carries it, or null if v1 knows no such event. */
export function eventBody(event: KeptEvent, terms: EventTerms): V1Event | null {
  const type = EVENT_NAMES[event.type].v1;
  if (type === null) return null;
  const data = dataOf(type, event.data, terms);
  return data === null
    ? null
    : { id: event.id, data, event_type: type, created: longTime(event.at) };
}

function dataOf(
  type: V1EventType,
  data: EventData,
  terms: EventTerms,
): Record<string, unknown> | null {
  const { member, transaction } = data;
  switch (type) {
    case 'evt_user_enrollment':
    case 'evt_level_upgrade':
    case 'evt_level_degrade':
      return memberWords(member, terms);
    case 'evt_points_awarded':
      return transaction === null
        ? null
        : { ...transactionWords(data, transaction, terms), ...awardWords(transaction) };
    case 'evt_points_redeemed':
      return transaction === null
        ? null
        : {
            ...transactionWords(data, transaction, terms),
            points_status: 'redeemed',
            transaction_type: 'redeem',
            redemption_id: transaction.rewardId,
            redemption_name: transaction.rewardName,
            coupon_code: transaction.couponCode,
          };
    case 'evt_points_deducted':
      return transaction === null
        ? null
        : {
            ...transactionWords(data, transaction, terms),
            points_status: transaction.status,
            transaction_type: 'deduct',
            reason: transaction.reason ?? '',
            points_deducted: 0,
          };
  }
}

type EventTransaction = NonNullable<EventData['transaction']>;

function memberWords(member: EventData['member'], terms: EventTerms): Record<string, unknown> {
  const { program } = terms;
  return {
    first_name: member.firstName,
    last_name: member.lastName,
    user_id: member.id,
    uid: member.uid,
    dob: slashBirthdate(member.birthdate),
    loyalty_tier_id: member.tierId ?? '',
    loyalty_tier_name: member.tierName ?? member.tierId ?? '',
    available_points: wirePoints(member.available, program),
    referral_url: referralLink(member.referralCode, terms),
    referral_code: member.referralCode,
    redeemed_points: wirePoints(member.redeemed, program),
    awarded_points: wirePoints(member.earned, program),
    user_email: member.email,
    pending_points: wirePoints(member.pending, program),
  };
}

function transactionWords(
  { member }: EventData,
  transaction: EventTransaction,
  { caller, program }: EventTerms & { readonly program: Program },
): Record<string, unknown> {
  return {
    id: transaction.id,
    merchant_id: caller.publicId,
    user_id: member.id,
    user_email: member.email,
    user_first_name: member.firstName,
    user_last_name: member.lastName,
    points: wirePoints(transaction.points, program),
    created_time: longTime(transaction.occurredAt),
  };
}

/** Whether a person or the program approved an award makes no difference to an event. */
function awardWords(transaction: EventTransaction): Record<string, unknown> {
  const { status, approvedAt, expiresAt } = transaction;
  return {
    activity_id: transaction.activityId,
    activity_name: transaction.activityName,
    order_id: transaction.orderId,
    points_status: status === 'auto_approved' ? 'approved' : status,
    transaction_type: 'award',
    points_expired: 0,
    points_expiration_date: expiresAt === null ? null : longTime(expiresAt),
    qualified_points: transaction.qualifies,
    approved_time: approvedAt === null ? null : longTime(approvedAt),
  };
}
