import type { Instant } from '@fealty/core';
import type { ClockGoal } from '../../../usecases/advance-clock.ts';
import { readMoment } from '../../dates.ts';
import type { NamedFault } from '../../reading/read-parameters.ts';

const UNITS = {
  seconds: 1000,
  minutes: 60_000,
  hours: 3_600_000,
  days: 86_400_000,
} as const;
const COUNT_MAX = 1_000_000_000;

const ISO = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?Z$/;

/**
 * How far a clock shall be moved: `{"to": "12/31/2027 00:00:00"}`, or ISO 8601 in UTC, or
 * `{"by": {"days": 30}}` in whole days, hours, minutes and seconds.
 */
export function readClockGoal(given: {
  readonly to?: string;
  readonly by?: object;
}): ClockGoal | NamedFault {
  const { to, by } = given;
  if (to !== undefined && by === undefined) return readTime(to);
  if (by !== undefined && to === undefined) return readSpan(by);
  const seen = to === undefined ? 'neither' : 'both';
  return { name: 'to or by', seen, allowed: 'one of them' };
}

function readTime(to: string): ClockGoal | NamedFault {
  const at = readClockTime('to', to);
  return typeof at === 'number' ? { to: at } : at;
}

/** A time of a clock: `12/31/2027 00:00:00`, or ISO 8601 in UTC. */
export function readClockTime(name: string, text: string): Instant | NamedFault {
  const at = readMoment(text) ?? isoTime(text.trim());
  const allowed = 'a time in UTC such as 12/31/2027 23:59:59 or 2027-12-31T23:59:59Z';
  return at ?? { name, seen: text, allowed };
}

function isoTime(text: string): number | null {
  if (!ISO.test(text)) return null;
  const at = Date.parse(text);
  // The parser takes February 30 for a day of March.
  const isReal = !Number.isNaN(at) && new Date(at).toISOString().startsWith(text.slice(0, 10));
  return isReal ? at : null;
}

function readSpan(by: object): ClockGoal | NamedFault {
  const allowed = 'an object of whole days, hours, minutes and seconds that make more than nothing';
  let byMs = 0;
  for (const [unit, count] of Object.entries(by) as [string, unknown][]) {
    const ms = unit in UNITS ? UNITS[unit as keyof typeof UNITS] : null;
    if (ms === null) return { name: `by.${unit}`, seen: shown(count), allowed };
    if (typeof count !== 'number' || !Number.isInteger(count) || count < 0 || count > COUNT_MAX) {
      return { name: `by.${unit}`, seen: shown(count), allowed: 'a whole number, 0 or more' };
    }
    byMs += count * ms;
  }
  return byMs > 0 ? { byMs } : { name: 'by', seen: shown(by), allowed };
}

const SHOWN_MAX = 100;

function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value);
  return text.length <= SHOWN_MAX ? text : `${text.slice(0, SHOWN_MAX)}…`;
}
