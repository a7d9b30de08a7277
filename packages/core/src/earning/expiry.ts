import type { ExpiryDocument, LotExpiryDocument } from '../program/document.ts';
import type { Program } from '../program/program.ts';
import { addMonths, calendarDay, dayNumber, type CalendarDay } from '../time/calendar.ts';
import type { Instant } from '../time/instant.ts';
import { endOfLocalDay, localDay } from '../time/zone.ts';

/** How long a lot lives: to its own date, with the member's other idle points, or for ever. */
export interface LotTerm {
  readonly expiresAt: Instant | null;
  readonly idle: boolean;
  /** For the trace. */
  readonly how: string;
}

/** A date that the caller names wins over the program for this one lot. */
export function lotTerm(
  expiry: ExpiryDocument,
  times: { readonly given: Instant | undefined; readonly at: Instant; readonly zone: string },
): LotTerm {
  const { given, at, zone } = times;
  if (given !== undefined) return { expiresAt: given, idle: false, how: 'given' };
  const how = expiryHow(expiry);
  if (expiry.mode === 'inactivity') return { expiresAt: null, idle: true, how };
  return { expiresAt: dateOf(expiry, at, zone), idle: false, how };
}

/** How long points live that no activity of the program earned, such as corrections. */
export function programTerm(program: Program, given: Instant | undefined, at: Instant): LotTerm {
  return lotTerm(program.expiry, { given, at, zone: program.timeZone });
}

/**
 * When points that began at `from` lapse: at the end of a day of the program's zone. Months are
 * those of the calendar, so January 31 and one month is the last of February.
 */
function dateOf(expiry: LotExpiryDocument, from: Instant, zone: string): Instant | null {
  switch (expiry.mode) {
    case 'never':
      return null;
    case 'after':
      return endOfLocalDay(dayAfter(localDay(from, zone), expiry), zone);
    case 'calendar':
      return endOfLocalDay(fixedDay(localDay(from, zone), expiry), zone);
  }
}

/** When idle points lapse that were kept alive at `from` and then no more. */
export function idleUntil(
  period: { readonly days: number } | { readonly months: number },
  from: Instant,
  zone: string,
): Instant {
  return endOfLocalDay(dayAfter(localDay(from, zone), period), zone);
}

function dayAfter(
  start: CalendarDay,
  period: { readonly days: number } | { readonly months: number },
): CalendarDay {
  return 'months' in period
    ? addMonths(start, period.months)
    : calendarDay(dayNumber(start) + period.days);
}

/**
 * The fixed day of the year so many years on, or the next one if that is past. February 29 is the
 * last of February in years that have none.
 */
function fixedDay(
  start: CalendarDay,
  { month, day, years }: Extract<ExpiryDocument, { mode: 'calendar' }>,
): CalendarDay {
  const inYear = (year: number): CalendarDay => {
    const length =
      dayNumber(addMonths({ year, month, day: 1 }, 1)) - dayNumber({ year, month, day: 1 });
    return { year, month, day: Math.min(day, length) };
  };
  const fixed = inYear(start.year + years);
  return dayNumber(fixed) < dayNumber(start) ? inYear(start.year + years + 1) : fixed;
}

function expiryHow(expiry: ExpiryDocument): string {
  switch (expiry.mode) {
    case 'never':
      return 'never';
    case 'after':
      return periodText(expiry);
    case 'calendar':
      return 'at a fixed day of the year';
    case 'inactivity':
      return `${periodText(expiry)} without activity`;
  }
}

function periodText(period: { readonly days: number } | { readonly months: number }): string {
  return 'months' in period ? `${String(period.months)} months` : `${String(period.days)} days`;
}
