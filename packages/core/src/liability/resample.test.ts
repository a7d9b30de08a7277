import { describe, expect, it } from 'vitest';
import { inTurn, JANUARY } from '../../../../tests/support/liability/run-off-by-hand.ts';
import type { Exposure } from './hazards.ts';
import { drawFutures } from './resample.ts';

/** Of a hundred points of each month, those used in it; nothing is left of them behind it. */
function used(...each: readonly number[]): readonly Exposure[] {
  return each.map((points, month) => ({
    ...{ cohort: JANUARY + month, month: JANUARY + month, age: 0 },
    ...{ open: 100, used: points, deducted: 0 },
  }));
}

/** A thousand points that never lapse: what of them is used by the end of each month, in every future. */
function usedBy(
  exposures: readonly Exposure[],
  ahead: { readonly from: number; readonly months?: number },
  random: () => number,
): readonly (readonly number[])[] {
  const { from, months = 1 } = ahead;
  const points = [{ cohort: JANUARY, lapses: null, open: 1000 }];
  const futures = drawFutures(exposures, points, { month: JANUARY + from - 1, months, random });
  expect(futures).toHaveLength(240);
  return futures.map((future) => future.usedBy);
}

/** The one number that all futures have for the first month. */
function inMonth(exposures: readonly Exposure[], from: number, draws: readonly number[]): number {
  const numbers = new Set(usedBy(exposures, { from }, inTurn(draws)).map(([first]) => first));
  expect(numbers.size).toBe(1);
  return [...numbers][0] ?? Number.NaN;
}

/*
 * What one future draws: a cohort for each that there was; a change over a year, if there is one; two
 * numbers for how that is missed; and for each month two for its level, one for how near in the year, one
 * for the month that it is like. Zeros draw the first cohort, change and month, and leave levels alone.
 */
const CALM = [0, 0];
/** One standard deviation up; one down. */
const UP = [1 - Math.exp(-0.5), 0];
const DOWN = [1 - Math.exp(-2), 1 / 3];

describe('futures of open points', () => {
  it('go on as the first cohort did, if it alone is drawn and nothing moves', () => {
    const futures = usedBy(used(10, 10, 10), { from: 3, months: 2 }, () => 0);
    expect(futures[0]).toEqual([100, 190]);
    expect(futures[239]).toEqual([100, 190]);
  });

  it('are drawn from cohorts anew, as many as there were', () => {
    const met = (cohort: number, age: number, points: number): Exposure => ({
      ...{ cohort: JANUARY + cohort, age, month: JANUARY + cohort + age },
      ...{ open: 100, used: points, deducted: 0 },
    });
    const exposures = [met(0, 0, 10), met(0, 1, 30), met(1, 0, 20), met(1, 1, 50)];
    const points = [{ cohort: JANUARY + 11, lapses: null, open: 1000 }];
    const drawn = (...cohorts: readonly number[]) => {
      const random = inTurn([...cohorts, ...CALM, ...CALM, 0, 0]);
      const ahead = { month: JANUARY + 11, months: 1, random };
      return drawFutures(exposures, points, ahead)[0]?.usedBy[0];
    };
    // The next January is as this one was: 10 used where shares make it 10, 15 or 20.
    expect(drawn(0, 0)).toBeCloseTo(300 * (10 / 10), 6);
    expect(drawn(0, 0.5)).toBeCloseTo(400 * (10 / 15), 6);
    expect(drawn(0.99, 0.5)).toBeCloseTo(500 * (10 / 20), 6);
  });

  it('take months of the same time of the year, as often with those beside as without', () => {
    const known = used(10, 20, 40);
    const month = (from: number, season: number, drawn: number) =>
      inMonth(known, from, [0, 0, 0, ...CALM, ...CALM, season, drawn]);
    // January, February and March are known. Of a month like none of them all are alike.
    expect([month(13, 0, 0), month(13, 0, 0.99)]).toEqual([200, 200]);
    expect([month(13, 0.49, 0.99), month(13, 0.5, 0), month(13, 0.5, 0.99)]).toEqual([
      200, 100, 400,
    ]);
    expect([month(11, 0.5, 0), month(11, 0.5, 0.99)]).toEqual([100, 100]);
    expect([month(3, 0.5, 0), month(3, 0.5, 0.99)]).toEqual([400, 400]);
    expect([month(6, 0.5, 0), month(6, 0.5, 0.99)]).toEqual([100, 400]);
  });

  it('wander: a little from month to month, and more over a year of which nothing is known', () => {
    const known = used(10, 10, 10);
    const cohorts = [0, 0, 0];
    const level = [...cohorts, ...CALM, ...UP, 0, 0];
    expect(inMonth(known, 12, level)).toBeCloseTo(100 * Math.exp(0.015), 6);
    expect(inMonth(known, 12, [...cohorts, ...UP, ...CALM, 0, 0])).toBeCloseTo(
      100 * Math.exp(0.18),
      6,
    );
    expect(inMonth(known, 24, [...cohorts, ...DOWN, ...CALM, 0, 0])).toBeCloseTo(
      100 * Math.exp(-0.36),
      6,
    );
    const two = usedBy(known, { from: 3, months: 2 }, inTurn([...level, ...UP, 0, 0]));
    const [first = 0, second = 0] = two[0] ?? [];
    expect((second - first) / (1000 - first)).toBeCloseTo(0.1 * Math.exp(0.03), 6);
  });

  it('believe three fifths of what changed over a year, where a year can be compared', () => {
    const tens = (months: number) => Array<number>(months).fill(10);
    const after = (
      known: readonly Exposure[],
      change: readonly number[],
      years: readonly number[],
    ) => inMonth(known, known.length, [...known.map(() => 0), ...years, ...change, ...CALM, 0, 0]);
    // From the fourth month on: the sixteenth is twice the fourth.
    const doubled = used(...tens(12), 20, 20, 20, 20);
    expect(after(doubled, CALM, [0])).toBeCloseTo(100 * 2 ** 0.6, 6);
    expect(after(doubled, UP, [0])).toBeCloseTo(100 * 2 ** 0.6 * Math.exp(0.09), 6);
    // The first three months are the beginning, and a month in which nothing was used says nothing.
    expect(after(doubled.slice(0, 15), CALM, [])).toBeCloseTo(100, 6);
    expect(after(used(...tens(15), 0), CALM, [])).toBeCloseTo(100, 6);
    expect(after(used(...tens(3), 0, ...tens(12)), UP, [])).toBeCloseTo(100 * Math.exp(0.18), 6);
  });

  it('look at the last six months that can be compared, in their order', () => {
    const months = [...Array<number>(12).fill(10), ...Array<number>(9).fill(40)];
    const known = used(...months, 20, 20, 20, 80, 80, 80);
    const random = (year: number) => inTurn([...known.map(() => 0), year, ...CALM, ...CALM, 0, 0]);
    const first = (exposures: readonly Exposure[], year: number) =>
      usedBy(exposures, { from: 27 }, random(year))[0]?.[0];
    // All six doubled; of the months before them each was four times as much as a year ago.
    expect(first(known, 0)).toBeCloseTo(100 * 2 ** 1.2, 6);
    expect(first(known, 0.99)).toBeCloseTo(100 * 2 ** 1.2, 6);
    const mixed = [...known.slice(0, 20), ...known.slice(21, 22), ...known.slice(20, 21)];
    expect(first([...mixed, ...known.slice(22)], 0)).toBeCloseTo(100 * 2 ** 1.2, 6);
  });

  it('use nothing where nobody ever did', () => {
    expect(inMonth(used(0, 0), 2, [0.5])).toBe(0);
  });
});
