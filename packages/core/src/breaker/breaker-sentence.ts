import type { Held } from '../books/held.ts';

const BOUNDS = {
  learnt: 'by what was usual in the last weeks',
  program: 'by the program',
  version: 'soon after a change',
} as const;

/** Says why an award is held. `points` puts a number of points into words. */
export function breakerSentence(held: Held, points: (amount: number) => string): string {
  return `The award is held for somebody to look at: ${heldReason(held, points)}.`;
}

/** The same as a part of a sentence. */
export function heldReason(held: Held, points: (amount: number) => string): string {
  const { reason, seen, allowed, by } = held;
  switch (reason) {
    case 'changed_rules':
      return (
        `it gives ${points(seen)}, and version ${String(held.version ?? '?')} of the program gave ` +
        `${points(held.before ?? 0)} for the same; up to ${points(allowed)} are allowed ${BOUNDS[by]}`
      );
    case 'points_per_award':
      return `it gives ${points(seen)}, and one award of the activity may give ${points(allowed)} ${BOUNDS[by]}`;
    case 'points_per_hour':
      return `with it the activity gives ${points(seen)} in this hour, and may give ${points(allowed)} ${BOUNDS[by]}`;
    case 'awards_per_hour': {
      const awards = (count: number): string =>
        count === 1 ? '1 award' : `${String(count)} awards`;
      return `with it the activity gives ${awards(seen)} in this hour, and may give ${awards(allowed)} ${BOUNDS[by]}`;
    }
  }
}
