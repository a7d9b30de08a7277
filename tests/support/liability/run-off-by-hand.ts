import type { MonthFlow, RunOffRow } from '@fealty/core';

/** January 2026. */
export const JANUARY = 2026 * 12;

/** What happened in a month, counted from January 2026 on. */
export function flow(month: number, moved: Partial<MonthFlow>): MonthFlow {
  return { month: JANUARY + month, earned: 0, used: 0, expired: 0, deducted: 0, ...moved };
}

/** Points of a month that lapse together; months are counted from January 2026 on. */
export function row(cohort: number, lapses: number | null, flows: readonly MonthFlow[]): RunOffRow {
  return { cohort: JANUARY + cohort, lapses: lapses === null ? null : JANUARY + lapses, flows };
}

/** Numbers that come in turn, over and over. */
export function inTurn(numbers: readonly number[]): () => number {
  let place = 0;
  return () => {
    const found = numbers[place % numbers.length];
    if (found === undefined) throw new Error('there are no numbers');
    place += 1;
    return found;
  };
}
