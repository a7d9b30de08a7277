import type { Account, Points } from '@fealty/core';
import type pg from 'pg';
import { statement } from '../runtime/statement.ts';
import type { Day } from './days.ts';
import { outstandingOf } from './read-points.ts';
import type { ReportTerms } from './report-terms.ts';

/** Postings behind the place of the sums that are looked at; with more of them the sums are being made. */
const BEHIND_MAX = 50_000;

const headsStatement = statement(
  'reports.heads',
  `select coalesce(sum(h.available + h.pending + h.reserved - h.owed), 0)::bigint as points
     from member_heads h where h.merchant_id = $1`,
);
const movedAfter = statement(
  'reports.movedAfter',
  `select s.source, s.target, sum(s.points)::bigint as points
     from subject_sums s where s.merchant_id = $1 and s.happened_on > $2::date
    group by s.source, s.target`,
);
const movedSince = statement(
  'reports.movedSince',
  `select p.source, p.target, sum(p.amount)::bigint as points, count(*) as postings
     from (select o.source, o.target, o.amount from postings o
            where o.merchant_id = $1 and o.at >= to_timestamp($2::float8 / 1000)
            order by o.at limit $3) as p
    group by p.source, p.target`,
);

interface Moved {
  readonly source: Account;
  readonly target: Account;
  readonly points: Points;
}

/**
 * What members had at the end of a day, found backwards from their balances of now: without what was posted
 * since the sums were made and without what happened on later days. Null while sums are being made. It
 * costs a row of each member.
 */
export async function readClosingByBalances(
  client: pg.ClientBase,
  { merchantId, reachedAt }: ReportTerms,
  to: Day,
): Promise<Points | null> {
  const heads = await client.query<{ points: Points }>({ ...headsStatement, values: [merchantId] });
  const since = await client.query<Moved & { readonly postings: number }>({
    ...movedSince,
    values: [merchantId, reachedAt ?? 0, BEHIND_MAX],
  });
  const postings = since.rows.reduce((sum, row) => sum + row.postings, 0);
  if (postings === BEHIND_MAX) return null;
  const after = await client.query<Moved>({ ...movedAfter, values: [merchantId, to] });
  const now = heads.rows[0]?.points ?? 0;
  return now - outstandingOf(since.rows) - outstandingOf(after.rows);
}
