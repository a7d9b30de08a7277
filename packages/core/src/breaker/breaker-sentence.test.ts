import { expect, it } from 'vitest';
import type { Held } from '../books/held.ts';
import { breakerSentence } from './breaker-sentence.ts';

const points = (amount: number): string => `${String(amount)} points`;

it.each<[Held, string]>([
  [
    { reason: 'changed_rules', seen: 500, allowed: 60, by: 'version', version: 3, before: 20 },
    'it gives 500 points, and version 3 of the program gave 20 points for the same; up to 60 points are allowed soon after a change',
  ],
  [
    { reason: 'points_per_award', seen: 51, allowed: 50, by: 'learnt' },
    'it gives 51 points, and one award of the activity may give 50 points by what was usual in the last weeks',
  ],
  [
    { reason: 'points_per_hour', seen: 700, allowed: 600, by: 'program' },
    'with it the activity gives 700 points in this hour, and may give 600 points by the program',
  ],
  [
    { reason: 'awards_per_hour', seen: 2, allowed: 1, by: 'program' },
    'with it the activity gives 2 awards in this hour, and may give 1 award by the program',
  ],
])('an award is held, and it is said why: %j', (held, why) => {
  expect(breakerSentence(held, points)).toBe(`The award is held for somebody to look at: ${why}.`);
});
