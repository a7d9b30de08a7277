import type { Points } from '../points/points.ts';
import type { MonthNumber } from './months.ts';

/** What happened in a month to points of one origin. */
export interface MonthFlow {
  readonly month: MonthNumber;
  /** Points that could be spent from then on. */
  readonly earned: Points;
  /** Redeemed, less what was given back; in carts too. */
  readonly used: Points;
  readonly expired: Points;
  /** Taken back with goods or by hand. */
  readonly deducted: Points;
}

/** Points that were earned in one month and lapse together. */
export interface RunOffRow {
  /** The month in which they were earned. */
  readonly cohort: MonthNumber;
  /** The month with whose end, at the latest, they lapse; null if they have no date. */
  readonly lapses: MonthNumber | null;
  /** At most one flow for a month, in any order. */
  readonly flows: readonly MonthFlow[];
}

/** A program's points by origin and month. Statistics: these are counted with floats from here on. */
export interface RunOff {
  /** Everything up to the end of this month is in it. */
  readonly month: MonthNumber;
  readonly rows: readonly RunOffRow[];
}

/** The run-off as it stood at an earlier month's end. */
export function runOffUntil(runOff: RunOff, month: MonthNumber): RunOff {
  const rows = runOff.rows.flatMap((row) => {
    const flows = row.flows.filter((flow) => flow.month <= month);
    return flows.length === 0 ? [] : [{ ...row, flows }];
  });
  return { month, rows };
}

/** What is left of a row: what was earned and neither used, lapsed nor taken back. */
export function openOf(row: RunOffRow): Points {
  return row.flows.reduce(
    (sum, { earned, used, expired, deducted }) => sum + earned - used - expired - deducted,
    0,
  );
}
