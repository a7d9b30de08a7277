import { expect, it } from 'vitest';
import { fieldDay, readTime, slashedDay } from './times.ts';

it('both forms of the API are read in UTC, and nothing else', () => {
  expect(readTime('12/31/2027 23:59:59')?.toISOString()).toBe('2027-12-31T23:59:59.000Z');
  expect(readTime('12/31/1992')?.toISOString()).toBe('1992-12-31T00:00:00.000Z');
  expect(readTime('11-Feb-2024  9:24:29')?.toISOString()).toBe('2024-02-11T09:24:29.000Z');
  expect(readTime('11-Foo-2024 9:24:29')).toBe(null);
  expect(readTime('')).toBe(null);
});

it('days go between the API and fields of browsers', () => {
  expect([slashedDay('1992-12-31'), fieldDay('12/31/1992')]).toEqual(['12/31/1992', '1992-12-31']);
  expect([slashedDay(''), fieldDay(null)]).toEqual(['', '']);
});
