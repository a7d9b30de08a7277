import type { Instant } from '@fealty/core';
import type pg from 'pg';
import { statement } from '../runtime/statement.ts';

export interface UnsubscribedFilter {
  readonly merchantId: number;
  readonly from: Instant;
  /** Excluded. */
  readonly until: Instant;
  readonly offset: number;
  readonly limit: number;
}

export interface Unsubscribed {
  readonly email: string;
  readonly unsubscribedAt: Instant;
}

/** Who was merged gets no e-mails of his own. */
const SPAN = `merchant_id = $1 and unsubscribed_at is not null and not subscribed
      and unsubscribed_at >= to_timestamp($2::float8 / 1000)
      and unsubscribed_at < to_timestamp($3::float8 / 1000) and status <> 'deleted'
      and not exists (select 1 from member_heads g
                       where g.merchant_id = $1 and g.merged_into is not null and g.id = members.id)`;

const countUnsubscribed = statement(
  'queries.countUnsubscribed',
  `select count(*) as total from members where ${SPAN}`,
);
const pageUnsubscribed = statement(
  'queries.pageUnsubscribed',
  `select email, unsubscribed_at as "unsubscribedAt" from members where ${SPAN}
    order by unsubscribed_at, id offset $4 limit $5`,
);

/** Members who get no e-mails, in the order in which they left the list. */
export async function listUnsubscribed(
  pool: pg.Pool,
  filter: UnsubscribedFilter,
): Promise<{ readonly total: number; readonly rows: readonly Unsubscribed[] }> {
  const values = [filter.merchantId, filter.from, filter.until];
  const counted = await pool.query<{ total: number }>({ ...countUnsubscribed, values });
  const paged = { ...pageUnsubscribed, values: [...values, filter.offset, filter.limit] };
  const { rows } = await pool.query<Unsubscribed>(paged);
  return { total: counted.rows[0]?.total ?? 0, rows };
}
