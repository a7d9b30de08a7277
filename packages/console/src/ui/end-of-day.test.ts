import { expect, it } from 'vitest';
import { endOfDay, startOfDay } from './end-of-day.ts';

it('knows when a day of a zone ends, on days that clocks change too', () => {
  expect(endOfDay('2026-07-01', 'America/New_York')).toBe('07/02/2026 03:59:59');
  expect(endOfDay('2026-11-01', 'America/New_York')).toBe('11/02/2026 04:59:59');
  expect(endOfDay('2026-03-29', 'Europe/Berlin')).toBe('03/29/2026 21:59:59');
  expect(endOfDay('2026-07-01', 'UTC')).toBe('07/01/2026 23:59:59');
  expect(endOfDay('yesterday', 'UTC')).toBeNull();
});

it('knows when a day of a zone begins', () => {
  const began = (day: string, zone: string): string | undefined => {
    const at = startOfDay(day, zone);
    return at === null ? undefined : new Date(at).toISOString();
  };
  expect(began('2026-07-02', 'America/New_York')).toBe('2026-07-02T04:00:00.000Z');
  expect(began('2026-11-02', 'America/New_York')).toBe('2026-11-02T05:00:00.000Z');
  expect(began('2026-03-29', 'Europe/Berlin')).toBe('2026-03-28T23:00:00.000Z');
  expect(began('soon', 'UTC')).toBeUndefined();
});
