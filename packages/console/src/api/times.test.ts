import { expect, it } from 'vitest';
import { endOfDay } from '../ui/end-of-day.ts';
import { readTime, writeTime } from './times.ts';

it('reads both ways in which answers write moments, and nothing else', () => {
  expect(readTime('12/31/2027 23:59:58')?.toISOString()).toBe('2027-12-31T23:59:58.000Z');
  expect(readTime('11-Feb-2024  9:24:29')?.toISOString()).toBe('2024-02-11T09:24:29.000Z');
  expect(readTime('02/11/2024')?.toISOString()).toBe('2024-02-11T00:00:00.000Z');
  expect(readTime('tomorrow')).toBeNull();
});

it('writes what it reads', () => {
  const at = new Date('2026-01-02T03:04:05Z');
  expect(writeTime(at)).toBe('01/02/2026 03:04:05');
  expect(readTime(writeTime(at))).toEqual(at);
});

it('knows when a day of a zone ends, on days that clocks change too', () => {
  expect(endOfDay('2026-07-01', 'America/New_York')).toBe('07/02/2026 03:59:59');
  expect(endOfDay('2026-11-01', 'America/New_York')).toBe('11/02/2026 04:59:59');
  expect(endOfDay('2026-03-29', 'Europe/Berlin')).toBe('03/29/2026 21:59:59');
  expect(endOfDay('2026-07-01', 'UTC')).toBe('07/01/2026 23:59:59');
  expect(endOfDay('yesterday', 'UTC')).toBeNull();
});
