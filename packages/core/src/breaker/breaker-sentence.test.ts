import { expect, it } from 'vitest';
import type { Held } from '../books/held.ts';
import { breakerSentence, heldReason } from './breaker-sentence.ts';

const points = (amount: number): string => `${String(amount)} points`;

it.each<[Held, string]>([
  [
    { reason: 'changed_rules', seen: 90, allowed: 30, by: 'version', version: 4, before: 10 },
    'it gives 90 points, and version 4 of the program gave 10 points for the same; up to 30 points are allowed soon after a change',
  ],
  [
    { reason: 'points_per_award', seen: 90, allowed: 50, by: 'learnt' },
    'it gives 90 points, and one award of the activity may give 50 points by what was usual in the last weeks',
  ],
  [
    { reason: 'points_per_hour', seen: 900, allowed: 500, by: 'program' },
    'with it the activity gives 900 points in this hour, and may give 500 points by the program',
  ],
  [
    { reason: 'awards_per_hour', seen: 2, allowed: 1, by: 'program' },
    'with it the activity gives 2 awards in this hour, and may give 1 award by the program',
  ],
])('why an award is held is said in words: $reason', (held, words) => {
  expect(heldReason(held, points)).toBe(words);
  expect(breakerSentence(held, points)).toBe(
    `The award is held for somebody to look at: ${words}.`,
  );
});
