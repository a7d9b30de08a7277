import { expect, it } from 'vitest';
import { base32, codeAt, stepOf, stepOfCode } from './one-time-code.ts';

const KEY = Buffer.from('12345678901234567890');

it.each([
  [0, '755224'],
  [1, '287082'],
  [2, '359152'],
  [3, '969429'],
  [4, '338314'],
  [5, '254676'],
  [6, '287922'],
  [7, '162583'],
  [8, '399871'],
  [9, '520489'],
])('makes the code of RFC 4226 for counter %i', (counter, code) => {
  expect(codeAt(KEY, counter)).toBe(code);
});

it.each([
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
  [20_000_000_000, '353130'],
])('makes the last six digits of RFC 6238 for second %i', (second, code) => {
  expect(codeAt(KEY, stepOf(second * 1000))).toBe(code);
});

it('takes the code of now and of its neighbours, and none twice', () => {
  const now = 1_111_111_111_000;
  const step = stepOf(now);
  const taken = (off: number, last = 0): number | null =>
    stepOfCode(KEY, codeAt(KEY, step + off), { now, last });
  expect([-2, -1, 0, 1, 2].map((off) => taken(off))).toEqual([
    ...[null, step - 1, step, step + 1, null],
  ]);
  expect([taken(0, step), taken(-1, step), taken(1, step)]).toEqual([null, null, step + 1]);
  expect(stepOfCode(KEY, '50471', { now, last: 0 })).toBeNull();
  expect(stepOfCode(KEY, '', { now, last: 0 })).toBeNull();
});

it.each([
  ['', ''],
  ['f', 'MY'],
  ['fo', 'MZXQ'],
  ['foo', 'MZXW6'],
  ['foob', 'MZXW6YQ'],
  ['fooba', 'MZXW6YTB'],
  ['foobar', 'MZXW6YTBOI'],
])('writes %j in Base32 as RFC 4648 does', (text, written) => {
  expect(base32(Buffer.from(text))).toBe(written);
});
