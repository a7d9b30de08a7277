import { hash, timingSafeEqual } from 'node:crypto';
import type pg from 'pg';
import { findKeyHolder, type KeyHolder } from '../queries/key-holder.ts';

/** How long an answer about a key may be remembered; a revoked key works at most this much longer. */
const REMEMBERED_MS = 2000;
const REMEMBERED_MAX = 10_000;

/** Tells who a request is from, or null. */
export type Authenticate = (partnerId: string, apiKey: string) => Promise<KeyHolder | null>;

interface Remembered {
  readonly holder: KeyHolder;
  readonly until: number;
}

/**
 * Looks keys up by their digest: the database never sees a key, and how long a wrong one takes
 * tells nothing about a right one. Hits are remembered for two seconds; misses are not, so they
 * cannot fill the memory.
 */
export function createAuthenticate(pool: pg.Pool): Authenticate {
  const known = new Map<string, Remembered>();
  return async (partnerId, apiKey) => {
    const digest = hash('sha256', apiKey, 'buffer');
    const name = `${partnerId}:${digest.toString('base64')}`;
    const remembered = known.get(name);
    const now = performance.now();
    if (remembered !== undefined && remembered.until > now) {
      return timingSafeEqual(remembered.holder.digest, digest) ? remembered.holder : null;
    }
    known.delete(name);
    const holder = await findKeyHolder(pool, partnerId, digest);
    if (holder === null || !timingSafeEqual(holder.digest, digest)) return null;
    if (known.size >= REMEMBERED_MAX) known.clear();
    known.set(name, { holder, until: now + REMEMBERED_MS });
    return holder;
  };
}
