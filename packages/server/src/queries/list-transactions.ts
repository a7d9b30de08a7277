import type { Instant } from '@fealty/core';
import type pg from 'pg';
import { statement } from '../runtime/statement.ts';
import {
  LISTED_STATUS,
  OF_MERGES,
  TRANSACTION_COLUMNS,
  TRANSACTION_MEMBER,
  type ListedTransaction,
} from './transaction-rows.ts';

/** Which transactions, and which page of them. Expiries show as the status of what lapsed. */
export interface TransactionFilter {
  readonly merchantId: number;
  /** Null: of all members. */
  readonly memberId: string | null;
  readonly from: Instant;
  /** Excluded. */
  readonly until: Instant;
  /** Null: any. */
  readonly statuses: readonly string[] | null;
  readonly offset: number;
  readonly limit: number;
}

export interface TransactionPage {
  readonly total: number;
  readonly rows: readonly ListedTransaction[];
}

/*
 * The page is found on the index alone, then joined to what it shows. Only a filter by status
 * needs the lots of all that is counted.
 */

const FROM_PAGE = `
     join transactions t on t.merchant_id = $1 and t.id = page.id${TRANSACTION_MEMBER}
     left join lots l on l.merchant_id = $1 and l.id = t.id
     left join transaction_details d on d.merchant_id = $1 and d.transaction_id = t.id
    order by t.occurred_at, t.id`;

const SPAN = `t.merchant_id = $1 and t.occurred_at >= to_timestamp($2::float8 / 1000)
                and t.occurred_at < to_timestamp($3::float8 / 1000) and t.kind <> 'expire'
                and t.kind not in ${OF_MERGES}`;

/** One member, and everybody who was merged into him. */
const SET = `(select $4::text as id union all
               select g.id from member_heads g
                where g.merchant_id = $1 and g.merged_into = $4) as s`;

const WITH_LOT = `transactions t left join lots l on l.merchant_id = t.merchant_id and l.id = t.id`;

const countAll = statement(
  'queries.countTransactions',
  `select count(*) as total from transactions t where ${SPAN}`,
);
const pageAll = statement(
  'queries.pageTransactions',
  `select ${TRANSACTION_COLUMNS}
     from (select t.id from transactions t where ${SPAN}
            order by t.occurred_at, t.id offset $4 limit $5) page ${FROM_PAGE}`,
);
const countStatuses = statement(
  'queries.countTransactionsByStatus',
  `select count(*) as total from ${WITH_LOT}
    where ${SPAN} and (${LISTED_STATUS}) = any ($4::text[])`,
);
const pageStatuses = statement(
  'queries.pageTransactionsByStatus',
  `select ${TRANSACTION_COLUMNS}
     from (select t.id from ${WITH_LOT}
            where ${SPAN} and (${LISTED_STATUS}) = any ($4::text[])
            order by t.occurred_at, t.id offset $5 limit $6) page ${FROM_PAGE}`,
);
const countMember = statement(
  'queries.countMemberTransactions',
  `select count(*) as total from ${SET}
     join transactions t on ${SPAN} and t.member_id = s.id`,
);
// As much of each one's history as the page can need, by the index, and then the page of that.
const pageMember = statement(
  'queries.pageMemberTransactions',
  `select ${TRANSACTION_COLUMNS}
     from (select f.id
             from ${SET}
            cross join lateral (
              select t.id, t.occurred_at from transactions t
               where ${SPAN} and t.member_id = s.id
               order by t.occurred_at, t.id limit $5::bigint + $6::bigint) as f
            order by f.occurred_at, f.id offset $5 limit $6) page ${FROM_PAGE}`,
);
const countMemberStatuses = statement(
  'queries.countMemberTransactionsByStatus',
  `select count(*) as total from ${SET} cross join ${WITH_LOT}
    where ${SPAN} and t.member_id = s.id and (${LISTED_STATUS}) = any ($5::text[])`,
);
const pageMemberStatuses = statement(
  'queries.pageMemberTransactionsByStatus',
  `select ${TRANSACTION_COLUMNS}
     from (select f.id
             from ${SET}
            cross join lateral (
              select t.id, t.occurred_at from ${WITH_LOT}
               where ${SPAN} and t.member_id = s.id and (${LISTED_STATUS}) = any ($5::text[])
               order by t.occurred_at, t.id limit $6::bigint + $7::bigint) as f
            order by f.occurred_at, f.id offset $6 limit $7) page ${FROM_PAGE}`,
);

/** A page of transactions in order of time, and how many there are in all. */
export async function listTransactions(
  pool: pg.Pool,
  filter: TransactionFilter,
): Promise<TransactionPage> {
  const { merchantId, memberId, statuses, offset, limit } = filter;
  const values: unknown[] = [merchantId, filter.from, filter.until];
  if (memberId !== null) values.push(memberId);
  if (statuses !== null) values.push(statuses);
  const [count, page] = statementsFor(filter);
  const counted = await pool.query<{ total: number }>({ ...count, values });
  const total = counted.rows[0]?.total ?? 0;
  if (total <= offset) return { total, rows: [] };
  const paged = { ...page, values: [...values, offset, limit] };
  const { rows } = await pool.query<ListedTransaction>(paged);
  return { total, rows };
}

function statementsFor(filter: TransactionFilter): readonly [typeof countAll, typeof pageAll] {
  if (filter.memberId === null) {
    return filter.statuses === null ? [countAll, pageAll] : [countStatuses, pageStatuses];
  }
  return filter.statuses === null
    ? [countMember, pageMember]
    : [countMemberStatuses, pageMemberStatuses];
}
