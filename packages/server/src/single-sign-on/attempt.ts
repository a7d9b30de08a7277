import { hash, randomBytes, timingSafeEqual } from 'node:crypto';
import { seal, unseal } from '../runtime/seal.ts';
import type { InstallationSecret } from '../runtime/secret.ts';

/** What a browser keeps, sealed, while somebody is at the provider: what comes back is bound to it. */
export interface Attempt {
  /** Comes back in the URL; whoever sends a stranger there knows another one. */
  readonly state: string;
  /** Comes back in the signed token. */
  readonly nonce: string;
  /** Of PKCE: whoever has the code alone cannot use it. */
  readonly verifier: string;
  /** Where to go on afterwards; a path of the console. */
  readonly returnTo: string;
  /** The store that was named; null for the only one. */
  readonly partnerId: string | null;
  /** Milliseconds since 1970. */
  readonly begunAt: number;
}

/** For typing a password and finding a telephone, at the provider. */
export const ATTEMPT_MS = 10 * 60_000;
const BYTES = 32;
const PURPOSE = { merchantId: 0, purpose: 'single sign-on attempt' };
const SEALED_MAX = 4000;

export function makeAttempt(wanted: Pick<Attempt, 'returnTo' | 'partnerId' | 'begunAt'>): Attempt {
  const { returnTo, partnerId, begunAt } = wanted;
  const [state, nonce, verifier] = [secretText(), secretText(), secretText()];
  return { state, nonce, verifier, returnTo, partnerId, begunAt };
}

/** In letters that a cookie takes. */
export function sealAttempt(secret: InstallationSecret, attempt: Attempt): string {
  return seal(secret, PURPOSE, JSON.stringify(attempt)).toString('base64url');
}

/** Null if it was altered, is of another installation, or its time is over. */
export function openAttempt(
  secret: InstallationSecret,
  sealed: string,
  now: number,
): Attempt | null {
  if (sealed.length > SEALED_MAX) return null;
  let attempt: Attempt;
  try {
    // Nobody else can seal: what opens was made by `sealAttempt`.
    attempt = JSON.parse(unseal(secret, PURPOSE, Buffer.from(sealed, 'base64url'))) as Attempt;
  } catch {
    return null;
  }
  const age = now - attempt.begunAt;
  return age <= ATTEMPT_MS ? attempt : null;
}

/** Whether a text that came is the one that was sent; how far they agree is not told by the time it takes. */
export function isSame(came: string, sent: string): boolean {
  return timingSafeEqual(hash('sha256', came, 'buffer'), hash('sha256', sent, 'buffer'));
}

/** What the provider is told of the verifier beforehand. */
export function challengeOf({ verifier }: Pick<Attempt, 'verifier'>): string {
  return hash('sha256', verifier, 'base64url');
}

function secretText(): string {
  return randomBytes(BYTES).toString('base64url');
}
