import { expect, it } from 'vitest';
import type { Alive, KeptFile } from './kept.ts';
import { noticed, tally, wilson } from './score.ts';

const alive: Alive = {
  ...{ line: 3, column: 5, at: 'if (a < b) return 1;', from: 'a < b', to: 'a <= b' },
  ...{ mutator: 'EqualityOperator', isCovered: true },
};
const kept: KeptFile = {
  ...{ file: 'a.ts', digest: 'd', commit: 'c', day: '2026-01-01' },
  ...{ killed: 7, timedOut: 1, notTried: 4 },
  alive: [
    alive,
    { ...alive, line: 9, at: 'return a < b;' },
    { ...alive, to: 'true', isCovered: false },
  ],
};

it('a mutant that is listed as equivalent counts neither way, and no other like it', () => {
  const sums = tally([kept], [{ ...alive, file: 'a.ts', why: 'a and b differ' }]);
  expect(sums).toEqual({
    ...{ killed: 7, timedOut: 1, survived: 1, uncovered: 1, equivalent: 1, notTried: 4 },
  });
  expect(noticed(sums)).toEqual({ hits: 8, of: 10 });
  expect(tally([kept], [{ ...alive, file: 'b.ts', why: 'elsewhere' }]).equivalent).toBe(0);
});

/* Newcombe, Statistics in Medicine 17 (1998), table I. */
it.each([
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
])('of %i in %i the share lies from %f to %f', (hits, of, low, high) => {
  const [from, to] = wilson(hits, of);
  expect(from).toBeCloseTo(low, 4);
  expect(to).toBeCloseTo(high, 4);
});

it('nothing is known of a share without a sample', () => {
  expect(wilson(0, 0)).toEqual([0, 1]);
});
