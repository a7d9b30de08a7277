import type pg from 'pg';
import { statement } from '../runtime/statement.ts';

/** What the lines of a correction come to. */
export interface LineSums {
  readonly lines: number;
  readonly members: number;
  readonly given: number;
  readonly taken: number;
  readonly shortfall: number;
  readonly tierChanges: number;
}

export interface ExampleLine {
  readonly memberId: string;
  readonly awardId: string | null;
  readonly predicted: number | null;
  readonly shortfall: number;
  readonly tierFrom: string | null;
  readonly tierTo: string | null;
  readonly code: string | null;
}

const sums = statement(
  'correctionSums.lines',
  `select count(*)::integer as lines,
          count(distinct member_id) filter (where predicted is not null)::integer as members,
          coalesce(sum(predicted) filter (where predicted > 0), 0)::bigint as given,
          coalesce(-sum(predicted) filter (where predicted < 0), 0)::bigint as taken,
          coalesce(sum(shortfall), 0)::bigint as shortfall,
          count(*) filter (where tier_from is distinct from tier_to)::integer as "tierChanges"
     from correction_lines where merchant_id = $1 and correction_id = $2`,
);
const refused = statement(
  'correctionSums.refused',
  `select code, count(*)::integer as lines from correction_lines
    where merchant_id = $1 and correction_id = $2 and state = 'refused'
    group by code order by code limit 100`,
);
/** The largest change, those whose tier changes, what is short, then the first ones; ten in all. */
const examples = statement(
  'correctionSums.examples',
  `select member_id as "memberId", award_id as "awardId", predicted, shortfall,
          tier_from as "tierFrom", tier_to as "tierTo", code
     from correction_lines
    where merchant_id = $1 and correction_id = $2
    order by (tier_from is distinct from tier_to) desc, (shortfall > 0) desc,
             abs(coalesce(predicted, 0)) desc, line limit 10`,
);
const done = statement(
  'correctionSums.done',
  `select state, coalesce(code, '') as code, count(*)::integer as lines,
          coalesce(sum(predicted), 0)::bigint as points,
          coalesce(sum(undo_owed), 0)::bigint as owed
     from correction_lines where merchant_id = $1 and correction_id = $2
    group by state, coalesce(code, '') order by state, 2 limit 500`,
);

export async function readLineSums(
  pool: pg.Pool,
  merchantId: number,
  id: string,
): Promise<LineSums> {
  const { rows } = await pool.query<LineSums>({ ...sums, values: [merchantId, id] });
  const [row] = rows;
  if (row === undefined) throw new Error('a sum has one row');
  return row;
}

/** How many lines come to nothing, by why. */
export async function readRefusedLines(
  pool: pg.Pool,
  merchantId: number,
  id: string,
): Promise<readonly { readonly code: string; readonly lines: number }[]> {
  const values = [merchantId, id];
  return (await pool.query<{ code: string; lines: number }>({ ...refused, values })).rows;
}

export async function readExamples(
  pool: pg.Pool,
  merchantId: number,
  id: string,
): Promise<readonly ExampleLine[]> {
  return (await pool.query<ExampleLine>({ ...examples, values: [merchantId, id] })).rows;
}

/** How far a correction is: lines and signed points by state, and why some were left. */
export interface DoneLines {
  readonly state: string;
  readonly code: string;
  readonly lines: number;
  readonly points: number;
  /** What the undo of these made a debt. */
  readonly owed: number;
}

export async function readProgress(
  pool: pg.Pool,
  merchantId: number,
  id: string,
): Promise<readonly DoneLines[]> {
  return (await pool.query<DoneLines>({ ...done, values: [merchantId, id] })).rows;
}
