import type { MonthNumber } from './months.ts';
import type { RunOff, RunOffRow } from './run-off.ts';

/*
 * Chain ladder, by what is left: of the points that can be spent in the month of an age, the share that
 * is used, and the share that is taken back. Ages that nobody has reached take what the last reached
 * ones have together.
 */

/** What of one cohort met in the month of one age. */
export interface Exposure {
  readonly cohort: MonthNumber;
  readonly age: number;
  readonly month: MonthNumber;
  readonly open: number;
  readonly used: number;
  readonly deducted: number;
}

/** Shares by age; behind the last age, those of the tail. */
export interface Hazards {
  readonly used: readonly number[];
  readonly deducted: readonly number[];
  readonly tail: { readonly used: number; readonly deducted: number };
}

/** Ages that the tail is taken from, from the last reached one back. */
const TAIL_AGES = 4;

/** Everything that could be spent in some month, and what was. */
export function exposuresOf(runOff: RunOff): readonly Exposure[] {
  return runOff.rows.flatMap((row) => exposuresOfRow(row, runOff.month));
}

function exposuresOfRow(row: RunOffRow, last: MonthNumber): readonly Exposure[] {
  const flows = new Map(row.flows.map((flow) => [flow.month, flow]));
  const first = Math.min(...flows.keys());
  const found: Exposure[] = [];
  let open = 0;
  for (let month = first; month <= Math.min(last, row.lapses ?? last); month += 1) {
    const flow = flows.get(month);
    const met = open + (flow?.earned ?? 0);
    const [used, deducted] = [flow?.used ?? 0, flow?.deducted ?? 0];
    const age = Math.max(month - row.cohort, 0);
    if (met > 0) found.push({ cohort: row.cohort, age, month, open: met, used, deducted });
    open = met - used - deducted - (flow?.expired ?? 0);
  }
  return found;
}

/** Shares out of what cohorts met, each counted as often as `weightOf` says. */
export function hazardsOf(
  exposures: readonly Exposure[],
  weightOf: (cohort: MonthNumber) => number,
): Hazards {
  const sums: ({ open: number; used: number; deducted: number } | undefined)[] = [];
  for (const { cohort, age, open, used, deducted } of exposures) {
    const weight = weightOf(cohort);
    if (weight === 0) continue;
    const sum = (sums[age] ??= { open: 0, used: 0, deducted: 0 });
    sum.open += weight * open;
    sum.used += weight * used;
    sum.deducted += weight * deducted;
  }
  const share = (part: number, whole: number): number =>
    whole > 0 ? Math.min(Math.max(part / whole, 0), 1) : 0;
  const reached = Array.from(sums, (sum) => sum ?? { open: 0, used: 0, deducted: 0 });
  const late = reached.slice(-TAIL_AGES - 1);
  const total = (of: 'open' | 'used' | 'deducted'): number =>
    late.reduce((all, sum) => all + sum[of], 0);
  const tail = {
    used: share(total('used'), total('open')),
    deducted: share(total('deducted'), total('open')),
  };
  return {
    used: reached.map(({ used, open }) => (open > 0 ? share(used, open) : tail.used)),
    deducted: reached.map((sum) => (sum.open > 0 ? share(sum.deducted, sum.open) : tail.deducted)),
    tail,
  };
}
