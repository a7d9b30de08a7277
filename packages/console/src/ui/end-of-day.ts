import { writeTime } from '../api/times.ts';

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const SECOND_MS = 1000;
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const ZONE_TRIES = 2;

/**
 * The last second of a day, `2026-11-22`, of a time zone, as the server takes moments; null for what is no
 * day. Where the zone's clock stands then is found by trying: twice is enough, as clocks change by hours.
 */
export function endOfDay(day: string, timeZone: string): string | null {
  const at = lastSecondOf(day, timeZone);
  return at === null ? null : writeTime(new Date(at));
}

/** The first moment of a day of a time zone, milliseconds since 1970; null for what is no day. */
export function startOfDay(day: string, timeZone: string): number | null {
  const noon = Date.parse(`${day}T12:00:00Z`);
  if (!DAY.test(day) || Number.isNaN(noon)) return null;
  const before = new Date(noon - DAY_MS).toISOString().slice(0, 10);
  const at = lastSecondOf(before, timeZone);
  return at === null ? null : at + SECOND_MS;
}

function lastSecondOf(day: string, timeZone: string): number | null {
  const [, year, month, date] = DAY.exec(day) ?? [];
  if (year === undefined || month === undefined || date === undefined) return null;
  const wanted = Date.UTC(Number(year), Number(month) - 1, Number(date), 23, 59, 59);
  if (Number.isNaN(wanted)) return null;
  let at = wanted;
  for (let tries = 0; tries < ZONE_TRIES; tries += 1) at = wanted - offsetMs(at, timeZone);
  return at;
}

/** How far the zone's clock is ahead of UTC at a moment. */
function offsetMs(at: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    ...{ timeZone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric' },
    ...{ hour: 'numeric', minute: 'numeric' },
  }).formatToParts(at);
  const part = (type: string): number =>
    Number(parts.find((each) => each.type === type)?.value ?? Number.NaN);
  const shown = Date.UTC(
    ...([part('year'), part('month') - 1, part('day'), part('hour'), part('minute')] as const),
  );
  // What is shown has no seconds.
  return shown - Math.floor(at / MINUTE_MS) * MINUTE_MS;
}
