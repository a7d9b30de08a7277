import { calendarDay, dayNumber, DAY, type CalendarDay, type Instant } from '@fealty/core';

/*
 * Each endpoint has a date format of its own; all are UTC.
 */

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const WRITTEN = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/;
const CLOCK = /^(\d{1,2}):(\d{2}):(\d{2})$/;

/**
 * Reads MM/DD/YYYY, or DD/MM/YYYY when the first number cannot be a month, as `1992-12-31`.
 * Spaces and trailing commas are dropped. Null if it is no day of the calendar.
 */
export function readDay(text: string): string | null {
  const match = WRITTEN.exec(text.replaceAll(/^\s+|[\s,]+$/g, ''));
  if (match === null) return null;
  const first = Number(match[1]);
  const second = Number(match[2]);
  const year = Number(match[3]);
  const [month, day] = first > 12 ? [second, first] : [first, second];
  if (month < 1 || month > 12 || day < 1 || year < 1) return null;
  const same = calendarDay(dayNumber({ year, month, day }));
  if (same.month !== month || same.day !== day) return null;
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
}

/**
 * Reads MM/DD/YYYY HH:MM:SS in UTC; the time may be left out and is then midnight. Days are read as
 * {@link readDay} reads them. Null if there is no such moment.
 */
export function readMoment(text: string): Instant | null {
  const [written = '', time, ...rest] = text.replaceAll(/^\s+|[\s,]+$/g, '').split(/\s+/);
  const day = readDay(written);
  if (day === null || rest.length > 0) return null;
  if (time === undefined) return startOfDay(day);
  const [hour, minute, second] = CLOCK.exec(time)?.slice(1).map(Number) ?? [];
  if (hour === undefined || minute === undefined || second === undefined) return null;
  if (hour > 23 || minute > 59 || second > 59) return null;
  return startOfDay(day) + ((hour * 60 + minute) * 60 + second) * 1000;
}

/** Where a day, as `readDay` gives it, begins. */
export function startOfDay(day: string): Instant {
  return Date.parse(`${day}T00:00:00Z`);
}

/** Later than anything that happens: the end of a span that was not given one. */
export const END_OF_TIME: Instant = Date.UTC(9999, 11, 31);

/** Where the day after it begins: `to_date` is inclusive. */
export function startOfNextDay(day: string): Instant {
  return startOfDay(day) + DAY;
}

/** `30-Mar-16 19:20:22`, in the answers of writes. */
export function shortTime(at: Instant): string {
  const date = new Date(at);
  return `${two(date.getUTCDate())}-${month(date)}-${two(date.getUTCFullYear() % 100)} ${clock(date)}`;
}

/** `09-May-2017 12:21:53`, in lists, of tiers and rewards, and in events. */
export function longTime(at: Instant): string {
  const date = new Date(at);
  return `${dayMonthYear(date)} ${clock(date)}`;
}

/** `18-Jan-2020  11:17:12`, with its two spaces, in expiration schedules. */
export function scheduleTime(at: Instant): string {
  const date = new Date(at);
  return `${dayMonthYear(date)}  ${clock(date)}`;
}

/** `11-Feb-2024  9:24:29`, in the expiration schedules of v2: two spaces, and hours as they are. */
export function looseTime(at: Instant): string {
  const date = new Date(at);
  return `${dayMonthYear(date)}  ${String(date.getUTCHours())}${clock(date).slice(2)}`;
}

/** `2017-05-09 12:21:53.138000`, of approvals and expiry in lists. */
export function microTime(at: Instant): string {
  return `${new Date(at).toISOString().slice(0, 23).replace('T', ' ')}000`;
}

/** `01/18/2019`, of the day an instant falls on. */
export function slashDay(at: Instant): string {
  const date = new Date(at);
  return `${two(date.getUTCMonth() + 1)}/${two(date.getUTCDate())}/${String(date.getUTCFullYear()).padStart(4, '0')}`;
}

/** `12/31/2027 23:59:59`, everywhere in v2. */
export function slashTime(at: Instant): string {
  return `${slashDay(at)} ${clock(new Date(at))}`;
}

/** The same of a day of any zone. */
export function slashCalendarDay(day: CalendarDay): string {
  return slashDay(dayNumber(day) * DAY);
}

/** A kept date, `1992-12-31` or empty, as `12/31/1992` or empty. */
export function slashBirthdate(day: string): string {
  return day === '' ? '' : `${day.slice(5, 7)}/${day.slice(8, 10)}/${day.slice(0, 4)}`;
}

function dayMonthYear(date: Date): string {
  return `${two(date.getUTCDate())}-${month(date)}-${String(date.getUTCFullYear()).padStart(4, '0')}`;
}

function month(date: Date): string {
  return MONTHS[date.getUTCMonth()] ?? '';
}

function clock(date: Date): string {
  return `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())}`;
}

function two(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}
