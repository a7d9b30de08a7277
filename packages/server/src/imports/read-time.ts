import { calendarDay, dayNumber, type Instant } from '@fealty/core';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const ISO =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?)(Z|[+-]\d{2}:?\d{2})?)?$/;
/** 01/31/2024, 01/31/2024 10:20:30; 31/01/2024 where the first number can be no month. */
const SLASHED = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?: +(\d{2}:\d{2}:\d{2}))?$/;
/** 30-Mar-16 19:20:22, 09-May-2017 12:21:53. */
const WORDED = /^(\d{1,2})-([A-Za-z]{3})-(\d{2}|\d{4})(?: +(\d{2}:\d{2}:\d{2}))?$/;

/** Reads a time in any form that such files have; UTC where they do not say otherwise. */
export function readTime(text: string): Instant | undefined {
  const iso = ISO.exec(text);
  if (iso !== null) {
    const day = dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3]));
    return day === undefined ? undefined : at(day, iso[4], iso[5]);
  }
  const slashed = SLASHED.exec(text);
  if (slashed !== null) {
    const day = slashedDay(slashed);
    return day === undefined ? undefined : at(day, slashed[4]);
  }
  const worded = WORDED.exec(text);
  if (worded === null) return undefined;
  const month = MONTHS.indexOf((worded[2] ?? '').toLowerCase()) + 1;
  const year = Number(worded[3]);
  const day = dayOf(year < 100 ? 2000 + year : year, month, Number(worded[1]));
  return day === undefined ? undefined : at(day, worded[4]);
}

/** Reads a day as `1990-12-31`. */
export function readDayText(text: string): string | undefined {
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (iso !== null) return dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const slashed = SLASHED.exec(text);
  return slashed === null ? undefined : slashedDay(slashed);
}

function slashedDay(match: RegExpExecArray): string | undefined {
  const first = Number(match[1]);
  const second = Number(match[2]);
  const year = Number(match[3]);
  return first > 12 ? dayOf(year, second, first) : dayOf(year, first, second);
}

/** A day that is in the calendar, as ISO text. */
function dayOf(year: number, month: number, day: number): string | undefined {
  if (year < 1 || month < 1 || month > 12 || day < 1) return undefined;
  const same = calendarDay(dayNumber({ year, month, day }));
  if (same.month !== month || same.day !== day) return undefined;
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
}

function at(day: string, clock = '00:00:00', zone = 'Z'): Instant | undefined {
  const whole = clock.length === 5 ? `${clock}:00` : clock;
  const instant = Date.parse(`${day}T${whole}${zone}`);
  return Number.isNaN(instant) ? undefined : instant;
}
