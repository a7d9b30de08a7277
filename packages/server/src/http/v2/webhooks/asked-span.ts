import type { Instant } from '@fealty/core';
import { readDay, readMoment, startOfNextDay } from '../../dates.ts';
import type { NamedFault } from '../../reading/read-parameters.ts';

/** A stretch of time that is asked for; null where it is open. The end is excluded. */
export interface AskedSpan {
  readonly from: Instant | null;
  readonly until: Instant | null;
}

const ALLOWED = 'MM/DD/YYYY or MM/DD/YYYY HH:MM:SS, in UTC';
const SECOND = 1000;

/** A day, or a second, that is named as the end belongs to what is asked for. */
export function readSpan(sent: {
  readonly from_date?: string;
  readonly to_date?: string;
}): AskedSpan | NamedFault {
  const { from_date: first, to_date: last } = sent;
  const from = first === undefined ? null : readMoment(first);
  if (from === null && first !== undefined) return fault('from_date', first);
  const until = last === undefined ? null : endOf(last);
  if (until === null && last !== undefined) return fault('to_date', last);
  return { from, until };
}

function endOf(text: string): Instant | null {
  const day = readDay(text);
  if (day !== null) return startOfNextDay(day);
  const at = readMoment(text);
  return at === null ? null : at + SECOND;
}

function fault(name: string, seen: string): NamedFault {
  return { name, seen, allowed: ALLOWED };
}
