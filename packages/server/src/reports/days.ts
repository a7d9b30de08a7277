import {
  addMonths,
  calendarDay,
  DAY,
  dayNumber,
  dayText,
  localDay,
  mondayOf,
  type Instant,
} from '@fealty/core';

/** A day of the program's zone, `2026-01-31`. */
export type Day = string;

/** How days are put together. Weeks begin on Mondays. */
export const GROUPINGS = ['day', 'week', 'month'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** Days from one on to another, both included. */
export interface DaySpan {
  readonly from: Day;
  readonly to: Day;
}

/** As many days as a report of each grouping spans at most: 400 periods of days, 157 weeks, 120 months. */
export const DAYS_MAX: Readonly<Record<Grouping, number>> = { day: 400, week: 1100, month: 3660 };

/** How many days a span has. */
export function lengthOf({ from, to }: DaySpan): number {
  return numberOf(to) - numberOf(from) + 1;
}

/** As many days as these, right before them. */
export function spanBefore(span: DaySpan): DaySpan {
  const first = numberOf(span.from);
  return { from: dayOf(first - lengthOf(span)), to: dayOf(first - 1) };
}

/** The day that it is. */
export function dayAt(now: Instant, zone: string): Day {
  return dayText(localDay(now, zone));
}

/** So many days, of which this is the last. */
export function daysUpTo(to: Day, days: number): DaySpan {
  return { from: dayOf(numberOf(to) - days + 1), to };
}

/** The periods of a span, oldest first; the first and the last may be cut short. */
export function periodsOf(span: DaySpan, grouping: Grouping): readonly DaySpan[] {
  const last = numberOf(span.to);
  const periods: DaySpan[] = [];
  for (let first = numberOf(span.from); first <= last;) {
    const next = nextBegin(first, grouping);
    periods.push({ from: dayOf(first), to: dayOf(Math.min(next - 1, last)) });
    first = next;
  }
  return periods;
}

/** The first day of a month so many before that of a day. */
export function monthBefore(day: Day, months: number): Day {
  return dayText(addMonths({ ...calendarDay(numberOf(day)), day: 1 }, -months));
}

function nextBegin(day: number, grouping: Grouping): number {
  switch (grouping) {
    case 'day':
      return day + 1;
    case 'week':
      return mondayOf(day) + 7;
    case 'month':
      return dayNumber(addMonths({ ...calendarDay(day), day: 1 }, 1));
  }
}

function numberOf(day: Day): number {
  return Math.round(Date.parse(`${day}T00:00:00Z`) / DAY);
}

function dayOf(number: number): Day {
  return dayText(calendarDay(number));
}
