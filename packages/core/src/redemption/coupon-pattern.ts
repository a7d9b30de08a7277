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
  const letters = [...fresh.code(countOf(pattern, 'X'), LETTERS)];
  const digits = [...fresh.code(countOf(pattern, '9'), DIGITS)];
  return pattern.replaceAll(/[X9]/g, (sign) => (sign === 'X' ? letters : digits).shift() ?? sign);
}

function countOf(pattern: string, sign: string): number {
  return pattern.split(sign).length - 1;
}
