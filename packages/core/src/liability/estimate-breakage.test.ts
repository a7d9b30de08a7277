import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  behaviourOf,
  randomOf,
  runProgram,
} from '../../../../tests/support/liability/known-program.ts';
import { flow, inTurn, JANUARY, row } from '../../../../tests/support/liability/run-off-by-hand.ts';
import { runs } from '../../../../tests/support/random/runs.ts';
import { estimateBreakage, type Band } from './estimate-breakage.ts';
import type { RunOff, RunOffRow } from './run-off.ts';

const calm = () => 0;
const none: Band = { low: 0, middle: 0, high: 0 };
const exactly = (share: number): Band => ({ low: share, middle: share, high: share });

function until(month: number, rows: readonly RunOffRow[]): RunOff {
  return { month: JANUARY + month, rows };
}

/** A hundred points of each month, of which so many are used in it; the rest lapses at once. */
function each(used: Readonly<Record<number, number>>): readonly RunOffRow[] {
  return Object.entries(used).map(([month, points]) =>
    row(Number(month), Number(month), [
      flow(Number(month), { earned: 100, used: points, expired: 100 - points }),
    ]),
  );
}

describe('before a year was seen', () => {
  it('what was not used is all that can be said', () => {
    const rows = [
      row(3, null, [flow(3, { earned: 30 })]),
      row(0, 12, [flow(0, { earned: 80, used: 20 }), flow(2, { used: 7 })]),
      row(0, 1, [flow(0, { earned: 20 }), flow(2, { expired: 15, deducted: 5 })]),
      row(1, null, [flow(1, { earned: 10, deducted: 10 })]),
      row(2, null, [flow(2, { deducted: -1 })]),
    ];
    expect(estimateBreakage(until(10, rows), calm)).toEqual({
      ...{ month: '2026-11', open: 84, redeemed: null, breakage: null, past: [] },
      cohorts: [
        {
          ...{ month: '2026-01', earned: 100, used: 27, expired: 15, deducted: 5, open: 53 },
          usedByAge: [0.2, 0.2, 0.27],
          breakage: { low: 0, middle: 0.7158, high: 0.7158 },
        },
        {
          ...{ month: '2026-02', earned: 10, used: 0, expired: 0, deducted: 10, open: 0 },
          ...{ usedByAge: [0], breakage: none },
        },
        {
          ...{ month: '2026-03', earned: 0, used: 0, expired: 0, deducted: -1, open: 1 },
          usedByAge: [0],
          breakage: { low: 0, middle: 1, high: 1 },
        },
        {
          ...{ month: '2026-04', earned: 30, used: 0, expired: 0, deducted: 0, open: 30 },
          usedByAge: [0],
          breakage: { low: 0, middle: 1, high: 1 },
        },
      ],
      trace: [
        'Points were earned in 11 months. With fewer than 12 it cannot be known how many are never redeemed.',
      ],
    });
  });

  it('nothing is said of a program that nobody earned in', () => {
    expect(estimateBreakage(until(20, []), calm)).toMatchObject({
      ...{ open: 0, cohorts: [], redeemed: null },
      trace: [expect.stringContaining('earned in 0 months')],
    });
  });
});

/** A cohort that is used late, one of the last month, and one that has lapsed. */
const YEAR = [
  row(11, 13, [flow(11, { earned: 500 })]),
  row(0, 12, [flow(0, { earned: 1000 }), flow(11, { used: 100, deducted: 50 })]),
  row(0, 5, [flow(0, { earned: 200 }), flow(2, { used: 50 }), flow(6, { expired: 150 })]),
];
/** The cohort of January is drawn, months are as a usual one. */
const AS_JANUARY = [0.5, 0.5, ...[0, 0], ...[0, 0, 0, 0], ...[0, 0, 0, 0]];

