import type { Connection, Pace } from './states.ts';

/** Of an account whose limit was not seen yet: that of the smallest plan. */
const LIMIT_UNKNOWN = 200;
/** Where less than this is left of the account’s minute, in percent, we take half of our share. */
const SCARCE_PERCENT = 20;
/** What was seen longer ago says nothing of the minute that runs. */
const SEEN_FOR_MS = 60_000;
const MINUTE_MS = 60_000;
/** What part of a minute's requests may be caught up on at once: a little more than a second's. */
const RESERVE_PART = 50;

/**
 * How requests are spaced. In no span of a minute do more go out than the share: those in reserve come
 * out of it.
 */
export function paceOf(
  seen: Pick<Connection, 'rateLimit' | 'rateRemaining' | 'rateSeenAt'>,
  share: number,
  now: number,
): Pace {
  const limit = seen.rateLimit ?? LIMIT_UNKNOWN;
  const isFresh = seen.rateSeenAt !== null && now - seen.rateSeenAt < SEEN_FOR_MS;
  const isScarce =
    isFresh && seen.rateRemaining !== null && seen.rateRemaining * 100 < limit * SCARCE_PERCENT;
  const whole = Math.floor((limit * share) / 100);
  const allowed = Math.max(1, isScarce ? Math.floor(whole / 2) : whole);
  const reserve = Math.max(1, Math.floor(allowed / RESERVE_PART));
  const everyMs = Math.ceil(MINUTE_MS / Math.max(1, allowed - reserve));
  return { reserve, everyMs };
}
