import { createHash, timingSafeEqual } from 'node:crypto';
import type { SigningKey, TokenTerms } from './token.ts';

/** What a snippet of the first generation says of whoever looks at the page. */
export interface AccessClaims {
  readonly userId: string;
  readonly email: string;
  /** Seconds or milliseconds since 1970, as it was signed; empty if it was signed without. */
  readonly ts: string;
  readonly accessToken: string;
}

const SHA256_HEX = /^[0-9a-f]{64}$/i;
const WHOLE = /^\d{1,16}$/;
/** From here on a time is in milliseconds. */
const MILLISECONDS_FROM = 1e11;
const DAY_MS = 86_400_000;
/** Clocks of shops and ours differ a little. */
const AHEAD_MS = 300_000;

/** False for what was never made of a key: older snippets send the id of a session, or nothing. */
export function looksSigned({ accessToken }: AccessClaims): boolean {
  return SHA256_HEX.test(accessToken);
}

/**
 * The key that signed: hex SHA-256 of user id, e-mail address, partner id, key and time. All keys are
 * tried, so that the time it takes tells nothing; null if none did.
 */
export function signingKeyOf(
  { userId, email, ts, accessToken }: AccessClaims,
  partnerId: string,
  keys: readonly SigningKey[],
): SigningKey | null {
  const given = Buffer.from(accessToken, 'hex');
  let signer: SigningKey | null = null;
  for (const one of keys) {
    const expected = createHash('sha256')
      .update(userId + email + partnerId + one.key + ts)
      .digest();
    if (given.length === expected.length && timingSafeEqual(given, expected)) signer ??= one;
  }
  return signer;
}

/** What is wrong with when it was signed; null if nothing is. */
export function agedFault(
  { ts }: AccessClaims,
  { daysMax, lasting }: TokenTerms,
  now: number,
): string | null {
  if (ts === '') return lasting ? null : 'The access token does not say when it was signed';
  if (!WHOLE.test(ts)) return 'ts must be a time in seconds or milliseconds since 1970';
  const at = Number(ts) >= MILLISECONDS_FROM ? Number(ts) : Number(ts) * 1000;
  if (at > now + AHEAD_MS) return 'The access token says that it was signed later than now';
  const isOld = now - at > daysMax * DAY_MS + AHEAD_MS;
  return isOld ? `The access token was signed more than ${String(daysMax)} days ago` : null;
}
