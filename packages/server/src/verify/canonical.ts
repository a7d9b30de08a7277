import { hash } from 'node:crypto';

/*
 * The format of the chain, written a second time on purpose: a checker that shared the writer's
 * code would share its mistakes. `ledger/chain.ts` says the same in its own words.
 */

/** The values a posting's hash covers, in order, behind the hash of the posting before. */
export type Link = readonly (string | number | boolean | null)[];

/** SHA-256 over the JSON array of the previous hash and the values. Hex. */
export function linkHash(previous: string, link: Link): string {
  return hash('sha256', JSON.stringify([previous, ...link]), 'hex');
}

/** Where every chain begins. */
export const BEFORE_THE_FIRST = '0'.repeat(64);
