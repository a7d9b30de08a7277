import type { Instant, Member, Notice, Program, Transaction } from '@fealty/core';

/**
 * What an event tells, frozen as it was: surfaces and webhooks put it into their own words, and
 * what is read back later is what was sent.
 */
export interface EventData {
  readonly member: {
    readonly id: string;
    readonly email: string;
    readonly uid: string;
    readonly firstName: string;
    readonly lastName: string;
    /** ISO date or empty. */
    readonly birthdate: string;
    readonly tierId: string | null;
    readonly tierName: string | null;
    readonly referralCode: string;
    readonly available: number;
    readonly pending: number;
    readonly redeemed: number;
    readonly earned: number;
  };
  readonly transaction: {
    readonly id: string;
    readonly kind: Transaction['kind'];
    readonly status: Transaction['status'];
    readonly points: number;
    readonly activityId: string | null;
    readonly activityName: string | null;
    readonly rewardId: string | null;
    readonly rewardName: string | null;
    readonly orderId: string | null;
    readonly qualifies: boolean;
    readonly occurredAt: Instant;
    readonly approvedAt: Instant | null;
    readonly expiresAt: Instant | null;
    readonly couponCode: string | null;
    readonly reason: string | null;
  } | null;
  /** Of `points.expiring`: how many days are left, and what lapses when. */
  readonly expiring?: { readonly days: number; readonly points: number; readonly date: Instant };
  /** Of `awards.held` and `fraud.signalled`: what was noticed. */
  readonly notice?: Notice;
}

/** What an event of the store itself tells: no member has a part in it. */
export interface MerchantEventData {
  /** Of `seal.published`: the seal as it is published, by the names of its fields there. */
  readonly seal: Readonly<Record<string, string | number>>;
}

/** What any event tells. */
export type ToldData = EventData | MerchantEventData;

/** Stands where other events name their member. */
export const NO_MEMBER = '';

/** Whether something tells of a member. */
export function isOfMember(data: ToldData): data is EventData {
  return 'member' in data;
}

/** What an event is about beside its member. */
export interface EventSubject {
  readonly transaction: Transaction | null;
  readonly expiring: EventData['expiring'] | null;
  readonly notice: Notice | null;
  /** The transaction's points lapse with the member's other idle ones. */
  readonly idle: boolean;
}

/** Freezes the state that an event is about. */
export function eventData(
  member: Member,
  program: Program,
  { transaction, expiring, notice, idle }: EventSubject,
): EventData {
  const idleLapsesAt = idle ? member.idle.lapsesAt : null;
  return {
    member: {
      id: member.id,
      email: member.profile.email,
      uid: member.profile.uid,
      firstName: member.profile.firstName,
      lastName: member.profile.lastName,
      birthdate: member.profile.birthdate,
      tierId: member.tierId,
      tierName: member.tierId === null ? null : (program.tiers.get(member.tierId)?.name ?? null),
      referralCode: member.referralCode,
      available: member.balances.available,
      pending: member.balances.pending,
      redeemed: member.lifetime.redeemed,
      earned: member.lifetime.earned,
    },
    transaction: transaction === null ? null : transactionData(transaction, program, idleLapsesAt),
    ...(expiring == null ? {} : { expiring }),
    ...(notice === null ? {} : { notice }),
  };
}

function transactionData(
  transaction: Transaction,
  program: Program,
  idleLapsesAt: Instant | null,
): NonNullable<EventData['transaction']> {
  const { activityId, rewardId } = transaction;
  return {
    id: transaction.id,
    kind: transaction.kind,
    status: transaction.status,
    points: transaction.modified ?? transaction.points,
    activityId,
    activityName:
      activityId === null ? null : (program.activities.get(activityId)?.name ?? activityId),
    rewardId,
    rewardName: rewardId === null ? null : (program.rewards.get(rewardId)?.name ?? rewardId),
    orderId: transaction.orderId,
    qualifies: transaction.qualifies,
    occurredAt: transaction.occurredAt,
    approvedAt: transaction.approvedAt,
    expiresAt: transaction.expiresAt ?? idleLapsesAt,
    couponCode: transaction.details.couponCode ?? null,
    reason: transaction.amended?.reason ?? transaction.details.reason ?? null,
  };
}
