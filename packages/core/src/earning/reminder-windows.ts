import type { Program } from '../program/program.ts';
import { calendarDay, dayNumber } from '../time/calendar.ts';
import type { Instant } from '../time/instant.ts';
import { endOfLocalDay, localDay } from '../time/zone.ts';

/** Dates for which the reminder of a distance is to be raised: later than `after`, up to `until`. */
export interface ReminderWindow {
  readonly days: number;
  readonly after: Instant;
  readonly until: Instant;
}

/**
 * The dates that today lie within each distance and beyond the next shorter one, whole days of the
 * program's zone. After days switched off nobody is told of all distances at once.
 */
export function reminderWindows(program: Program, now: Instant): readonly ReminderWindow[] {
  const { reminders, timeZone } = program;
  const today = dayNumber(localDay(now, timeZone));
  const end = (days: number): Instant => endOfLocalDay(calendarDay(today + days), timeZone);
  return reminders.map((days, index) => {
    const shorter = reminders[index + 1];
    return { days, after: shorter === undefined ? now : end(shorter), until: end(days) };
  });
}
