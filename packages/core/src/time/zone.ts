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
  return calendarDay(Math.floor((instant + offsetAt(instant, zone)) / DAY));
}

/** Minutes since midnight on the zone's clocks at this instant. */
export function localMinute(instant: Instant, zone: string): number {
  const local = instant + offsetAt(instant, zone);
  return Math.floor((local - Math.floor(local / DAY) * DAY) / MINUTE);
}

/**
 * The last millisecond of a local day: 23:59:59.999, the later one where clocks go back over it. A day
 * that a zone left out, to move across the date line, ends with the day before it.
 */
export function endOfLocalDay(date: CalendarDay, zone: string): Instant {
  const local = lastMoment(date);
  const early = local - offsetAt(local + DAY, zone);
  const late = local - offsetAt(local - DAY, zone);
  const fitting = [early, late].filter((instant) => instant + offsetAt(instant, zone) === local);
  return fitting.length === 0 ? early : Math.max(...fitting);
}

const QUARTER = 15 * MINUTE;
const KNOWN_QUARTERS_MAX = 4096;
/** By zone and quarter of an hour: the offset, if it is the same at both ends. */
const knownQuarters = new Map<string, Map<number, number>>();

/**
 * How far the zone's clocks are ahead of UTC at this instant. The runtime takes microseconds to
 * say it and every award asks, so it is kept for the quarters of an hour that were asked for.
 */
function offsetAt(instant: Instant, zone: string): number {
  if (zone === 'UTC') return 0;
  let known = knownQuarters.get(zone);
  if (known === undefined) knownQuarters.set(zone, (known = new Map<number, number>()));
  const quarter = Math.floor(instant / QUARTER);
  const kept = known.get(quarter);
  if (kept !== undefined) return kept;
  const offset = findOffset(instant, zone);
  const first = findOffset(quarter * QUARTER, zone);
  // Clocks have changed in the middle of a quarter, but never twice in one.
  if (first === offset && findOffset((quarter + 1) * QUARTER - SECOND, zone) === offset) {
    if (known.size >= KNOWN_QUARTERS_MAX) known.clear();
    known.set(quarter, offset);
  }
  return offset;
}

function findOffset(instant: Instant, zone: string): number {
  const whole = Math.floor(instant / SECOND) * SECOND;
  const fields: Record<string, number> = {};
  for (const part of formatterOf(zone).formatToParts(whole)) {
    fields[part.type] = Number(part.value);
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
