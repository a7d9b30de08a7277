import type { ClockGoal } from '../../usecases/advance-clock.ts';

const UNITS = {
  seconds: 1000,
  minutes: 60_000,
  hours: 3_600_000,
  days: 86_400_000,
} as const;
const COUNT_MAX = 1_000_000_000;

const STAMP = /^(\d{2})\/(\d{2})\/(\d{4})(?: (\d{2}):(\d{2}):(\d{2}))?$/;
const ISO = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?Z$/;

/** A body that does not say how far a clock shall go: where, what stood there, what may. */
export interface GoalFault {
  readonly field: string;
  readonly seen: string;
  readonly allowed: string;
}

/**
 * How far a clock shall be moved: `{"to": "12/31/2027 00:00:00"}`, or ISO 8601 in UTC, or
 * `{"by": {"days": 30}}` in whole days, hours, minutes and seconds.
 */
export function readClockGoal(body: unknown): ClockGoal | GoalFault {
  const allowed = 'an object with "to" or with "by"';
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    return { field: 'body', seen: shown(body), allowed };
  }
  const given = new Map<string, unknown>(Object.entries(body));
  const stray = [...given.keys()].find((name) => name !== 'to' && name !== 'by');
  if (stray !== undefined) return { field: stray, seen: shown(given.get(stray)), allowed };
  if (given.size !== 1) return { field: 'body', seen: shown(body), allowed };
  return given.has('to') ? readTime(given.get('to')) : readSpan(given.get('by'));
}

function readTime(to: unknown): ClockGoal | GoalFault {
  const at = typeof to === 'string' ? timeOf(to.trim()) : null;
  if (at !== null) return { to: at };
  const allowed = 'a time in UTC such as 12/31/2027 23:59:59 or 2027-12-31T23:59:59Z';
  return { field: 'to', seen: shown(to), allowed };
}

function timeOf(text: string): number | null {
  const match = STAMP.exec(text);
  if (match === null) {
    if (!ISO.test(text)) return null;
    const at = Date.parse(text);
    // The parser takes February 30 for a day of March.
    return Number.isNaN(at) || !new Date(at).toISOString().startsWith(text.slice(0, 10))
      ? null
      : at;
  }
  const [month = 0, day = 0, year = 0, hour = 0, minute = 0, second = 0] = match
    .slice(1)
    .map((part: string | undefined) => Number(part ?? 0));
  const date = new Date(Date.UTC(year, month - 1, day, hour, minute, second));
  const isReal =
    date.getUTCMonth() === month - 1 && date.getUTCDate() === day && hour < 24 && minute < 60;
  return isReal && second < 60 ? date.getTime() : null;
}

function readSpan(by: unknown): ClockGoal | GoalFault {
  const allowed = 'an object of whole days, hours, minutes and seconds that make more than nothing';
  if (typeof by !== 'object' || by === null || Array.isArray(by)) {
    return { field: 'by', seen: shown(by), allowed };
  }
  let byMs = 0;
  for (const [unit, count] of Object.entries(by) as [string, unknown][]) {
    const ms = unit in UNITS ? UNITS[unit as keyof typeof UNITS] : null;
    if (ms === null) return { field: `by.${unit}`, seen: shown(count), allowed };
    if (typeof count !== 'number' || !Number.isInteger(count) || count < 0 || count > COUNT_MAX) {
      return { field: `by.${unit}`, seen: shown(count), allowed: 'a whole number, 0 or more' };
    }
    byMs += count * ms;
  }
  return byMs > 0 ? { byMs } : { field: 'by', seen: shown(by), allowed };
}

const SHOWN_MAX = 100;

function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value);
  return text.length <= SHOWN_MAX ? text : `${text.slice(0, SHOWN_MAX)}…`;
}
