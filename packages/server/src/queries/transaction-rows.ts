import type { Instant, TransactionKind } from '@fealty/core';
import { GOES_ON_FOR_KNOWN } from './goes-on.ts';

/** A transaction as a list shows it. */
export interface ListedTransaction {
  readonly id: string;
  readonly kind: TransactionKind;
  /** As kept, or `exhausted` or `expired` for an award of which nothing is left. */
  readonly status: string;
  /** What it is worth: a moderator may have changed a pending award. */
  readonly points: number;
  /** Decimal text. */
  readonly basis: string | null;
  readonly activityId: string | null;
  readonly rewardId: string | null;
  readonly orderId: string | null;
  readonly occurredAt: Instant;
  readonly approvesAt: Instant | null;
  readonly approvedAt: Instant | null;
  readonly approvedBy: string | null;
  readonly expiresAt: Instant | null;
  readonly programVersion: number;
  /** Of an award, what went into rewards. */
  readonly used: number;
  /** Of an award, what is left to spend. */
  readonly remaining: number | null;
  readonly recordedAt: Instant;
  /** The award that a return or reversal takes back. */
  readonly relatedId: string | null;
  /** What moderators said of it since, a JSON list in order; null if they did not. */
  readonly amendments: string | null;
  readonly memberId: string;
  readonly uid: string;
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  /** Null once the member's record is erased. */
  readonly details: string | null;
}

/**
 * Status of a transaction with its lot. What is used up by rewards, deductions and lapses is
 * `expired` if any of it lapsed, else `exhausted`.
 */
export const LISTED_STATUS = `
  case when l.points > 0 and l.remaining = 0 and t.status in ('approved', 'auto_approved')
       then case when l.expired > 0 then 'expired' else 'exhausted' end
       else t.status end`;

/** The member of a transaction `t` as `m`: whoever goes on for him, if he was merged. */
export const TRANSACTION_MEMBER = `
     join member_heads known on known.merchant_id = $1 and known.id = t.member_id
     join members m on m.merchant_id = $1 and m.id = ${GOES_ON_FOR_KNOWN}`;

/** What no list shows: points that went from one chain to another, and came back. */
export const OF_MERGES = `('merge', 'unmerge')`;

/** Columns of a page; `t`, `l`, `m` and `d` are transaction, lot, member and details. */
export const TRANSACTION_COLUMNS = `
  t.id, t.kind, ${LISTED_STATUS} as status, coalesce(t.modified_points, t.points) as points, t.basis, t.activity_id as "activityId",
  t.reward_id as "rewardId", t.order_id as "orderId", t.occurred_at as "occurredAt",
  t.approves_at as "approvesAt", t.approved_at as "approvedAt", t.approved_by as "approvedBy",
  case when l.idle and l.remaining > 0
       then (select h.idle_lapses_at from member_heads h
              where h.merchant_id = t.merchant_id and h.id = t.member_id)
       else t.expires_at end as "expiresAt", t.program_version as "programVersion",
  coalesce(l.used, 0) as used, l.remaining, t.recorded_at as "recordedAt",
  t.related_id as "relatedId",
  case when t.modified_points is not null then (
    select json_agg(n.amendment order by n.number)::text from transaction_notes n
     where n.merchant_id = t.merchant_id and n.transaction_id = t.id and n.amendment is not null)
  end as amendments, m.id as "memberId", m.uid, m.email, m.first_name as "firstName",
  m.last_name as "lastName", d.details::text as details`;
