import { describe, expect, it, test } from 'vitest';
import { parseRetryAfter } from './retry-after.ts';

const NOW = new Date('2026-03-01T12:00:00Z');
const YEAR = 366 * 24 * 3600 * 1000;

const table: readonly (readonly [header: string | undefined, waitMs: number | null])[] = [
  ['0', 0],
  ['120', 120_000],
  [' 7 ', 7000],
  ['315360000', YEAR],
  ['99999999999999999999', YEAR],
  ['999999999999999999999', null],
  ['Sun, 01 Mar 2026 12:00:30 GMT', 30_000],
  ['Sunday, 01-Mar-26 12:01:00 GMT', 60_000],
  ['Sun Mar  1 12:02:00 2026', 120_000],
  ['Sun, 01 Mar 2026 11:00:00 GMT', 0],
  ['Thu, 01 Jan 1970 00:00:00 GMT', 0],
  ['Sat, 01 Mar 2036 12:00:00 GMT', YEAR],
  ['Sunday, 06-Nov-94 08:49:37 GMT', 0],
  ['-1', null],
  ['-120', null],
  ['+5', null],
  ['1.5', null],
  ['1e3', null],
  ['0x10', null],
  ['5, 10', null],
  ['soon', null],
  ['', null],
  [undefined, null],
  ['2026-03-01T12:00:30Z', null],
  ['Sun, 01 Mar 2026 12:00:30 PST', null],
  ['Sun, 31 Jun 2026 12:00:00 GMT', null],
  ['Sun, 00 Mar 2026 12:00:00 GMT', null],
  ['Sun, 01 Mrz 2026 12:00:00 GMT', null],
  ['Sun, 01 Mar 2026 25:00:00 GMT', null],
  ['Sun, 01 Mar 2026 12:61:00 GMT', null],
  ['9'.repeat(100_000), null],
];

describe('Retry-After', () => {
  test.each(table)('%.40s is read as %s ms', (header, waitMs) => {
    expect(parseRetryAfter(header, NOW)).toBe(waitMs);
  });

  it('reads two digits of a year as one at most fifty years ahead', () => {
    const later = parseRetryAfter('Sunday, 01-Mar-76 12:00:00 GMT', NOW);
    expect(later).toBe(YEAR);
    expect(parseRetryAfter('Sunday, 01-Mar-77 12:00:00 GMT', NOW)).toBe(0);
  });
});
