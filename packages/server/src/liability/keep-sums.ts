import type pg from 'pg';
import { atOnce, type Paced } from '../runtime/paced.ts';
import { inTransaction } from '../runtime/transaction.ts';
import { allIsWritten, seeNow, type Seen } from '../store/seen.ts';
import { lockSumPlace, moveSumPlace } from './sum-places.ts';
import { addToSums, findEndOfPiece } from './sum-postings.ts';

/** Pieces of one call, so that other merchants get their turn. */
const PIECES_MAX = 200;

/** How the pieces follow each other, and what ends them early. */
export interface SumTerms {
  readonly paced?: Paced;
  readonly signal?: AbortSignal;
}

/**
 * Adds to a merchant's sums what was posted since, in pieces of one transaction each: cut off, it goes on
 * where it was. A posting has the time that was read under its locks, so what has an earlier time than
 * now can only come from transactions that run now; they are waited for first. True if it was cut short.
 */
export async function keepSums(
  pool: pg.Pool,
  merchantId: number,
  { paced = atOnce, signal }: SumTerms = {},
): Promise<{ readonly cutShort: boolean }> {
  const seen = await seeNow(pool, merchantId);
  if (!(await allIsWritten(pool, seen, signal))) return { cutShort: false };
  for (let piece = 0; piece < PIECES_MAX; piece += 1) {
    if (signal?.aborted === true) return { cutShort: false };
    if (!(await paced(() => addPiece(pool, merchantId, seen)))) return { cutShort: false };
  }
  return { cutShort: true };
}

/** True if there may be more. */
function addPiece(pool: pg.Pool, merchantId: number, { now, zone }: Seen): Promise<boolean> {
  return inTransaction(pool, async (client) => {
    const place = await lockSumPlace(client, merchantId, zone);
    if (place === null || place.reachedAt >= now) return false;
    const span = { merchantId, zone, from: place.reachedAt, until: now };
    const until = await findEndOfPiece(client, span);
    const postings = await addToSums(client, { ...span, until });
    await moveSumPlace(client, merchantId, { to: until, postings });
    return until < now;
  });
}
