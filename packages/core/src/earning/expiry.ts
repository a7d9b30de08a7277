import type { ExpiryDocument } from '../program/document.ts';
import { addMonths, calendarDay, dayNumber } from '../time/calendar.ts';
import type { Instant } from '../time/instant.ts';
import { endOfLocalDay, localDay } from '../time/zone.ts';

/**
 * When points approved at `from` lapse: at the end of a day of the program's zone. Months are
 * those of the calendar, so January 31 and one month is the last of February.
 */
export function expiryOf(expiry: ExpiryDocument, from: Instant, zone: string): Instant | null {
  if (expiry.mode === 'never') return null;
  const start = localDay(from, zone);
  const end =
    'months' in expiry
      ? addMonths(start, expiry.months)
      : calendarDay(dayNumber(start) + expiry.days);
  return endOfLocalDay(end, zone);
}

/** How the expiry of a lot came about, for its trace. */
export function expiryHow(expiry: ExpiryDocument): string {
  if (expiry.mode === 'never') return 'never';
  return 'months' in expiry ? `${String(expiry.months)} months` : `${String(expiry.days)} days`;
}
