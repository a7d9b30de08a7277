import type { TierRules } from '../program/program.ts';
import { addMonths, calendarDay, dayNumber, type CalendarDay } from '../time/calendar.ts';
import type { Instant } from '../time/instant.ts';
import { endOfLocalDay } from '../time/zone.ts';

/*
 * The stretches of time that tiers are judged by, in days of the program's zone. They begin at
 * midnight there, whatever the clocks do on that day.
 */

/** Periods of any length are counted from here, so that they fall the same for everybody. */
const FIRST_YEAR = 2000;

/** First day of the period that a day lies in. */
export function periodStart(rules: TierRules, day: CalendarDay): CalendarDay {
  const { months, startMonth } = rules;
  const passed = (day.year - FIRST_YEAR) * 12 + day.month - startMonth;
  const first = { year: FIRST_YEAR, month: startMonth, day: 1 };
  return addMonths(first, Math.floor(passed / months) * months);
}

/** First day of the period before or after the one that begins on `start`. */
export function periodBeside(rules: TierRules, start: CalendarDay, count: 1 | -1): CalendarDay {
  return addMonths(start, count * rules.months);
}

/** The first day on which what happened on `day` is no longer in the rolling window. */
export function leavesOn(rules: TierRules, day: CalendarDay): CalendarDay {
  return rules.months > 0 ? addMonths(day, rules.months) : addDays(day, rules.days);
}

/** First day of the rolling window that ends with `today`. */
export function windowStart(rules: TierRules, today: CalendarDay): CalendarDay {
  if (rules.months === 0) return addDays(today, 1 - rules.days);
  // Months differ in length: the last day that has left is at most three days off.
  let day = addDays(addMonths(today, -rules.months), -3);
  while (dayNumber(leavesOn(rules, day)) <= dayNumber(today)) day = addDays(day, 1);
  return day;
}

export function addDays(day: CalendarDay, count: number): CalendarDay {
  return calendarDay(dayNumber(day) + count);
}

/** The first moment of a local day. */
export function startOfLocalDay(day: CalendarDay, zone: string): Instant {
  return endOfLocalDay(addDays(day, -1), zone) + 1;
}

/** `2026-01-31` as a day. */
export function dayFromText(text: string): CalendarDay {
  const [year = 0, month = 1, day = 1] = text.split('-').map(Number);
  return { year, month, day };
}
