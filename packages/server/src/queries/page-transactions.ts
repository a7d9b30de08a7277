import type { Instant } from '@fealty/core';
import type pg from 'pg';
import { statement } from '../runtime/statement.ts';
import {
  OF_MERGES,
  TRANSACTION_COLUMNS,
  TRANSACTION_MEMBER,
  type ListedTransaction,
} from './transaction-rows.ts';

/** A stretch of time; the end is excluded. */
export interface TimeSpan {
  readonly from: Instant;
  readonly until: Instant;
}

/** Which transactions, by when they were recorded, and which page of them. Null: any. */
export interface PageAsked {
  readonly merchantId: number;
  readonly memberId: string | null;
  readonly recorded: TimeSpan;
  readonly approved: TimeSpan | null;
  readonly occurred: TimeSpan | null;
  readonly statuses: readonly string[] | null;
  /** `award`, `redeem`, `deduct`: expiries are deductions. */
  readonly types: readonly string[] | null;
  readonly activityIds: readonly string[] | null;
  readonly rewardIds: readonly string[] | null;
  readonly newestFirst: boolean;
  readonly offset: number;
  readonly limit: number;
}

export interface Page {
  /** How many there are; before the last page, counting ends at `TOTAL_MAX`. */
  readonly total: number;
  readonly rows: readonly ListedTransaction[];
  readonly more: boolean;
}

/** More are not counted: nobody pages through them, and counting them all takes ever longer. */
const TOTAL_MAX = 10_000;

/*
 * A page is walked along an index in the order of recording until it is full, then joined to what
 * it shows. Filters that have an index of their own have a statement of their own.
 */

/** As `LISTED_STATUS`, without a join: the lot is only looked at where a status is asked for. */
const STATUS = `coalesce((
  select case when l.expired > 0 then 'expired' else 'exhausted' end from lots l
   where l.merchant_id = t.merchant_id and l.id = t.id and l.points > 0 and l.remaining = 0
     and t.status in ('approved', 'auto_approved')), t.status)`;

const TYPE = `case when t.kind = 'award' or (t.kind = 'adjust' and t.status <> 'deducted') then 'award'
                   when t.kind = 'redeem' then 'redeem' else 'deduct' end`;

const FILTERS = `t.merchant_id = $1
  and t.recorded_at >= to_timestamp($2::float8 / 1000)
  and t.recorded_at < to_timestamp($3::float8 / 1000)
  and t.kind not in ${OF_MERGES}
  and ($4::float8 is null or t.approved_at >= to_timestamp($4::float8 / 1000))
  and ($5::float8 is null or t.approved_at < to_timestamp($5::float8 / 1000))
  and ($6::float8 is null or t.occurred_at >= to_timestamp($6::float8 / 1000))
  and ($7::float8 is null or t.occurred_at < to_timestamp($7::float8 / 1000))
  and ($8::text[] is null or (${STATUS}) = any ($8::text[]))
  and ($9::text[] is null or (${TYPE}) = any ($9::text[]))
  and ($10::text[] is null or t.activity_id = any ($10::text[]))
  and ($11::text[] is null or t.reward_id = any ($11::text[]))`;

const NEWEST = 'order by t.recorded_at desc, t.id desc';
const OLDEST = 'order by t.recorded_at, t.id';
/** The one activity, or reward, that is asked for: the filter says the same of it. */
const ACTIVITY = 't.activity_id = ($10::text[])[1]';
const REWARD = 't.reward_id = ($11::text[])[1]';
const PENDING = `t.status = 'pending'`;
const NO_AWARD = `t.kind <> 'award'`;
const OF_TIME = `t.occurred_at >= to_timestamp($6::float8 / 1000)
  and t.occurred_at < to_timestamp($7::float8 / 1000)`;
/** One member, and everybody who was merged into him. */
const OF_SET = `t.member_id in (
  select $12::text union all
  select g.id from member_heads g where g.merchant_id = $1 and g.merged_into = $12)`;

const FROM_PAGE = `
     join transactions t on t.merchant_id = $1 and t.id = page.id${TRANSACTION_MEMBER}
     left join lots l on l.merchant_id = $1 and l.id = t.id
     left join transaction_details d on d.merchant_id = $1 and d.transaction_id = t.id`;

const START = `select ${TRANSACTION_COLUMNS} from (select t.id from transactions t where ${FILTERS}`;
const COUNT = `select count(*) as total from (select 1 from transactions t where ${FILTERS}`;
const CUT = 'offset $12 limit $13) page';
const CUT_SET = 'offset $13 limit $14) page';

