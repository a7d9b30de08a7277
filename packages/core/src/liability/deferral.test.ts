import { describe, expect, it } from 'vitest';
import { flow, JANUARY, row } from '../../../../tests/support/liability/run-off-by-hand.ts';
import { parseDecimal } from '../points/rational.ts';
import { assumptionFor, checkedDecimal, termsOf, type Assumption } from './assumptions.ts';
import { sumsAt } from './deferral.ts';
import { readMonth, writeMonth } from './months.ts';
import { openOf, runOffUntil, type RunOffRow } from './run-off.ts';

function assumption(version: number, effectiveFrom: string, pointValue = '0.01'): Assumption {
  return { version, effectiveFrom, pointValue, breakageShare: null };
}

/** Money of all months, in cents, if a share of points is never redeemed. */
function money(rows: readonly RunOffRow[], pointValue: string | null, share = '0') {
  const assumptions = pointValue === null ? [] : [assumption(1, '2026-01', pointValue)];
  return sumsAt({ month: JANUARY, rows }, JANUARY + 12, {
    ...{ assumptions, pointsDecimals: 0, currencyDecimals: 2 },
    share: checkedDecimal(share),
  }).money;
}

describe('what is deferred', () => {
  it('is added up exactly and rounded once, half a cent away from nothing', () => {
    const months = [0, 1, 2].map((month) => row(month, null, [flow(month, { earned: 1 })]));
    expect(money(months, '0.004').issued).toBe(1n);
    expect(money(months.slice(1), '0.004').issued).toBe(1n);
    expect(money(months.slice(2), '0.004').issued).toBe(0n);
    const back = [0, 1].map((month) => row(month, null, [flow(month, { used: -1 })]));
    expect(money(back, '0.0075').redeemed).toBe(-2n);
    expect(money(back, '0.004').redeemed).toBe(-1n);
    expect(money(back, '0.002').redeemed).toBe(0n);
  });

  it('has no value before anything is said of it', () => {
    expect(money([row(0, null, [flow(0, { earned: 100 })])], null).issued).toBe(0n);
  });

  it('carries no more along with what is redeemed than is left, and nothing where more was used', () => {
    const used = (points: number) => [row(0, null, [flow(0, { earned: 100, used: points })])];
    // Of every four redeemed points one more is never redeemed.
    expect(money(used(40), '0.01', '0.2').breakage).toBe(10n);
    expect(money(used(80), '0.01', '0.2').breakage).toBe(20n);
    expect(money(used(90), '0.01', '0.2').breakage).toBe(10n);
    expect(money(used(110), '0.01', '0.2').breakage).toBe(0n);
  });
});

describe('what a merchant says', () => {
  const said = [
    assumption(3, '2026-05'),
    assumption(1, '2026-01'),
    assumption(4, '2026-03'),
    assumption(2, '2026-03'),
  ];
  const versionAt = (month: string) => assumptionFor(said, readMonth(month) ?? 0)?.version;

  it('holds from its month on, the later version first, and the earliest for all before', () => {
    expect(['2025-12', '2026-01', '2026-02', '2026-03', '2026-04'].map(versionAt)).toEqual([
      ...[1, 1, 1, 4, 4],
    ]);
    expect(['2026-05', '2027-01'].map(versionAt)).toEqual([3, 3]);
    expect(assumptionFor([], JANUARY)).toBeNull();
  });

  it('leaves the share to the latest estimate that there was', () => {
    const estimates = new Map([
      [JANUARY + 1, '0.1'],
      [JANUARY + 4, '0.3'],
      [JANUARY + 2, '0.2'],
    ]);
    const share = (month: number) =>
      termsOf({ assumptions: said, estimates }, JANUARY + month)?.share;
    expect([0, 1, 3, 9].map(share)).toEqual(['0', '0.1', '0.2', '0.3'].map(parseDecimal));
  });

  it('is decimal', () => {
    expect(() => checkedDecimal('a tenth')).toThrow('a tenth is no decimal');
  });
});

describe('a run-off', () => {
  it('of an earlier month knows what had happened by its end', () => {
    const early = row(0, 2, [flow(0, { earned: 10 }), flow(1, { used: 4 }), flow(2, { used: 1 })]);
    const rows = [early, row(2, null, [flow(2, { earned: 5 })])];
    expect(runOffUntil({ month: JANUARY + 3, rows }, JANUARY + 1)).toEqual({
      month: JANUARY + 1,
      rows: [row(0, 2, [flow(0, { earned: 10 }), flow(1, { used: 4 })])],
    });
  });

  it('has open what was earned and neither used, lapsed nor taken back', () => {
    const flows = [flow(0, { earned: 100, used: 20 }), flow(1, { expired: 5, deducted: 3 })];
    expect(openOf(row(0, null, flows))).toBe(72);
    expect(openOf(row(0, null, []))).toBe(0);
  });
});

describe('a month', () => {
  it('is a number that is written as year and month', () => {
    for (const month of ['2026-01', '2026-09', '2026-12', '0999-10']) {
      expect(writeMonth(readMonth(month) ?? 0)).toBe(month);
    }
    expect((readMonth('2027-01') ?? 0) - (readMonth('2026-11') ?? 0)).toBe(2);
    for (const none of ['2026-00', '2026-13', '2026-1', '2026-10-01', 'x2026-10']) {
      expect(readMonth(none)).toBeNull();
    }
  });
});
