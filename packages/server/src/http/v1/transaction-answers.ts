import type { DeductedData, EarnedData, RedeemedData, ReturnedData } from '@fealty/contract';
import { PURCHASE_ACTIVITY } from './purchase-activity.ts';
import type { Member, Transaction } from '@fealty/core';
import { shortTime } from '../dates.ts';
import type { Done } from './perform.ts';
import { wirePoints } from '../wire-points.ts';

/** Answers of the endpoints that move points. */

interface Recorded {
  readonly member: Member;
  readonly transaction: Transaction;
}

function recorded(done: Done): Recorded {
  const { member } = done;
  const { transaction } = done.result;
  if (member === null || transaction === null) throw new Error('nothing was recorded');
  return { member, transaction };
}

function person(member: Member): { user_email: string; last_name: string; first_name: string } {
  const { email, lastName, firstName } = member.profile;
  return { user_email: email, last_name: lastName, first_name: firstName };
}

/** An award, or an order that is kept until its buyer enrols. */
export function sayEarned(done: Done): EarnedData {
  const { cached } = done.result;
  const { program } = done;
  if (cached !== null) {
    const { purchase, points } = cached;
    return {
      user_email: purchase.email,
      last_name: '',
      first_name: '',
      ...activityWords(PURCHASE_ACTIVITY, done),
      transaction_type: 'award',
      points: wirePoints(points, program),
      points_status: 'cached',
      created_time: shortTime(purchase.at),
      id: purchase.id,
    };
  }
  const { member, transaction } = recorded(done);
  const { reason } = transaction.details;
  return {
    ...person(member),
    ...activityWords(transaction.activityId ?? '', done),
    transaction_type: 'award',
    points: wirePoints(transaction.points, program),
    points_status: transaction.status,
    created_time: shortTime(transaction.occurredAt),
    id: transaction.id,
    ...(reason === undefined ? {} : { reason }),
  };
}

function activityWords(id: string, done: Done): { activity_id: string; activity_name: string } {
  return { activity_id: id, activity_name: done.program.activities.get(id)?.name ?? id };
}

export function sayRedeemed(done: Done): RedeemedData {
  const { member, transaction } = recorded(done);
  const { program } = done;
  const rewardId = transaction.rewardId ?? '';
  return {
    ...person(member),
    redemption_name: program.rewards.get(rewardId)?.name ?? rewardId,
    redemption_id: rewardId,
    points: wirePoints(transaction.points, program),
    points_status: 'redeemed',
    coupon_code: transaction.details.couponCode ?? done.result.coupon?.code ?? '',
    created_time: shortTime(transaction.occurredAt),
    id: transaction.id,
  };
}

export function sayDeducted(done: Done): DeductedData {
  const { member, transaction } = recorded(done);
  const { program } = done;
  return {
    ...person(member),
    points_status: 'deducted',
    transaction_type: 'deduct',
    available_points: wirePoints(member.balances.available, program),
    reason: transaction.details.reason ?? '',
    points: wirePoints(transaction.points, program),
    created_time: shortTime(transaction.occurredAt),
    id: transaction.id,
  };
}

/** A return. That of an order whose buyer never enrolled takes nothing and is done with. */
export function sayReturned(orderId: string, isWhole: boolean): (done: Done) => ReturnedData {
  const reason = isWhole ? 'Order Fully Returned' : 'Order Partially Returned';
  return (done) => {
    const { cached } = done.result;
    if (cached !== null) {
      return {
        user_email: cached.purchase.email,
        last_name: '',
        first_name: '',
        points: wirePoints(cached.points, done.program),
        points_status: 'deducted',
        returned_for_order_id: orderId,
        reason,
        created_time: shortTime(done.now),
        id: cached.purchase.id,
      };
    }
    const { member, transaction } = recorded(done);
    return {
      ...person(member),
      points: wirePoints(transaction.points, done.program),
      points_status: transaction.status,
      returned_for_order_id: orderId,
      reason,
      created_time: shortTime(transaction.occurredAt),
      id: transaction.id,
    };
  };
}
