import type pg from 'pg';
import { statement } from '../runtime/statement.ts';
import { dayAt, monthBefore } from './days.ts';
import type { ReportTerms } from './report-terms.ts';

/** Members who enrolled in one month, and in which months they were active. */
export interface Retained {
  /** `2026-01`. */
  readonly month: string;
  readonly enrolled: number;
  /** Of each month from that one on to the running one; a month in which nobody was is there too. */
  readonly active: readonly { readonly month: string; readonly members: number }[];
}

const cohortSizes = statement(
  'reports.cohortSizes',
  `select to_char(m.enrolled_at at time zone $3::text, 'YYYY-MM') as month, count(*) as members
     from members m
    where m.merchant_id = $1 and m.enrolled_at >= $2::date::timestamp at time zone $3::text
    group by 1`,
);
const retained = statement(
  'reports.retained',
  `select s.cohort, s.month, s.members from retention_sums s
    where s.merchant_id = $1 and s.cohort >= to_char($2::date, 'YYYY-MM') and s.month >= s.cohort
    order by s.cohort, s.month`,
);

interface ActiveRow {
  readonly cohort: string;
  readonly month: string;
  readonly members: number;
}

/** The last so many months of enrolment, oldest first, with who was active since. */
export async function readRetention(
  client: pg.ClientBase,
  { merchantId, zone, now }: ReportTerms,
  months: number,
): Promise<readonly Retained[]> {
  const today = dayAt(now, zone);
  const first = monthBefore(today, months - 1);
  const sizes = await client.query<{ month: string; members: number }>({
    ...cohortSizes,
    values: [merchantId, first, zone],
  });
  const { rows } = await client.query<ActiveRow>({ ...retained, values: [merchantId, first] });
  const enrolled = new Map(sizes.rows.map(({ month, members }) => [month, members]));
  const active = new Map(rows.map((row) => [`${row.cohort} ${row.month}`, row.members]));
  const all = Array.from({ length: months }, (_, index) =>
    monthBefore(today, months - 1 - index).slice(0, 7),
  );
  return all.map((month) => ({
    month,
    enrolled: enrolled.get(month) ?? 0,
    active: all
      .filter((later) => later >= month)
      .map((later) => ({ month: later, members: active.get(`${month} ${later}`) ?? 0 })),
  }));
}
