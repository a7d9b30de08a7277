import type { Fresh } from '../decision.ts';

/** Letters and digits that nobody takes for another: no I, L, O, 0 and 1. */
const LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ';
const DIGITS = '23456789';

/** How many codes a pattern has room for. */
export function codesOf(pattern: string): number {
  let codes = 1;
  for (const sign of pattern) {
    if (sign === 'X') codes *= LETTERS.length;
    else if (sign === '9') codes *= DIGITS.length;
  }
  return codes;
}

/** A code by a pattern such as `SUMMER-XXXX-9999`: X is a letter, 9 a digit. */
export function codeBy(pattern: string, fresh: Fresh): string {
  return pattern
    .replaceAll(/X+/g, (places) => fresh.code(places.length, LETTERS))
    .replaceAll(/9+/g, (places) => fresh.code(places.length, DIGITS));
}
