const FIRST_MS = 250;
const LONGEST_MS = 8000;
/** Who asks for more is asked again by whoever called, not while he waits. */
const RETRY_AFTER_MAX_MS = 60_000;

/** How long to wait, or null where the server wants a longer pause than a caller waits for. */
export function retryDelay(
  failed: {
    /** Which try failed, from 1. */
    readonly attempt: number;
    /** What the server asked for, milliseconds. */
    readonly retryAfterMs: number | null;
  },
  /** From 0 to below 1. */
  chance: number,
): number | null {
  // Full jitter: clients that failed together do not come back together.
  const most = Math.min(LONGEST_MS, FIRST_MS * 2 ** (failed.attempt - 1));
  const jitter = Math.floor(chance * most);
  const { retryAfterMs } = failed;
  if (retryAfterMs === null) return jitter;
  return retryAfterMs > RETRY_AFTER_MAX_MS ? null : retryAfterMs + jitter;
}

/** What `Retry-After` asks for in milliseconds: seconds or a date; null if it says nothing. */
export function readRetryAfter(header: string | null, now: number): number | null {
  const text = header?.trim() ?? '';
  if (text === '') return null;
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000;
  const date = Date.parse(text);
  return Number.isNaN(date) ? null : Math.max(0, date - now);
}
