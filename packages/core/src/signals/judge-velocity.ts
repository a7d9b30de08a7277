import type { Severity, VelocityFacts } from './signal.ts';
import { severityOf } from './signal.ts';

/** How often members are awarded in a stretch of time, on how many of their days. */
export type Spread = ReadonlyMap<number, number>;

/** What one member had at most in an hour or a day, and what others had. */
export interface Pace {
  readonly per: 'hour' | 'day';
  readonly awards: number;
  readonly minutes: number;
  /** Of all other members. */
  readonly others: Spread;
}

/** Fewer awards are never too many: an order, its review and a birthday fall on one day. */
const ALWAYS_FINE = { hour: 8, day: 15 } as const;
/** Where little is known of others, only what no shopper does by hand is told. */
const FINE_UNKNOWN = { hour: 20, day: 40 } as const;
/** So many days of others say what is usual. */
const KNOWN_FROM = 100;
/** Times as much as 99 of 100 days of others. */
const TIMES_USUAL = 4;

/** Says whether a pace is far above that of others; null if it is not. */
export function judgePace(pace: Pace): { facts: VelocityFacts; severity: Severity } | null {
  const { per, awards, minutes, others } = pace;
  const memberDays = [...others.values()].reduce((sum, days) => sum + days, 0);
  const usual = usualOf(others, memberDays);
  const fine = memberDays < KNOWN_FROM ? FINE_UNKNOWN[per] : ALWAYS_FINE[per];
  const allowed = Math.max(fine, TIMES_USUAL * usual);
  if (awards <= allowed) return null;
  const greatest = [...others.keys()].reduce((most, seen) => Math.max(most, seen), 0);
  return {
    facts: { kind: 'velocity', per, awards, minutes, memberDays, usual, greatest },
    severity: severityOf(awards, allowed),
  };
}

/** What 99 of 100 days stay at or below; 0 where there are none. */
function usualOf(others: Spread, memberDays: number): number {
  let below = 0;
  for (const [seen, days] of [...others].sort(([one], [other]) => one - other)) {
    below += days;
    if (below * 100 >= memberDays * 99) return seen;
  }
  return 0;
}

/** A spread without what one member adds to it. */
export function withoutOne(all: Spread, own: readonly number[]): Spread {
  const rest = new Map(all);
  for (const seen of own) {
    const left = (rest.get(seen) ?? 0) - 1;
    if (left > 0) rest.set(seen, left);
    else rest.delete(seen);
  }
  return rest;
}