describe('after a year', () => {
  it('open points run on by what was used and taken back at their age', () => {
    const { trace, cohorts, ...whole } = estimateBreakage(until(11, YEAR), inTurn(AS_JANUARY));
    // Of 850 a fiftieth is used and a hundredth of the rest taken back; of 500 a twenty-fourth is used.
    const [january, december] = [850 / 50, 500 / 24];
    const net = 1000 + 200 + 500 - 50 - (850 - january) / 100;
    expect(whole).toEqual({
      ...{ month: '2026-12', open: 1350, redeemed: exactly(38), past: [] },
      breakage: exactly(Number((1 - (150 + january + december) / net).toFixed(4))),
    });
    expect(cohorts).toEqual([
      {
        ...{ month: '2026-01', earned: 1200, used: 150, expired: 150, deducted: 50, open: 850 },
        usedByAge: [0, 0, ...Array<number>(9).fill(0.0417), 0.125],
        // 150 and 17 of 1,150.
        breakage: exactly(0.8548),
      },
      {
        ...{ month: '2026-12', earned: 500, used: 0, expired: 0, deducted: 0, open: 500 },
        ...{ usedByAge: [0], breakage: exactly(0.9583) },
      },
    ]);
    expect(trace).toEqual([
      '12 months of earning were looked at, and what is open was followed for 2 more.',
      'Of the points that could be spent, redeemed in the month of an age: 0: 0.0 %, 1: 0.0 %, 2: 4.2 %, 3: 0.0 %, 4: 0.0 %, 5: 0.0 %, 6: 0.0 %, 7: 0.0 %, 8: 0.0 %, 9: 0.0 %, 10: 0.0 %, 11: 10.0 %; later 2.0 %.',
      'The band is between the tenth and the ninetieth hundredth of futures that were drawn from cohorts and months that were.',
    ]);
  });

  it('points without a date, or with a far one, are followed for five years', () => {
    const followed = (...rows: readonly RunOffRow[]) =>
      estimateBreakage(until(11, [...each({ 0: 1 }), ...rows]), calm).trace;
    const without = followed(
      ...[row(11, null, [flow(11, { earned: 70 })]), row(11, null, [flow(11, { earned: 5 })])],
      row(11, 20, [flow(11, { earned: 1 })]),
    );
    expect(without[0]).toContain('followed for 60 more');
    expect(without[2]).toMatch(
      /^75 open points have no date .* within 60 months is taken never to be\.$/,
    );
    const far = followed(row(11, 90, [flow(11, { earned: 70 })]));
    expect(far[0]).toContain('followed for 60 more');
    expect(far).toHaveLength(3);
    expect(followed()[0]).toContain('followed for 0 more');
  });

  it('the band leaves out a tenth of the futures on either side', () => {
    // Ten months that are as likely as each other: none or so many hundreds of a thousand points.
    const known = each({ 0: 10, 2: 70, 5: 30, 6: 90, 7: 50, 8: 20, 9: 80, 10: 40, 11: 60 });
    const open = row(12, 13, [flow(12, { earned: 1000 })]);
    const [draws, futures] = [10 + 2 + 4, 240];
    let place = -1;
    const random = () => {
      place += 1;
      const future = Math.floor(place / draws);
      return place % draws === draws - 1 && future < futures ? future / futures : 0;
    };
    const estimate = estimateBreakage(until(12, [...known, open]), random);
    const { redeemed, breakage, cohorts } = estimate;
    expect(redeemed).toEqual({ low: 100, middle: 500, high: 800 });
    // 450 of 1,900 are used already; then 800, 400 or 100 more.
    expect(breakage).toEqual({ low: 0.3421, middle: 0.5526, high: 0.7105 });
    expect(cohorts.at(-1)?.breakage).toEqual({ low: 0.2, middle: 0.6, high: 0.9 });
  });

  it('shares lie between none and all, whatever was given back or taken back', () => {
    const late = [row(0, null, [flow(0, { earned: 100, deducted: 100 })])];
    expect(estimateBreakage(until(11, late), calm)).toMatchObject({
      ...{ open: 0, redeemed: none, breakage: none },
      cohorts: [{ breakage: none }],
    });
    const more = [row(0, 1, [flow(0, { earned: 100, used: 100 }), flow(1, { deducted: 20 })])];
    expect(estimateBreakage(until(11, more), calm).breakage).toEqual(none);
    const back = [row(0, 1, [flow(0, { earned: 100, used: -10, expired: 110 })])];
    expect(estimateBreakage(until(11, back), calm).breakage).toEqual(exactly(1));
  });
});

describe('past month-ends', () => {
  const LATE = row(0, null, [flow(0, { earned: 1000 }), flow(11, { used: 100 })]);

  it('are told with what they would have said and what came', () => {
    const rows = [
      { ...LATE, flows: [...LATE.flows, flow(13, { used: 36 })] },
      row(12, null, [flow(12, { earned: 100 }), flow(13, { used: 20 })]),
      row(13, null, [flow(13, { earned: 50, used: 50 })]),
    ];
    // Of 900 a fiftieth and then a fiftieth of the rest; a month later, the share is five of 245.
    expect(estimateBreakage(until(13, rows), calm).past).toEqual([
      { month: '2026-12', months: 2, said: exactly(36), came: 36, held: true },
      { month: '2027-01', months: 1, said: exactly(18), came: 56, held: false },
    ]);
    expect(estimateBreakage(until(13, [LATE]), calm).past).toMatchObject([
      { said: exactly(36), came: 0, held: false },
      { said: exactly(18), came: 0, held: false },
    ]);
  });

  it('are the last three years', () => {
    const rows = [...each({ 0: 10 }), row(49, null, [flow(49, { earned: 5 })])];
    const { past } = estimateBreakage(until(49, rows), calm);
    expect(past).toHaveLength(36);
    expect(past[0]).toMatchObject({ month: '2027-02', months: 36 });
    expect(past.at(-1)).toMatchObject({ month: '2030-01', months: 1 });
  });
});

describe('the estimate of any program', () => {
  it('lies between none and all, adds up, and is the same from the same numbers', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1e6 }),
        fc.integer({ min: 6, max: 15 }),
        (seed, months) => {
          const random = randomOf(seed);
          const behaviour = { ...behaviourOf(random), joining: 8 };
          const runOff = runProgram(behaviour, random, months);
          const estimate = estimateBreakage(runOff, randomOf(seed));
          const { cohorts, breakage, open, redeemed } = estimate;
          for (const band of [...cohorts.map((one) => one.breakage), breakage ?? none]) {
            expect([0, band.low, band.middle, band.high, 1].toSorted((a, b) => a - b)).toEqual([
              ...[0, band.low, band.middle, band.high, 1],
            ]);
          }
          expect(redeemed?.high ?? 0).toBeLessThanOrEqual(open);
          expect(cohorts.reduce((sum, one) => sum + one.open, 0)).toBe(open);
          expect(estimateBreakage(runOff, randomOf(seed))).toEqual(estimate);
        },
      ),
      runs(20),
    );
  });
});
