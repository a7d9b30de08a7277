import type pg from 'pg';
import { statement } from '../runtime/statement.ts';
import type { CorrectionLine, LineState } from './corrections.ts';

const COLUMNS = `line, member_id as "memberId", award_id as "awardId", state, change, predicted,
          shortfall, tier_from as "tierFrom", tier_to as "tierTo", code,
          transaction_id as "transactionId", undo_transaction_id as "undoTransactionId",
          undo_owed as "undoOwed"`;
const pageByLine = statement(
  'correctionLines.page',
  `select ${COLUMNS} from correction_lines
    where merchant_id = $1 and correction_id = $2 and line > $3 order by line limit $4`,
);
const pageInState = statement(
  'correctionLines.pageInState',
  `select ${COLUMNS} from correction_lines
    where merchant_id = $1 and correction_id = $2 and state = $3 and line > $4
    order by line limit $5`,
);
const firstInState = statement(
  'correctionLines.first',
  `select ${COLUMNS} from correction_lines
    where merchant_id = $1 and correction_id = $2 and state = $3 order by line limit $4`,
);
const lastInState = statement(
  'correctionLines.last',
  `select ${COLUMNS} from correction_lines
    where merchant_id = $1 and correction_id = $2 and state = $3 order by line desc limit $4`,
);
const noteLines = statement(
  'correctionLines.note',
  `update correction_lines l set state = w.state, change = coalesce(w.change, l.change),
     predicted = coalesce(w.predicted, l.predicted), shortfall = coalesce(w.shortfall, l.shortfall),
     tier_from = coalesce(w.tier_from, l.tier_from), tier_to = coalesce(w.tier_to, l.tier_to),
     code = w.code, transaction_id = coalesce(w.transaction_id, l.transaction_id),
     undo_transaction_id = coalesce(w.undo_transaction_id, l.undo_transaction_id),
     undo_owed = coalesce(w.undo_owed, l.undo_owed)
     from (select $1::integer as merchant_id, $2::text as correction_id, n.*
             from json_to_recordset($3::json) as n (line integer, state text, change json,
               predicted bigint, shortfall bigint, tier_from text, tier_to text, code text,
               transaction_id text, undo_transaction_id text, undo_owed bigint) offset 0) as w
    where l.merchant_id = w.merchant_id and l.correction_id = w.correction_id
      and l.line = w.line`,
);
const claimed = statement(
  'correctionLines.claimed',
  `select w.key::integer as line, c.transaction_id as "transactionId"
     from unnest($3::text[]) as w (key)
    cross join lateral (
      select o.transaction_id from claims o
       where o.merchant_id = $1 and o.scope = $2 and o.key = w.key offset 0) as c`,
);
const counts = statement(
  'correctionLines.counts',
  `select state, count(*)::integer as lines from correction_lines
    where merchant_id = $1 and correction_id = $2 group by state`,
);

/** Which lines of a correction: behind a number, all or those of a state. */
export interface LinesPage {
  readonly id: string;
  readonly after: number;
  readonly limit: number;
  readonly state?: string | undefined;
}

/** Lines by their numbers, behind one. */
export async function pageLines(
  pool: pg.Pool,
  merchantId: number,
  { id, after, limit, state }: LinesPage,
): Promise<readonly CorrectionLine[]> {
  const page =
    state === undefined
      ? { ...pageByLine, values: [merchantId, id, after, limit] }
      : { ...pageInState, values: [merchantId, id, state, after, limit] };
  return (await pool.query<CorrectionLine>(page)).rows;
}

/** Lines of a state; undone is from the last one back. */
export async function linesInState(
  pool: pg.Pool,
  merchantId: number,
  asked: {
    readonly id: string;
    readonly state: LineState;
    readonly from: 'first' | 'last';
    readonly limit: number;
  },
): Promise<readonly CorrectionLine[]> {
  const values = [merchantId, asked.id, asked.state, asked.limit];
  const found = asked.from === 'first' ? firstInState : lastInState;
  return (await pool.query<CorrectionLine>({ ...found, values })).rows;
}

/** What became of a line; what is left out stays as it was. */
export interface NotedLine {
  readonly line: number;
  readonly state: LineState;
  readonly change?: unknown;
  readonly predicted?: number;
  readonly shortfall?: number;
  readonly tier_from?: string | null;
  readonly tier_to?: string | null;
  readonly code?: string | null;
  readonly transaction_id?: string;
  readonly undo_transaction_id?: string;
  readonly undo_owed?: number;
}

export async function noteLinesOf(
  pool: pg.Pool,
  merchantId: number,
  noted: { readonly id: string; readonly lines: readonly NotedLine[] },
): Promise<void> {
  if (noted.lines.length === 0) return;
  await pool.query({ ...noteLines, values: [merchantId, noted.id, JSON.stringify(noted.lines)] });
}

/** Transactions of lines that were done, by their claims: also if nobody noted them. */
export async function claimedLines(
  pool: pg.Pool,
  merchantId: number,
  asked: { readonly scope: string; readonly lines: readonly number[] },
): Promise<ReadonlyMap<number, string>> {
  const { rows } = await pool.query<{ line: number; transactionId: string }>({
    ...claimed,
    values: [merchantId, asked.scope, asked.lines.map(String)],
  });
  return new Map(rows.map(({ line, transactionId }) => [line, transactionId]));
}

/** How many lines are in which state. */
export async function countLines(
  pool: pg.Pool,
  merchantId: number,
  id: string,
): Promise<Readonly<Partial<Record<LineState, number>>>> {
  const { rows } = await pool.query<{ state: LineState; lines: number }>({
    ...counts,
    values: [merchantId, id],
  });
  return Object.fromEntries(rows.map(({ state, lines }) => [state, lines]));
}
