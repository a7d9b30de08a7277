import type {
  BudgetUse,
  CachedPurchase,
  Coupon,
  Lot,
  Member,
  MemberStatus,
  Merge,
  OrderReturns,
  Profile,
  Standing,
  Transaction,
  TransactionKind,
  TransactionStatus,
} from '@fealty/core';
import { readAmendments, readDetails } from './details-text.ts';

/*
 * Rows of the load statements as the core's records. Column types are fixed by the migrations
 * and by `columnTypes`; a decoder names each column once, here.
 */

type Row = Readonly<Record<string, unknown>>;

const text = (row: Row, column: string): string => row[column] as string;
const textOrNull = (row: Row, column: string): string | null => row[column] as string | null;
const number = (row: Row, column: string): number => row[column] as number;
const numberOrNull = (row: Row, column: string): number | null => row[column] as number | null;

/** The part of a member that the ledger holds, without the person. */
export interface Head {
  readonly id: string;
  readonly chain: string;
  readonly fields: Omit<Member, 'id' | keyof PersonFields>;
}

type PersonFields = Pick<
  Member,
  | 'status'
  | 'subscribed'
  | 'unsubscribedAt'
  | 'enrolledAt'
  | 'modifiedAt'
  | 'deletedAt'
  | 'erasedAt'
  | 'profile'
  | 'profileVersion'
  | 'referralCode'
  | 'referrerId'
>;

export function headFromRow(row: Row): Head {
  return {
    id: text(row, 'id'),
    chain: text(row, 'chain'),
    fields: {
      balances: {
        available: number(row, 'available'),
        pending: number(row, 'pending'),
        reserved: number(row, 'reserved'),
        owed: number(row, 'owed'),
      },
      mergedInto: textOrNull(row, 'merged_into'),
      version: number(row, 'version'),
      eventSequence: number(row, 'event_seq'),
      postedAt: number(row, 'posted_at'),
      lifetime: {
        earned: number(row, 'earned'),
        redeemed: number(row, 'redeemed'),
        deducted: number(row, 'deducted'),
        expired: number(row, 'expired'),
        purchases: number(row, 'purchases'),
        redemptions: number(row, 'redemptions'),
        activities: number(row, 'activities'),
        revenue: text(row, 'revenue'),
        firstPurchaseAt: numberOrNull(row, 'first_purchase_at'),
        lastPurchaseAt: numberOrNull(row, 'last_purchase_at'),
        lastActivityAt: numberOrNull(row, 'last_activity_at'),
      },
      idle: {
        points: number(row, 'idle_points'),
        lapsed: number(row, 'idle_lapsed'),
        since: numberOrNull(row, 'idle_since'),
        lapsesAt: numberOrNull(row, 'idle_lapses_at'),
      },
      qualified: number(row, 'qualified'),
      tierId: textOrNull(row, 'tier_id'),
      tierSince: number(row, 'tier_since'),
      standing: row['standing'] as Standing | null,
      counts: row['counts'] as Member['counts'],
    },
  };
}

export function personFromRow(row: Row): PersonFields {
  const profile: Profile = {
    email: text(row, 'email'),
    uid: text(row, 'uid'),
    firstName: text(row, 'first_name'),
    lastName: text(row, 'last_name'),
    birthdate: textOrNull(row, 'birthdate') ?? '',
    phone: text(row, 'phone'),
    phoneCountryCode: text(row, 'phone_country_code'),
    addressLine1: text(row, 'address_line1'),
    addressLine2: text(row, 'address_line2'),
    city: text(row, 'city'),
    state: text(row, 'state'),
    postalCode: text(row, 'postal_code'),
    country: text(row, 'country'),
    language: text(row, 'language'),
    anniversaryDate: textOrNull(row, 'anniversary_date') ?? '',
    gender: text(row, 'gender'),
    twitterHandle: text(row, 'twitter_handle'),
    instagramHandle: text(row, 'instagram_handle'),
    tags: row['tags'] as string[],
    custom: row['custom'] as Profile['custom'],
  };
  return {
    status: text(row, 'status') as MemberStatus,
    subscribed: row['subscribed'] as boolean,
    unsubscribedAt: numberOrNull(row, 'unsubscribed_at'),
    enrolledAt: number(row, 'enrolled_at'),
    modifiedAt: number(row, 'modified_at'),
    deletedAt: numberOrNull(row, 'deleted_at'),
    erasedAt: numberOrNull(row, 'erased_at'),
    profile,
    profileVersion: number(row, 'profile_version'),
    referralCode: text(row, 'referral_code'),
    referrerId: textOrNull(row, 'referrer_id'),
  };
}

