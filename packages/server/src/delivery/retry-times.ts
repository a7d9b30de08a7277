const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Pauses of the platform's own schedule. */
const EARLY_PAUSE_MS = 5 * MINUTE;

/** Pauses after the first failure, the second and so on; 75 hours and a half in all. */
const PAUSES_MS = [
  5 * SECOND,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  14 * HOUR,
  20 * HOUR,
  24 * HOUR,
];
/** Then once a day, up to the seventh. */
const DAILY = 3;

/** A receiver may ask for more patience than the table has, up to this. */
const RETRY_AFTER_MAX_MS = DAY;

/** How far a pause may be off, so that what failed together does not come back together. */
const JITTER = 0.2;

export interface RetryTerms {
  /** Tries of what stands first that failed, this one among them. */
  readonly failures: number;
  readonly earlyRetries: number | null;
  readonly goesOn: boolean;
  /** What the receiver asked for. */
  readonly retryAfterMs: number | null;
  /** From 0 to 1. */
  readonly random: number;
}

/**
 * How long to wait before the next try, milliseconds, or null if that was the last. Where an endpoint
 * has early retries, these come first, at five minutes sharp, as the platform has it.
 */
export function pauseAfter(terms: RetryTerms): number | null {
  const { failures, earlyRetries, goesOn, retryAfterMs, random } = terms;
  const early = earlyRetries ?? 0;
  if (failures <= early) return Math.max(EARLY_PAUSE_MS, bounded(retryAfterMs));
  if (!goesOn) return null;
  // Behind early retries the pauses that are no longer than theirs are passed over.
  const skipped = early === 0 ? 0 : PAUSES_MS.filter((pause) => pause <= EARLY_PAUSE_MS).length;
  const step = failures - early - 1 + skipped;
  const pause = PAUSES_MS[step] ?? (step < PAUSES_MS.length + DAILY ? DAY : null);
  if (pause === null) return null;
  const spread = Math.round(pause * (1 + JITTER * (2 * random - 1)));
  return Math.max(spread, bounded(retryAfterMs));
}

/** Whether the circuit breaker leaves a line alone: the platform's own schedule is kept. */
export function isEarly(failures: number, earlyRetries: number | null): boolean {
  return earlyRetries !== null && failures <= earlyRetries;
}

function bounded(retryAfterMs: number | null): number {
  return Math.min(Math.max(retryAfterMs ?? 0, 0), RETRY_AFTER_MAX_MS);
}
