import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../../../../tests/support/random/runs.ts';
import { addMonths, calendarDay, dayNumber, dayText, mondayOf, monthText } from './calendar.ts';
import { DAY, HOUR } from './instant.ts';
import { endOfLocalDay, isTimeZone, localDay, localMinute } from './zone.ts';

const at = (text: string): number => Date.parse(text);

describe('the calendar', () => {
  it('counts days there and back, and agrees with the runtime', () => {
    fc.assert(
      fc.property(fc.integer({ min: -800_000, max: 2_900_000 }), (number) => {
        const day = calendarDay(number);
        expect(dayNumber(day)).toBe(number);
        const date = new Date(number * DAY);
        expect(day).toEqual({
          year: date.getUTCFullYear(),
          month: date.getUTCMonth() + 1,
          day: date.getUTCDate(),
        });
      }),
    );
  });

  it('finds the Monday on or before a day', () => {
    const number = (text: string): number => at(text) / DAY;
    for (const day of ['2026-03-02', '2026-03-05', '2026-03-08']) {
      expect(dayText(calendarDay(mondayOf(number(day))))).toBe('2026-03-02');
    }
    expect(dayText(calendarDay(mondayOf(number('1969-12-31'))))).toBe('1969-12-29');
  });

  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2026-10-31', 4, '2027-02-28'],
    ['2026-12-15', 12, '2027-12-15'],
    ['2026-11-30', 1, '2026-12-30'],
    ['2026-03-31', 120, '2036-03-31'],
  ])('adds months to %s: %i make %s', (from, months, to) => {
    const day = addMonths(calendarDay(at(from) / DAY), months);
    expect(dayText(day)).toBe(to);
    expect(monthText(day)).toBe(to.slice(0, 7));
  });
});

it('writes years of three digits with four', () => {
  expect(dayText({ year: 476, month: 9, day: 4 })).toBe('0476-09-04');
});

describe('time zones', () => {
  it('are known by their IANA names only', () => {
    expect(isTimeZone('UTC')).toBe(true);
    expect(isTimeZone('America/New_York')).toBe(true);
    expect(isTimeZone('Mars/Olympus')).toBe(false);
    expect(isTimeZone('')).toBe(false);
  });

  it.each([
    ['2026-01-01T04:59:59.999Z', 'America/New_York', '2025-12-31'],
    ['2026-01-01T05:00:00Z', 'America/New_York', '2026-01-01'],
    ['2026-07-01T21:59:59Z', 'Europe/Berlin', '2026-07-01'],
    ['2026-07-01T22:00:00Z', 'Europe/Berlin', '2026-07-02'],
    ['2026-03-29T00:59:59Z', 'Europe/Berlin', '2026-03-29'],
    ['2026-01-01T18:29:59Z', 'Asia/Kolkata', '2026-01-01'],
    ['2026-01-01T18:30:00Z', 'Asia/Kolkata', '2026-01-02'],
    ['2026-01-01T23:59:59.999Z', 'UTC', '2026-01-01'],
    ['1969-12-31T23:59:59.999Z', 'UTC', '1969-12-31'],
  ])('show %s in %s as %s', (instant, zone, day) => {
    expect(dayText(localDay(at(instant), zone))).toBe(day);
  });

  it.each([
    // An ordinary day, the day clocks go forward, the day they go back.
    ['2026-02-01', 'Europe/Berlin', '2026-02-01T22:59:59.999Z'],
    ['2026-03-29', 'Europe/Berlin', '2026-03-29T21:59:59.999Z'],
    ['2026-10-25', 'Europe/Berlin', '2026-10-25T22:59:59.999Z'],
    // Havana goes back from 1:00 to 0:00 on November 1: that day still ends once, 24 h later.
    ['2026-10-31', 'America/Havana', '2026-11-01T03:59:59.999Z'],
    // Asunción of 2023 went back over midnight: 23:00 to 23:59 of March 25 came twice.
    ['2023-03-25', 'America/Asuncion', '2023-03-26T03:59:59.999Z'],
    // Samoa went from December 29 to the 31st of 2011: the day that was left out ends with the 29th.
    ['2011-12-30', 'Pacific/Apia', '2011-12-30T09:59:59.999Z'],
    ['2011-12-31', 'Pacific/Apia', '2011-12-31T09:59:59.999Z'],
    ['2026-02-01', 'UTC', '2026-02-01T23:59:59.999Z'],
  ])('end the day %s in %s at %s', (day, zone, instant) => {
    const end = endOfLocalDay(calendarDay(at(day) / DAY), zone);
    expect(new Date(end).toISOString()).toBe(instant);
  });

  it('see clocks that change in the middle of a quarter of an hour', () => {
    // Liberia stopped being 44 minutes and 30 seconds behind on January 7, 1972, at 00:44:30 UTC.
    const zone = 'Africa/Monrovia';
    const shown = ['00:44:29', '00:44:31', '00:44:29', '00:44:31'].map((time) =>
      localMinute(at(`1972-01-07T${time}Z`), zone),
    );
    expect(shown).toEqual([23 * 60 + 59, 44, 23 * 60 + 59, 44]);
    expect(dayText(localDay(at('1972-01-07T00:44:29Z'), zone))).toBe('1972-01-06');
  });

  it('end each day just before the next begins, wherever it is', () => {
    const zones = ['UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Pacific/Apia'];
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: at('2015-01-01'), max: at('2035-01-01') }),
        (zone, instant) => {
          const day = localDay(instant, zone);
          const end = endOfLocalDay(day, zone);
          expect(end).toBeGreaterThanOrEqual(instant);
          expect(end - instant).toBeLessThan(DAY + 2 * HOUR);
          expect(localDay(end, zone)).toEqual(day);
          expect(localDay(end + 1, zone)).not.toEqual(day);
        },
      ),
      runs(300),
    );
  });
});