export function memberFrom(head: Head, person: PersonFields): Member {
  return { id: head.id, ...person, ...head.fields };
}

export function lotFromRow(row: Row): Lot {
  return {
    id: text(row, 'id'),
    memberId: text(row, 'member_id'),
    points: number(row, 'points'),
    remaining: number(row, 'remaining'),
    expiresAt: numberOrNull(row, 'expires_at'),
    idle: row['idle'] as boolean,
    openedAt: number(row, 'opened_at'),
  };
}

/** A named transaction with what stands beside it. */
export interface LoadedTransaction {
  readonly transaction: Transaction;
  readonly digest: string;
  readonly lot: Lot | null;
  /** What of its lot has lapsed. */
  readonly expired: number;
  readonly returns: OrderReturns | null;
}

export function transactionFromRow(row: Row): LoadedTransaction {
  const id = text(row, 'id');
  const memberId = text(row, 'member_id');
  const details = textOrNull(row, 'details');
  const transaction: Transaction = {
    id,
    memberId,
    kind: text(row, 'kind') as TransactionKind,
    status: text(row, 'status') as TransactionStatus,
    points: number(row, 'points'),
    modified: numberOrNull(row, 'modified_points'),
    amended: readAmendments(textOrNull(row, 'amendments')),
    basis: textOrNull(row, 'basis'),
    activityId: textOrNull(row, 'activity_id'),
    rewardId: textOrNull(row, 'reward_id'),
    orderId: textOrNull(row, 'order_id'),
    relatedId: textOrNull(row, 'related_id'),
    qualifies: row['qualifies'] as boolean,
    occurredAt: number(row, 'occurred_at'),
    recordedAt: number(row, 'recorded_at'),
    approvesAt: numberOrNull(row, 'approves_at'),
    approvedAt: numberOrNull(row, 'approved_at'),
    approvedBy: textOrNull(row, 'approved_by'),
    expiresAt: numberOrNull(row, 'expires_at'),
    programVersion: number(row, 'program_version'),
    actor: text(row, 'actor'),
    details: details === null ? {} : readDetails(details).details,
  };
  return {
    transaction,
    digest: text(row, 'details_digest'),
    expired: numberOrNull(row, 'lot_expired') ?? 0,
    lot: lotBeside(row, id),
    returns: returnsBeside(row, id),
  };
}

function lotBeside(row: Row, id: string): Lot | null {
  const remaining = numberOrNull(row, 'lot_remaining');
  if (remaining === null) return null;
  return {
    id,
    memberId: text(row, 'lot_member_id'),
    points: number(row, 'lot_points'),
    remaining,
    expiresAt: numberOrNull(row, 'lot_expires_at'),
    idle: row['lot_idle'] as boolean,
    openedAt: number(row, 'lot_opened_at'),
  };
}

function returnsBeside(row: Row, id: string): OrderReturns | null {
  const points = numberOrNull(row, 'returned_points');
  if (points === null) return null;
  return {
    transactionId: id,
    points,
    amount: text(row, 'returned_amount'),
    quantities: row['returned_quantities'] as Record<string, string>,
    pendingIds: row['returned_pending_ids'] as string[],
    corrected: number(row, 'returned_corrected'),
    correctedBack: number(row, 'returned_corrected_back'),
    budgets: row['returned_budgets'] as BudgetUse[] | null,
  };
}

export function couponFromRow(row: Row): Coupon {
  return {
    rewardId: text(row, 'reward_id'),
    number: number(row, 'number'),
    code: text(row, 'code'),
    expiresAt: numberOrNull(row, 'expires_at'),
  };
}

export function cachedFromRow(row: Row): CachedPurchase {
  return {
    id: text(row, 'id'),
    email: text(row, 'email'),
    orderId: text(row, 'order_id'),
    at: number(row, 'at'),
    command: JSON.parse(text(row, 'command')) as unknown,
  };
}

export function mergeFromRow(row: Row): Merge {
  return {
    id: text(row, 'id'),
    fromId: text(row, 'from_id'),
    intoId: text(row, 'into_id'),
    at: number(row, 'at'),
    withIds: row['with_ids'] as string[],
    owed: number(row, 'owed'),
    filled: row['filled'] as string[],
    intoTierId: textOrNull(row, 'into_tier_id'),
    intoTerms: row['into_terms'] as Merge['intoTerms'],
  };
}
