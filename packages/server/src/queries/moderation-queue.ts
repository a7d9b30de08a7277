import type { HeldReason, Instant } from '@fealty/core';
import type pg from 'pg';
import { statement } from '../runtime/statement.ts';
import {
  TRANSACTION_COLUMNS,
  TRANSACTION_MEMBER,
  type ListedTransaction,
} from './transaction-rows.ts';

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

/** Which awards that nobody but a person approves, and which page of them. */
export interface ByHandFilter {
  readonly merchantId: number;
  readonly activityId: string | null;
  readonly memberId: string | null;
  /** Only what the breaker held, or only what it did not; and for which reason. */
  readonly held: boolean | null;
  readonly heldReason: HeldReason | null;
  readonly offset: number;
  readonly limit: number;
}

// The queue is as long as moderators let it become; who filters it walks through all of it.
const BY_HAND = `
  t.merchant_id = $1 and t.kind = 'award' and t.status = 'pending' and t.approves_at is null
  and ($2::text is null or t.activity_id = $2)
  and ($3::text is null or t.member_id = $3
       or t.member_id in (select g.id from member_heads g
                           where g.merchant_id = $1 and g.merged_into = $3))
  and ($4::boolean is null
       or $4 = exists (select 1 from held_awards h
                        where h.merchant_id = $1 and h.transaction_id = t.id
                          and ($5::text is null or h.reason = $5)))`;

const countByHand = statement(
  'queries.countByHand',
  `select count(*) as total, coalesce(sum(coalesce(t.modified_points, t.points)), 0)::bigint as points
     from transactions t where ${BY_HAND}`,
);
const pageByHand = statement(
  'queries.pageByHand',
  `select ${TRANSACTION_COLUMNS}
     from (select t.id from transactions t where ${BY_HAND}
            order by t.recorded_at, t.id offset $6 limit $7) page
     join transactions t on t.merchant_id = $1 and t.id = page.id${TRANSACTION_MEMBER}
     left join lots l on l.merchant_id = $1 and l.id = t.id
     left join transaction_details d on d.merchant_id = $1 and d.transaction_id = t.id
    order by t.recorded_at, t.id`,
);

interface ByHandPage {
  readonly total: number;
  /** What all of them are worth, units of points. */
  readonly points: number;
  readonly rows: readonly ListedTransaction[];
}

/** A page of the awards that wait for a person, oldest first, and how many there are in all. */
export async function listByHand(pool: pg.Pool, filter: ByHandFilter): Promise<ByHandPage> {
  const { merchantId, activityId, memberId, held, heldReason, offset, limit } = filter;
  const values = [merchantId, activityId, memberId, held, heldReason];
  const counted = await pool.query<Omit<ByHandPage, 'rows'>>({ ...countByHand, values });
  const { total, points } = counted.rows[0] ?? { total: 0, points: 0 };
  if (total <= offset) return { total, points, rows: [] };
  const paged = { ...pageByHand, values: [...values, offset, limit] };
  return { total, points, rows: (await pool.query<ListedTransaction>(paged)).rows };
}
