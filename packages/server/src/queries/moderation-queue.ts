import type { Instant } from '@fealty/core';
import type pg from 'pg';
import { statement } from '../runtime/statement.ts';

/** An award that waits for somebody, or for its day. */
export interface PendingAward {
  readonly id: string;
  readonly memberId: string;
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly activityId: string;
  readonly orderId: string | null;
  /** What it was recorded with. */
  readonly points: number;
  /** What a moderator made of it; null while nobody did. */
  readonly modifiedPoints: number | null;
  /** Points that came back of it while it waited. */
  readonly returnedPoints: number;
  readonly occurredAt: Instant;
  readonly recordedAt: Instant;
  /** When time approves it; null if only a person can. */
  readonly approvesAt: Instant | null;
  /** Null once the words of the transaction are erased. */
  readonly details: string | null;
}

export interface ModerationFilter {
  readonly merchantId: number;
  readonly activityId: string | null;
  readonly memberId: string | null;
  /** The last one of the page before; null for the first page. */
  readonly after: { readonly recordedAt: Instant; readonly id: string } | null;
  readonly limit: number;
}

const COLUMNS = `
  t.id, t.member_id as "memberId", m.email, m.first_name as "firstName", m.last_name as "lastName",
  t.activity_id as "activityId", t.order_id as "orderId", t.points,
  t.modified_points as "modifiedPoints", coalesce(r.points, 0) as "returnedPoints",
  t.occurred_at as "occurredAt", t.recorded_at as "recordedAt", t.approves_at as "approvesAt",
  d.details::text as details`;

const FROM_PAGE = `
     join members m on m.merchant_id = $1 and m.id = t.member_id
     left join order_returns r on r.merchant_id = $1 and r.transaction_id = t.id
     left join transaction_details d on d.merchant_id = $1 and d.transaction_id = t.id
    order by t.recorded_at, t.id`;

// One statement for each index: a condition that may be absent would find none of them.
const SPAN = `t.merchant_id = $1 and t.status = 'pending'
              and (t.recorded_at, t.id) > (to_timestamp($2::float8 / 1000), $3::text)`;

const pageAll = statement(
  'queries.moderationQueue',
  `select ${COLUMNS}
     from (select t.* from transactions t where ${SPAN}
            order by t.recorded_at, t.id limit $4) t ${FROM_PAGE}`,
);
const pageActivity = statement(
  'queries.moderationQueueOfActivity',
  `select ${COLUMNS}
     from (select t.* from transactions t where ${SPAN} and t.activity_id = $5
            order by t.recorded_at, t.id limit $4) t ${FROM_PAGE}`,
);
const pageMember = statement(
  'queries.moderationQueueOfMember',
  `select ${COLUMNS}
     from (select t.* from transactions t where ${SPAN} and t.member_id = $5
            order by t.recorded_at, t.id limit $4) t ${FROM_PAGE}`,
);
const pageMemberActivity = statement(
  'queries.moderationQueueOfMemberAndActivity',
  `select ${COLUMNS}
     from (select t.* from transactions t where ${SPAN} and t.member_id = $5 and t.activity_id = $6
            order by t.recorded_at, t.id limit $4) t ${FROM_PAGE}`,
);

/** A page of the awards that wait, oldest first. */
export async function listPendingAwards(
  pool: pg.Pool,
  filter: ModerationFilter,
): Promise<readonly PendingAward[]> {
  const { merchantId, activityId, memberId, after, limit } = filter;
  const place = [merchantId, after?.recordedAt ?? 0, after?.id ?? '', limit];
  const filters = [memberId, activityId].filter((value) => value !== null);
  const page =
    memberId === null
      ? activityId === null
        ? pageAll
        : pageActivity
      : activityId === null
        ? pageMember
        : pageMemberActivity;
  const values = [...place, ...filters];
  return (await pool.query<PendingAward>({ ...page, values })).rows;
}
