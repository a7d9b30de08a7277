import type { Exposure, Hazards } from './hazards.ts';
import type { MonthNumber } from './months.ts';
import { openOf, type RunOff } from './run-off.ts';

/** How much more or less than usual was used in a month: 1 is as usual. */
export type Effects = ReadonlyMap<MonthNumber, number>;

/** What was used in each month that was seen, by what the shares by age would have made of it. */
export function effectsOf(exposures: readonly Exposure[], hazards: Hazards): Effects {
  const sums = new Map<MonthNumber, { used: number; expected: number }>();
  for (const { month, age, open, used } of exposures) {
    const sum = sums.get(month) ?? { used: 0, expected: 0 };
    sums.set(month, sum);
    sum.used += used;
    sum.expected += open * (hazards.used[age] ?? hazards.tail.used);
  }
  return new Map(
    [...sums].flatMap(([month, { used, expected }]) =>
      expected > 0 ? [[month, Math.max(used / expected, 0)] as const] : [],
    ),
  );
}

/** Points that are open, with what decides how they go on. */
export interface OpenPoints {
  readonly cohort: MonthNumber;
  readonly lapses: MonthNumber | null;
  readonly open: number;
}

/** What is open at a run-off's end. */
export function openPointsOf({ rows }: RunOff): readonly OpenPoints[] {
  return rows.flatMap((row) => {
    const open = openOf(row);
    return open > 0 ? [{ cohort: row.cohort, lapses: row.lapses, open }] : [];
  });
}

/** What becomes of open points: used by the end of each month that follows, and taken back in all. */
export interface Projection {
  readonly usedBy: readonly number[];
  /** The same of each of the points, in their order, at the end. */
  readonly usedOf: readonly number[];
  readonly deducted: number;
}

/** Lets open points run on for so many months behind `month`. `effectOf` says how each month is. */
export function project(
  points: readonly OpenPoints[],
  hazards: Hazards,
  ahead: {
    readonly month: MonthNumber;
    readonly months: number;
    readonly effectOf: (month: MonthNumber) => number;
  },
): Projection {
  const usedIn = new Array<number>(ahead.months).fill(0);
  const effects = usedIn.map((_, step) => ahead.effectOf(ahead.month + 1 + step));
  let deducted = 0;
  const usedOf = points.map(({ cohort, lapses, open }) => {
    let [left, usedUp] = [open, 0];
    for (let step = 0; step < ahead.months; step += 1) {
      const month = ahead.month + 1 + step;
      if (lapses !== null && month > lapses) break;
      const age = month - cohort;
      const share = (hazards.used[age] ?? hazards.tail.used) * (effects[step] ?? 1);
      const used = left * Math.min(share, 1);
      const taken = (left - used) * (hazards.deducted[age] ?? hazards.tail.deducted);
      usedIn[step] = (usedIn[step] ?? 0) + used;
      deducted += taken;
      usedUp += used;
      left -= used + taken;
    }
    return usedUp;
  });
  let sum = 0;
  return { usedBy: usedIn.map((used) => (sum += used)), usedOf, deducted };
}