const ALL = {
  newest: statement('queries.newestOfAll', `${START} ${NEWEST} ${CUT} ${FROM_PAGE} ${NEWEST}`),
  oldest: statement('queries.oldestOfAll', `${START} ${OLDEST} ${CUT} ${FROM_PAGE} ${OLDEST}`),
  count: statement('queries.countOfAll', `${COUNT} limit $12) as counted`),
};
const OF_ACTIVITY = {
  newest: statement(
    'queries.newestOfActivity',
    `${START} and ${ACTIVITY} ${NEWEST} ${CUT} ${FROM_PAGE} ${NEWEST}`,
  ),
  oldest: statement(
    'queries.oldestOfActivity',
    `${START} and ${ACTIVITY} ${OLDEST} ${CUT} ${FROM_PAGE} ${OLDEST}`,
  ),
  count: statement('queries.countOfActivity', `${COUNT} and ${ACTIVITY} limit $12) as counted`),
};
const OF_REWARD = {
  newest: statement(
    'queries.newestOfReward',
    `${START} and ${REWARD} ${NEWEST} ${CUT} ${FROM_PAGE} ${NEWEST}`,
  ),
  oldest: statement(
    'queries.oldestOfReward',
    `${START} and ${REWARD} ${OLDEST} ${CUT} ${FROM_PAGE} ${OLDEST}`,
  ),
  count: statement('queries.countOfReward', `${COUNT} and ${REWARD} limit $12) as counted`),
};
const OF_PENDING = {
  newest: statement(
    'queries.newestPending',
    `${START} and ${PENDING} ${NEWEST} ${CUT} ${FROM_PAGE} ${NEWEST}`,
  ),
  oldest: statement(
    'queries.oldestPending',
    `${START} and ${PENDING} ${OLDEST} ${CUT} ${FROM_PAGE} ${OLDEST}`,
  ),
  count: statement('queries.countPending', `${COUNT} and ${PENDING} limit $12) as counted`),
};
const OF_NO_AWARD = {
  newest: statement(
    'queries.newestNoAward',
    `${START} and ${NO_AWARD} ${NEWEST} ${CUT} ${FROM_PAGE} ${NEWEST}`,
  ),
  oldest: statement(
    'queries.oldestNoAward',
    `${START} and ${NO_AWARD} ${OLDEST} ${CUT} ${FROM_PAGE} ${OLDEST}`,
  ),
  count: statement('queries.countNoAward', `${COUNT} and ${NO_AWARD} limit $12) as counted`),
};
const OF_OCCURRED = {
  newest: statement(
    'queries.newestOfTime',
    `${START} and ${OF_TIME} ${NEWEST} ${CUT} ${FROM_PAGE} ${NEWEST}`,
  ),
  oldest: statement(
    'queries.oldestOfTime',
    `${START} and ${OF_TIME} ${OLDEST} ${CUT} ${FROM_PAGE} ${OLDEST}`,
  ),
  count: statement('queries.countOfTime', `${COUNT} and ${OF_TIME} limit $12) as counted`),
};
const OF_MEMBER = {
  newest: statement(
    'queries.newestOfMember',
    `${START} and ${OF_SET} ${NEWEST} ${CUT_SET} ${FROM_PAGE} ${NEWEST}`,
  ),
  oldest: statement(
    'queries.oldestOfMember',
    `${START} and ${OF_SET} ${OLDEST} ${CUT_SET} ${FROM_PAGE} ${OLDEST}`,
  ),
  count: statement('queries.countOfMember', `${COUNT} and ${OF_SET} limit $13) as counted`),
};

/** A page of transactions in the order in which they were recorded. */
export async function pageTransactions(pool: pg.Pool, asked: PageAsked): Promise<Page> {
  const { approved, occurred, recorded, memberId, offset, limit } = asked;
  const values: unknown[] = [
    asked.merchantId,
    recorded.from,
    // Nothing is approved before it is recorded.
    Math.min(recorded.until, approved?.until ?? recorded.until),
    approved?.from ?? null,
    approved?.until ?? null,
    occurred?.from ?? null,
    occurred?.until ?? null,
    asked.statuses,
    asked.types,
    asked.activityIds,
    asked.rewardIds,
    ...(memberId === null ? [] : [memberId]),
  ];
  const { newest, oldest, count } = statementsFor(asked);
  const page = asked.newestFirst ? newest : oldest;
  const found = await pool.query<ListedTransaction>({
    ...page,
    values: [...values, offset, limit + 1],
  });
  const rows = found.rows.slice(0, limit);
  const more = found.rows.length > limit;
  // The last page tells how many there are; only behind the end, or before it, must they be counted.
  if (!more && (rows.length > 0 || offset === 0)) {
    return { total: offset + rows.length, rows, more };
  }
  const counted = await pool.query<{ total: number }>({ ...count, values: [...values, TOTAL_MAX] });
  return { total: counted.rows[0]?.total ?? 0, rows, more };
}

function statementsFor(asked: PageAsked): typeof ALL {
  const { memberId, statuses, types, activityIds, rewardIds, occurred } = asked;
  if (memberId !== null) return OF_MEMBER;
  if (rewardIds?.length === 1) return OF_REWARD;
  if (statuses?.length === 1 && statuses[0] === 'pending') return OF_PENDING;
  if (activityIds?.length === 1) return OF_ACTIVITY;
  if (isNoAward(types) || isNoAward(statuses)) return OF_NO_AWARD;
  return occurred === null ? ALL : OF_OCCURRED;
}

/** Types and statuses that no award has. */
const NEVER_AWARDS = new Set(['redeem', 'deduct', 'redeemed', 'deducted', 'pending_deduction']);

function isNoAward(words: readonly string[] | null): boolean {
  return words?.every((word) => NEVER_AWARDS.has(word)) === true;
}
