import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { flow, JANUARY, row } from '../../../../tests/support/liability/run-off-by-hand.ts';
import { runs } from '../../../../tests/support/random/runs.ts';
import { exposuresOf, hazardsOf, type Exposure } from './hazards.ts';
import { effectsOf, openPointsOf, project } from './project.ts';

/** What of a cohort was used, and taken back, in the month of an age. */
function met(
  cohort: number,
  age: number,
  [open, used, deducted = 0]: readonly [open: number, used: number, deducted?: number],
): Exposure {
  return { cohort: JANUARY + cohort, age, month: JANUARY + cohort + age, open, used, deducted };
}

const once = () => 1;

describe('what could be spent', () => {
  it('is met month by month, less what went before, until it lapses', () => {
    const rows = [
      row(0, 2, [
        flow(2, { expired: 40 }),
        flow(0, { earned: 100, used: 10 }),
        flow(1, { earned: 20, used: 30, deducted: 40 }),
        flow(3, { used: -5 }),
      ]),
    ];
    expect(exposuresOf({ month: JANUARY + 5, rows })).toEqual([
      met(0, 0, [100, 10]),
      met(0, 1, [110, 30, 40]),
      met(0, 2, [40, 0]),
    ]);
  });

  it('is met up to the last month that is known, and not where nothing is left', () => {
    const gone = row(1, null, [flow(1, { earned: 50, expired: 50 })]);
    const rows = [
      row(0, null, [flow(0, { earned: 100 })]),
      gone,
      row(2, 9, [flow(2, { earned: 1 })]),
    ];
    expect(exposuresOf({ month: JANUARY + 2, rows })).toEqual([
      ...[met(0, 0, [100, 0]), met(0, 1, [100, 0]), met(0, 2, [100, 0])],
      met(1, 0, [50, 0]),
      met(2, 0, [1, 0]),
    ]);
  });

  it('has no age below none where it could be spent before its month', () => {
    const rows = [row(1, null, [flow(0, { earned: 5 })])];
    const ages = exposuresOf({ month: JANUARY + 2, rows }).map(({ month, age }) => [month, age]);
    expect(ages).toEqual([0, 0, 1].map((age, month) => [JANUARY + month, age]));
  });
});

describe('shares by age', () => {
  it('are those of all cohorts together, each as often as it counts', () => {
    const exposures = [met(0, 0, [100, 10]), met(0, 1, [50, 10, 5]), met(1, 0, [300, 90, 60])];
    expect(hazardsOf(exposures, once)).toEqual({
      used: [0.25, 0.2],
      deducted: [0.15, 0.1],
      tail: { used: 110 / 450, deducted: 65 / 450 },
    });
    const twice = (cohort: number) => (cohort === JANUARY ? 3 : 1);
    expect(hazardsOf(exposures, twice).used).toEqual([0.2, 0.2]);
  });

  it('of ages that a cohort which does not count has reached alone are not told', () => {
    const exposures = [met(0, 0, [100, 10]), met(1, 6, [100, 50, 50])];
    const first = (cohort: number) => (cohort === JANUARY ? 1 : 0);
    expect(hazardsOf(exposures, first)).toEqual({
      ...{ used: [0.1], deducted: [0] },
      tail: { used: 0.1, deducted: 0 },
    });
  });

  it('are those of the last five ages where an age was not met, and behind the last', () => {
    const exposures = [0, 1, 3, 4, 5, 6].map((age) => met(0, age, [100, age, 2 * age]));
    expect(hazardsOf(exposures, once)).toEqual({
      used: [0, 0.01, 0.045, 0.03, 0.04, 0.05, 0.06],
      deducted: [0, 0.02, 0.09, 0.06, 0.08, 0.1, 0.12],
      tail: { used: 0.045, deducted: 0.09 },
    });
  });

  it('are shares, whatever was given back or used beyond what there was', () => {
    expect(hazardsOf([met(0, 0, [10, 20, -5])], once)).toMatchObject({ used: [1], deducted: [0] });
    expect(hazardsOf([], once)).toEqual({ used: [], deducted: [], tail: { used: 0, deducted: 0 } });
  });
});

const QUARTER = { used: [0, 0.25], deducted: [0, 0.2], tail: { used: 0.5, deducted: 0 } };

describe('a month', () => {
  it('has the effect that its use is a multiple of what shares by age say', () => {
    const exposures = [
      ...[met(0, 1, [100, 50]), met(0, 2, [40, 10]), met(0, 5, [8, -1])],
      ...[met(1, 0, [300, 0]), met(1, 1, [40, 20]), met(9, 0, [70, 1])],
    ];
    expect([...effectsOf(exposures, QUARTER)]).toEqual([
      ...[
        [JANUARY + 1, 2],
        [JANUARY + 2, 1],
        [JANUARY + 5, 0],
      ], // 10 + 20 of 20 + 10
    ]);
  });
});

describe('open points', () => {
  it('are those of rows that have some', () => {
    const rows = [
      row(0, 3, [flow(0, { earned: 10, used: 4 })]),
      row(1, null, [flow(1, { earned: 10, expired: 10 })]),
      row(2, null, [flow(2, { used: 1 })]),
    ];
    expect(openPointsOf({ month: JANUARY + 2, rows })).toEqual([
      { cohort: JANUARY, lapses: JANUARY + 3, open: 6 },
    ]);
  });

  it('run on by their age, as each month is, until they lapse', () => {
    const points = [
      { cohort: JANUARY + 1, lapses: null, open: 80 },
      { cohort: JANUARY, lapses: JANUARY + 2, open: 100 },
    ];
    const effectOf = (month: number) => (month === JANUARY + 4 ? 9 : 1);
    // The first: a quarter and a fifth of the rest, then half, then all; the second: half.
    expect(project(points, QUARTER, { month: JANUARY + 1, months: 3, effectOf })).toEqual({
      ...{ usedBy: [20 + 50, 70 + 24, 94 + 24], usedOf: [68, 50], deducted: 12 },
    });
  });

  it('are never used more the sooner they lapse, nor more than there are', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    const shares = fc.array(share, { maxLength: 6 });
    const months = fc.nat({ max: 12 });
    fc.assert(
      fc.property(
        shares,
        shares,
        fc.tuple(share, share),
        months,
        (used, deducted, last, lapses) => {
          const hazards = { used, deducted, tail: { used: last[0], deducted: last[1] } };
          const usedUntil = (lapse: number) => {
            const points = [{ cohort: JANUARY, lapses: JANUARY + lapse, open: 1000 }];
            const ahead = { month: JANUARY, months: 12, effectOf: () => 1.5 };
            return project(points, hazards, ahead).usedBy.at(-1) ?? 0;
          };
          expect(usedUntil(lapses)).toBeLessThanOrEqual(usedUntil(lapses + 1));
          expect(usedUntil(lapses + 1)).toBeLessThanOrEqual(1000 + 1e-9);
        },
      ),
      runs(200),
    );
  });
});
