import type { Account, Points } from '@fealty/core';
import type pg from 'pg';
import { statement } from '../runtime/statement.ts';
import { periodsOf, type Day, type DaySpan, type Grouping } from './days.ts';
import type { ReportTerms } from './report-terms.ts';

/** Points that moved in a period, and what was outstanding before it and behind it. */
export interface PointsMoved extends DaySpan {
  /** What members had before the first day: to spend, waiting, in carts; less what they owed. */
  readonly opening: Points;
  /** Given out, less what was taken back while it waited. */
  readonly issued: Points;
  /** Redeemed, less what was given back. */
  readonly redeemed: Points;
  readonly expired: Points;
  /** Taken back, less what was put right of that. */
  readonly deducted: Points;
  readonly closing: Points;
}

const movedBefore = statement(
  'reports.movedBefore',
  `select s.source, s.target, sum(s.points)::bigint as points
     from subject_sums s where s.merchant_id = $1 and s.happened_on < $2::date
    group by s.source, s.target`,
);
const movedIn = statement(
  'reports.movedIn',
  `select greatest(date_trunc($4::text, s.happened_on::timestamp)::date, $2::date) as begins,
          s.source, s.target, sum(s.points)::bigint as points
     from subject_sums s
    where s.merchant_id = $1 and s.happened_on between $2::date and $3::date
    group by 1, s.source, s.target`,
);

interface Moved {
  readonly source: Account;
  readonly target: Account;
  readonly points: Points;
}

/**
 * What moved in each period of a span. It costs the rows of the days before and in it, by activity and
 * reward.
 */
export async function readPoints(
  client: pg.ClientBase,
  { merchantId }: ReportTerms,
  asked: { readonly span: DaySpan; readonly grouping: Grouping },
): Promise<readonly PointsMoved[]> {
  const { span, grouping } = asked;
  const before = await client.query<Moved>({ ...movedBefore, values: [merchantId, span.from] });
  const { rows } = await client.query<Moved & { readonly begins: Day }>({
    ...movedIn,
    values: [merchantId, span.from, span.to, grouping],
  });
  const byPeriod = Map.groupBy(rows, ({ begins }) => begins);
  let outstanding = outstandingOf(before.rows);
  return periodsOf(span, grouping).map((period) => {
    const moved = byPeriod.get(period.from) ?? [];
    const opening = outstanding;
    outstanding += outstandingOf(moved);
    return {
      ...period,
      opening,
      issued: 0 - netOf(moved, 'issued'),
      redeemed: netOf(moved, 'redeemed'),
      expired: netOf(moved, 'expired'),
      deducted: netOf(moved, 'deducted'),
      closing: outstanding,
    };
  });
}

/** The same of all periods together. */
export function totalOf(periods: readonly PointsMoved[]): Omit<PointsMoved, keyof DaySpan> {
  const sum = (of: 'issued' | 'redeemed' | 'expired' | 'deducted'): Points =>
    periods.reduce((all, period) => all + period[of], 0);
  return {
    opening: periods[0]?.opening ?? 0,
    ...{ issued: sum('issued'), redeemed: sum('redeemed') },
    ...{ expired: sum('expired'), deducted: sum('deducted') },
    closing: periods.at(-1)?.closing ?? 0,
  };
}

/** What moved into an account, less what moved out of it. */
function netOf(moved: readonly Moved[], account: Account): Points {
  return moved.reduce(
    (net, { source, target, points }) =>
      net + (target === account ? points : 0) - (source === account ? points : 0),
    0,
  );
}

/** What members came to hold by what moved; a debt stands below zero. */
export function outstandingOf(moved: readonly Moved[]): Points {
  return MEMBERS_ACCOUNTS.reduce((sum, account) => sum + netOf(moved, account), 0);
}

const MEMBERS_ACCOUNTS: readonly Account[] = ['available', 'pending', 'reserved', 'owed'];
