import { DAY } from './instant.ts';

/** A day of the proleptic Gregorian calendar; months count from 1. */
export interface CalendarDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/*
 * Day numbers count from 1970-01-01. The arithmetic is the well-known one on years that begin in
 * March, so that the leap day comes last; it is exact for every safe instant.
 */

export function dayNumber(date: CalendarDay): number {
  const year = date.month <= 2 ? date.year - 1 : date.year;
  const era = Math.floor(year / 400);
  const yearOfEra = year - era * 400;
  const monthFromMarch = (date.month + 9) % 12;
  const dayOfYear = Math.floor((153 * monthFromMarch + 2) / 5) + date.day - 1;
  const dayOfEra =
    yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

export function calendarDay(number: number): CalendarDay {
  const shifted = number + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1,
  };
}

/** The Monday on or before the day of this number. 1970-01-01 was a Thursday. */
export function mondayOf(number: number): number {
  return number - ((((number + 3) % 7) + 7) % 7);
}

/** The same day of a later month, or that month's last day if it is shorter. */
export function addMonths(date: CalendarDay, months: number): CalendarDay {
  const count = date.year * 12 + (date.month - 1) + months;
  const year = Math.floor(count / 12);
  const month = count - year * 12 + 1;
  // Days are counted alike in a thirteenth month and in the January behind it.
  const length = dayNumber({ year, month: month + 1, day: 1 }) - dayNumber({ year, month, day: 1 });
  return { year, month, day: Math.min(date.day, length) };
}

/** `2026-01-31` */
export function dayText(date: CalendarDay): string {
  return `${monthText(date)}-${String(date.day).padStart(2, '0')}`;
}

/** `2026-01` */
export function monthText(date: CalendarDay): string {
  return `${String(date.year).padStart(4, '0')}-${String(date.month).padStart(2, '0')}`;
}

/** Last millisecond of the day, as if the day were one of UTC. */
export function lastMoment(date: CalendarDay): number {
  return (dayNumber(date) + 1) * DAY - 1;
}
