import { expect, it } from 'vitest';
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
