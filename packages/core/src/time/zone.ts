import { calendarDay, dayNumber, lastMoment, type CalendarDay } from './calendar.ts';
import { DAY, HOUR, MINUTE, SECOND, type Instant } from './instant.ts';

/*
 * Local days of an IANA time zone. UTC goes by arithmetic alone, because most programs use it and
 * every limited award asks; other zones ask the runtime's own zone data.
 */

const formatters = new Map<string, Intl.DateTimeFormat>();

/** True if the runtime knows a time zone of this name. */
export function isTimeZone(zone: string): boolean {
  try {
    formatterOf(zone);
    return true;
  } catch {
    return false;
  }
}

/** The day that the zone's calendar shows at this instant. */
export function localDay(instant: Instant, zone: string): CalendarDay {
  const offset = zone === 'UTC' ? 0 : offsetAt(instant, zone);
  return calendarDay(Math.floor((instant + offset) / DAY));
}

/** The last millisecond of a local day: 23:59:59.999, the later one where clocks go back over it. */
export function endOfLocalDay(date: CalendarDay, zone: string): Instant {
  const local = lastMoment(date);
  if (zone === 'UTC') return local;
  const early = local - offsetAt(local + DAY, zone);
  const late = local - offsetAt(local - DAY, zone);
  const fitting = [early, late].filter((instant) => instant + offsetAt(instant, zone) === local);
  return Math.max(...(fitting.length === 0 ? [early, late] : fitting));
}

/** How far the zone's clocks are ahead of UTC at this instant. */
function offsetAt(instant: Instant, zone: string): number {
  const whole = Math.floor(instant / SECOND) * SECOND;
  const fields: Record<string, number> = {};
  for (const part of formatterOf(zone).formatToParts(whole)) {
    if (part.type !== 'literal') fields[part.type] = Number(part.value);
  }
  const day = dayNumber({
    year: fields['year'] ?? 0,
    month: fields['month'] ?? 1,
    day: fields['day'] ?? 1,
  });
  const time =
    (fields['hour'] ?? 0) * HOUR +
    (fields['minute'] ?? 0) * MINUTE +
    (fields['second'] ?? 0) * SECOND;
  return day * DAY + time - whole;
}

function formatterOf(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formatters.set(zone, made);
  return made;
}
