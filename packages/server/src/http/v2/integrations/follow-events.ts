import type { followEvents as endpoint, V2Values } from '@fealty/contract/v2';
import type { EventType, Instant, Program } from '@fealty/core';
import type { EventData } from '../../../ledger/event-data.ts';
import {
  FIRST_PLACE,
  followEvents,
  lastPlace,
  type EventPlace,
  type FollowedEvent,
} from '../../../queries/follow-events.ts';
import { slashBirthdate, slashTime } from '../../dates.ts';
import { wirePoints } from '../../wire-points.ts';
import { refuseParameters } from '../serving/refusal.ts';
import { succeed, type V2Handler } from '../surface.ts';
import { memberIdOf } from '../transactions/transaction-answer.ts';

/** What the platform calls our events; it has no name for the others. */
const EVENT_TYPES: Readonly<Partial<Record<EventType, string>>> = {
  'member.enrolled': 'event_member_enrol',
  'member.updated': 'event_member_update',
  'member.deleted': 'event_member_delete',
  'points.awarded': 'event_points_earned',
  'points.rejected': 'event_points_rejected',
  'points.redeemed': 'event_points_redeemed',
  'points.deducted': 'event_points_deducted',
  'points.expired': 'event_points_expired',
  'tier.upgraded': 'event_member_tierupgrade',
  'tier.downgraded': 'event_member_tierdowngrade',
  'winback.offered': 'event_winback_offer',
};

/** Era, number of the transaction, id of the event: `1-918273-1a1fe4cfd01528a39e8ebc97`. */
const PLACE = /^(\d{1,9})-(\d{1,19})-([0-9a-f]{24})?$/;
const NOW = 'now';

/** Everything that happened, from a place on. */
export const handleFollowEvents: V2Handler<V2Values<typeof endpoint>> = async (
  context,
  { caller, values },
) => {
  const { after: text = '', count: limit = 100, include_quiet: quiet = false } = values;
  if (text.toLowerCase() === NOW) {
    const next = await lastPlace(context.database);
    return succeed({ events: [], next_after: placeText(next), more: false });
  }
  const after = readPlace(text);
  if (after === null) {
    const allowed = `a next_after of an answer, or ${NOW}`;
    return refuseParameters({
      kind: 'malformed',
      faults: [{ name: 'after', seen: text, allowed }],
    });
  }
  const { merchantId } = caller;
  const [page, program] = await Promise.all([
    followEvents(context.database, merchantId, { after, limit, quiet }),
    context.programs.running(merchantId),
  ]);
  return succeed({
    events: page.events.map((event) => eventBody(event, program)),
    next_after: placeText(page.next),
    more: page.more,
  });
};

function readPlace(text: string): EventPlace | null {
  if (text === '') return FIRST_PLACE;
  const [, era = '', writtenBy = '', id = ''] = PLACE.exec(text) ?? [];
  return era === '' ? null : { era: Number(era), writtenBy, id };
}

function placeText({ era, writtenBy, id }: EventPlace): string {
  return `${String(era)}-${writtenBy}-${id}`;
}

function eventBody(event: FollowedEvent, program: Program): object {
  const { data } = event;
  return {
    id: event.id,
    event: event.type,
    event_type: EVENT_TYPES[event.type] ?? null,
    sequence: event.sequence,
    created_date: slashTime(event.at),
    internal_member_id: event.memberId,
    transaction_id: event.transactionId,
    quiet: event.quiet,
    erased: event.erased,
    data: data === null ? null : dataBody(data, program),
  };
}

function dataBody({ member, transaction, expiring }: EventData, program: Program): object {
  return {
    member: memberBody(member, program),
    transaction: transaction === null ? null : transactionBody(transaction, program),
    expiring:
      expiring === undefined
        ? null
        : {
            days: expiring.days,
            points: wirePoints(expiring.points, program),
            expiration_date: slashTime(expiring.date),
          },
  };
}

function memberBody(member: EventData['member'], program: Program): object {
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

function transactionBody(
  transaction: NonNullable<EventData['transaction']>,
  program: Program,
): object {
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
