import { heldBy } from '../books/find.ts';
import type { IdentityKey } from '../books/records.ts';
import type { Scene } from '../deciding.ts';

const TRIES_MAX = 20;

/**
 * A code to recommend the program with: up to three letters of the first name and five random
 * characters, as the platform's are. Codes known to be taken are passed over; of others the
 * identities' unique key takes care.
 */
export function newReferralCode(scene: Scene, firstName: string): string {
  const letters = firstName
    .normalize('NFD')
    .toUpperCase()
    .replace(/[^A-Z]/g, '')
    .slice(0, 3);
  let code = '';
  for (let tries = 0; tries < TRIES_MAX; tries += 1) {
    code = letters + scene.fresh.code(5);
    if (heldBy(scene.books, referralIdentity(code)) === null) break;
  }
  return code;
}

/** Referral codes are one identity whatever their case. */
export function referralIdentity(code: string): IdentityKey {
  return { kind: 'referral_code', value: code.trim().toUpperCase() };
}
