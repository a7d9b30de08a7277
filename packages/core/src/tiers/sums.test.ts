import { describe, expect, it } from 'vitest';
import { compiled } from '../../../../tests/support/random/memory-ledger.ts';
import { ruled, week, year } from '../../../../tests/scenarios/tier-program.ts';
import type { Standing } from '../books/records.ts';
import { rationalOf } from '../points/rational.ts';
import { dayText } from '../time/calendar.ts';
import { countingAt, dayBelow, standingOf, takeFromSums } from './standing.ts';

const rolling = compiled(ruled(week));
const noon = (day: number): number => Date.UTC(2026, 0, day, 12);

/** What counts by day, in the order in which it is written. */
function held(sums: Standing['sums']): Standing {
  return { ...standingOf(rolling, { standing: null, tierId: null }, noon(1)), sums };
}

describe('what is taken back', () => {
  const sums = { '2026-01-02': '7', '2026-01-03': '10', '2026-01-01': '5' };

  it.each<[string, number, readonly [number, boolean], Standing['sums']]>([
    ['of its day alone', 2, [4, false], { ...sums, '2026-01-02': '3' }],
    ['no more than counted there', 2, [9, false], { '2026-01-03': '10', '2026-01-01': '5' }],
    ['of those before it as well', 2, [9, true], { '2026-01-03': '10', '2026-01-01': '3' }],
    ['the latest day first', 3, [4, true], { ...sums, '2026-01-03': '6' }],
    ['as far as there is something', 2, [99, true], { '2026-01-03': '10' }],
    ['of a day without a sum', 4, [3, false], sums],
  ])('counts no more: %s', (_title, day, [points, spreads], left) => {
    const taken = { at: noon(day), amount: rationalOf(points), spreads };
    expect(takeFromSums(rolling, held(sums), taken).sums).toEqual(left);
  });
});

describe('a rolling tier is lost', () => {
  it.each([
    ['on the day on which too much leaves', 90, '2026-01-08'],
    ['not on that on which just enough is left', 80, '2026-01-09'],
    ['tomorrow, if too little counts already', 500, '2026-01-07'],
  ])('%s', (_title, threshold, day) => {
    const sums = { '2026-01-02': '20', '2026-01-03': '60', '2026-01-01': '60' };
    const below = { threshold, at: noon(6) };
    expect(dayText(dayBelow(rolling, held(sums), below))).toBe(day);
  });
});

describe('under new rules', () => {
  it('a tier is held for a while, unless it is for life', () => {
    const begins = (document: Parameters<typeof compiled>[0]) =>
      standingOf(compiled(document), { standing: null, tierId: 'gold' }, noon(1)).heldUntil;
    expect(begins(ruled(week))).toBe(Date.UTC(2026, 0, 8));
    expect(begins(ruled(year))).toBe(Date.UTC(2027, 0, 1));
    expect(begins(ruled({ kind: 'lifetime', measure: 'spend' }))).toBeNull();
  });

  it('what counts is told alike for one member and for many', () => {
    expect(countingAt(compiled(ruled(year)), noon(6))).toEqual({
      kind: 'better',
      buckets: ['2025-01-01', '2026-01-01'],
    });
    expect(countingAt(rolling, noon(6))).toEqual({ kind: 'window', first: '2025-12-31' });
  });
});
