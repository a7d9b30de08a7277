import { describe, expect, it } from 'vitest';
import { dayAt, daysUpTo, lengthOf, monthBefore, periodsOf, spanBefore } from './days.ts';

describe('spans of days', () => {
  it('are cut into days, weeks from Monday on, and months', () => {
    const span = { from: '2026-02-27', to: '2026-03-03' };
    expect(lengthOf(span)).toBe(5);
    expect(periodsOf(span, 'day').map(({ from }) => from)).toEqual([
      ...['2026-02-27', '2026-02-28', '2026-03-01', '2026-03-02', '2026-03-03'],
    ]);
    expect(periodsOf(span, 'week')).toEqual([
      { from: '2026-02-27', to: '2026-03-01' },
      { from: '2026-03-02', to: '2026-03-03' },
    ]);
    expect(periodsOf(span, 'month')).toEqual([
      { from: '2026-02-27', to: '2026-02-28' },
      { from: '2026-03-01', to: '2026-03-03' },
    ]);
  });

  it('follow as many days that were before them', () => {
    expect(spanBefore({ from: '2026-03-01', to: '2026-03-30' })).toEqual({
      from: '2026-01-30',
      to: '2026-02-28',
    });
    expect(monthBefore('2026-03-31', 11)).toBe('2025-04-01');
  });

  it('end with a day of the program’s zone', () => {
    const newYear = Date.UTC(2026, 0, 1, 3);
    expect(dayAt(newYear, 'America/New_York')).toBe('2025-12-31');
    expect(dayAt(newYear, 'UTC')).toBe('2026-01-01');
    expect(daysUpTo('2026-03-01', 2)).toEqual({ from: '2026-02-28', to: '2026-03-01' });
  });
});
