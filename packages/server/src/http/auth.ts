import { hash, timingSafeEqual } from 'node:crypto';
import type pg from 'pg';
import { findKeyHolder, type KeyHolder } from '../queries/key-holder.ts';
import { TooManyReads } from '../queries/gathered-reads.ts';
import { noteKeyUse } from '../usecases/note-key-use.ts';

/** How long an answer about a key may be remembered; a revoked key works at most this much longer. */
const REMEMBERED_MS = 2000;
const REMEMBERED_MAX = 10_000;
/** Keys never seen before that are looked up at once; guessing gets no further into the database. */
const STRANGERS_MAX = 64;

const PARTNER_ID = /^[0-9a-f]{10}$/;
const API_KEY = /^[0-9a-f]{32}$/;

/** Tells who a request is from, or null. Rejects with `TooManyReads` when too many strangers ask. */
export type Authenticate = (partnerId: string, apiKey: string) => Promise<KeyHolder | null>;

interface Remembered<T> {
  readonly value: T;
  readonly until: number;
}

/**
 * Looks keys up by their digest: the database never sees a key, and how long a wrong one takes
 * tells nothing about a right one. Answers are remembered for two seconds, rights and wrongs apart,
 * so that guesses cannot push the rights out; equal questions at one time are asked once.
 */
export function createAuthenticate(pool: pg.Pool): Authenticate {
  const holders = new Map<string, Remembered<KeyHolder>>();
  const wrongs = new Map<string, Remembered<null>>();
  const asked = new Map<string, Promise<KeyHolder | null>>();

  const ask = async (
    name: string,
    partnerId: string,
    digest: Buffer,
  ): Promise<KeyHolder | null> => {
    // From the question on, not from the answer: a key revoked meanwhile gets no more time.
    const until = performance.now() + REMEMBERED_MS;
    const holder = await findKeyHolder(pool, partnerId, digest);
    if (holder === null) {
      holders.delete(name);
      remember(wrongs, name, { value: null, until });
    } else {
      remember(holders, name, { value: holder, until });
      if (!holder.usedToday) noteKeyUse(pool, holder.merchantId, holder.keyIdentifier);
    }
    return holder;
  };

  return async (partnerId, apiKey) => {
    if (!PARTNER_ID.test(partnerId) || !API_KEY.test(apiKey)) return null;
    const digest = hash('sha256', apiKey, 'buffer');
    const name = partnerId + digest.toString('latin1');
    const now = performance.now();
    const known = holders.get(name);
    if (known !== undefined && known.until > now) {
      return timingSafeEqual(known.value.digest, digest) ? known.value : null;
    }
    const wrong = wrongs.get(name);
    if (wrong !== undefined && wrong.until > now) return null;
    let answer = asked.get(name);
    if (answer === undefined) {
      if (known === undefined && asked.size >= STRANGERS_MAX) throw new TooManyReads();
      answer = ask(name, partnerId, digest).finally(() => asked.delete(name));
      asked.set(name, answer);
    }
    const holder = await answer;
    return holder !== null && timingSafeEqual(holder.digest, digest) ? holder : null;
  };
}

/** Starts over when full: at worst every key is looked up once more. */
function remember<T>(
  memory: Map<string, Remembered<T>>,
  name: string,
  answer: Remembered<T>,
): void {
  if (memory.size >= REMEMBERED_MAX) memory.clear();
  memory.set(name, answer);
}
