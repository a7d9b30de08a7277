import type pg from 'pg';
import { statement } from '../runtime/statement.ts';
import { periodsOf, type Day, type DaySpan, type Grouping } from './days.ts';
import type { ReportTerms } from './report-terms.ts';

/** Members of a period. */
export interface MembersCounted extends DaySpan {
  readonly enrolled: number;
  /** Who earned or redeemed, each once. */
  readonly active: number;
}

const enrolledIn = statement(
  'reports.enrolledIn',
  `select greatest(date_trunc($4::text, m.enrolled_at at time zone $5::text)::date, $2::date)
            as begins, count(*) as members
     from members m
    where m.merchant_id = $1 and m.enrolled_at >= $2::date::timestamp at time zone $5::text
      and m.enrolled_at < ($3::date + 1)::timestamp at time zone $5::text
    group by 1`,
);
const activeIn = statement(
  'reports.activeIn',
  `select greatest(date_trunc($4::text, s.day::timestamp)::date, $2::date) as begins,
          sum(s.members)::bigint as members
     from active_sums s
    where s.merchant_id = $1 and s.day between $2::date and $3::date
      and s.day_before < greatest(date_trunc($4::text, s.day::timestamp)::date, $2::date)
    group by 1`,
);
const activeInAll = statement(
  'reports.activeInAll',
  `select coalesce(sum(s.members), 0)::bigint as members
     from active_sums s
    where s.merchant_id = $1 and s.day between $2::date and $3::date and s.day_before < $2::date`,
);

interface Counted {
  readonly begins: Day;
  readonly members: number;
}

/**
 * Members who enrolled and who were active, in each period of a span and in all of it: somebody active in
 * two periods counts in each, and once in all. It costs an entry of an index for each who enrolled.
 */
export async function readMembers(
  client: pg.ClientBase,
  { merchantId, zone }: ReportTerms,
  asked: { readonly span: DaySpan; readonly grouping: Grouping },
): Promise<{ readonly periods: readonly MembersCounted[]; readonly total: MembersCounted }> {
  const { span, grouping } = asked;
  const days = [merchantId, span.from, span.to];
  const enrolled = await client.query<Counted>({
    ...enrolledIn,
    values: [...days, grouping, zone],
  });
  const active = await client.query<Counted>({ ...activeIn, values: [...days, grouping] });
  const all = await client.query<{ members: number }>({ ...activeInAll, values: days });
  const countedOf = (rows: readonly Counted[]): ReadonlyMap<Day, number> =>
    new Map(rows.map(({ begins, members }) => [begins, members]));
  const [joined, seen] = [countedOf(enrolled.rows), countedOf(active.rows)];
  return {
    periods: periodsOf(span, grouping).map((period) => ({
      ...period,
      enrolled: joined.get(period.from) ?? 0,
      active: seen.get(period.from) ?? 0,
    })),
    total: {
      ...span,
      enrolled: enrolled.rows.reduce((sum, { members }) => sum + members, 0),
      active: all.rows[0]?.members ?? 0,
    },
  };
}
