import type pg from 'pg';
import { atOnce, type Paced } from '../runtime/paced.ts';
import { inTransaction } from '../runtime/transaction.ts';
import { allIsWritten, seeNow, type Seen } from '../store/seen.ts';
import { forgetOldSignals } from './forget-signals.ts';
import { findGoodwill } from './goodwill.ts';
import { keepSignals } from './keep-signals.ts';
import { readPiece } from './piece.ts';
import { findEndOfPiece, lockSignalPlace, moveReadPlace, moveSignalPlace } from './places.ts';
import { findSameFiles, findSamePurchases } from './receipts.ts';
import { findReferrals } from './referrals.ts';
import { findReturns } from './returns.ts';
import { findSharing, markDigest, type Digest } from './sharing.ts';
import { findVelocity } from './velocity.ts';
import type { InstallationSecret } from '../runtime/secret.ts';

/** Pieces of one call, so that other merchants get their turn. */
const PIECES_MAX = 50;

export interface LookTools {
  readonly pool: pg.Pool;
  /** The installation's: digests of what is personal are made under it. */
  readonly secret: InstallationSecret;
  readonly newId: () => string;
  readonly signal?: AbortSignal;
  /** How the pieces follow each other. */
  readonly paced?: Paced;
}

interface Look extends LookTools {
  readonly merchantId: number;
  readonly digest: Digest;
}

/**
 * Looks at what was recorded since it last looked, in pieces of one transaction each: cut off, it goes on
 * where it was. Whatever it reads of the past of a member has a bound. True if it was cut short.
 */
export async function lookForSignals(
  tools: LookTools,
  merchantId: number,
): Promise<{ readonly cutShort: boolean }> {
  const { pool, secret, signal, paced = atOnce } = tools;
  const seen = await seeNow(pool, merchantId);
  if (!(await allIsWritten(pool, seen, signal))) return { cutShort: false };
  const look = { ...tools, merchantId, digest: markDigest(secret) };
  for (let piece = 0; piece < PIECES_MAX; piece += 1) {
    if (signal?.aborted === true) return { cutShort: false };
    if (!(await paced(() => lookAtPiece(look, seen)))) return { cutShort: false };
  }
  return { cutShort: true };
}

/** True if there may be more. */
function lookAtPiece(look: Look, { now }: Seen): Promise<boolean> {
  const { pool, merchantId, digest, newId } = look;
  return inTransaction(pool, async (client) => {
    const { reachedAt, readAt } = await lockSignalPlace(client, merchantId, now);
    const keep = { merchantId, now, newId };
    const read = await findSamePurchases(client, merchantId, readAt);
    if (read !== null) {
      await keepSignals(client, keep, read.findings);
      await moveReadPlace(client, merchantId, read.to);
    }
    if (reachedAt >= now) return read !== null;
    const until = await findEndOfPiece(client, merchantId, { from: reachedAt, until: now });
    const recorded = await readPiece(client, merchantId, { from: reachedAt, until });
    const piece = { merchantId, now, recorded };
    const findings = [
      ...(await findVelocity(client, piece)),
      ...(await findSharing(client, piece, digest)),
      ...(await findReferrals(client, piece)),
      ...(await findReturns(client, piece)),
      ...(await findSameFiles(client, piece)),
      ...(await findGoodwill(client, piece)),
    ];
    await keepSignals(client, keep, findings);
    await moveSignalPlace(client, merchantId, until);
    if (until < now) return true;
    await forgetOldSignals(client, merchantId, now);
    return read !== null;
  });
}
