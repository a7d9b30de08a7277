import type { V2Category } from '@fealty/contract/v2';

/** Requests a second by category; 0 as many as come. */
export interface RateLimits {
  readonly write: number;
  readonly general: number;
}

/** What a caller has in place of the operator's limits; null where it has nothing. */
export type KeyRateLimits = {
  readonly [category in keyof RateLimits]: RateLimits[category] | null;
};

/** How a request was counted. */
export interface Counted {
  readonly allowed: boolean;
  /** `RateLimit-Policy`, `RateLimit` and, of one too many, `Retry-After`; none without a limit. */
  readonly headers: Readonly<Record<string, string>>;
}

export interface RateLimiter {
  /** Counts a request of a key, or of whoever else that name stands for. */
  count(key: string, category: V2Category, own: KeyRateLimits): Counted;
}

/** Shops send in bursts: what was not used in so many seconds may come at once. */
const BURST_SECONDS = 10;
/**
 * Buckets remembered. The ones that were used longest ago are forgotten: after ten seconds they are full,
 * and a forgotten one is full too, so that up to a thousand callers a second none is let off.
 */
const BUCKETS_MAX = 10_000;

const FREE: Counted = { allowed: true, headers: {} };

interface Bucket {
  limit: number;
  tokens: number;
  /** Milliseconds of the clock that the limiter was given. */
  filledAt: number;
}

/**
 * A bucket of tokens for each caller and category, in the memory of this process: several processes
 * allow as much each. `clock` gives milliseconds that never go back.
 */
export function createRateLimiter(
  limits: RateLimits,
  clock: () => number = () => performance.now(),
  bucketsMax: number = BUCKETS_MAX,
): RateLimiter {
  const buckets = new Map<string, Bucket>();
  return {
    count(key, category, own) {
      if (category === 'free') return FREE;
      const limit = own[category] ?? limits[category];
      if (limit === 0) return FREE;
      const bucket = fill(buckets, `${category} ${key}`, { limit, now: clock(), bucketsMax });
      const allowed = bucket.tokens >= 1;
      if (allowed) bucket.tokens -= 1;
      return { allowed, headers: headersOf(category, bucket, allowed) };
    },
  };
}

function fill(
  buckets: Map<string, Bucket>,
  name: string,
  terms: { readonly limit: number; readonly now: number; readonly bucketsMax: number },
): Bucket {
  const { limit, now, bucketsMax } = terms;
  const full = limit * BURST_SECONDS;
  let bucket = buckets.get(name);
  if (bucket?.limit !== limit) bucket = { limit, tokens: full, filledAt: now };
  // The last one in the map is the one that was used last.
  buckets.delete(name);
  if (buckets.size >= bucketsMax) forgetOldest(buckets);
  buckets.set(name, bucket);
  bucket.tokens = Math.min(full, bucket.tokens + ((now - bucket.filledAt) / 1000) * limit);
  bucket.filledAt = now;
  return bucket;
}

function forgetOldest(buckets: Map<string, Bucket>): void {
  const [oldest] = buckets.keys();
  if (oldest !== undefined) buckets.delete(oldest);
}

/** `t` is when the bucket is full again, or for one too many when the next is let through. */
function headersOf(
  category: string,
  { limit, tokens }: Bucket,
  allowed: boolean,
): Record<string, string> {
  const full = limit * BURST_SECONDS;
  const missing = allowed ? full - tokens : 1 - tokens;
  const seconds = String(Math.max(1, Math.ceil(missing / limit)));
  const left = String(Math.max(0, Math.floor(tokens)));
  return {
    'ratelimit-policy': `"${category}";q=${String(full)};w=${String(BURST_SECONDS)}`,
    ratelimit: `"${category}";r=${left};t=${seconds}`,
    ...(allowed ? {} : { 'retry-after': seconds }),
  };
}
