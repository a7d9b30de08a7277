import type { MemberId } from '../../books/records.ts';
import type { MemberDifference } from './comparison.ts';

/** Members whose transactions are looked at side by side. */
const SAMPLES = 10;

/** So many members at most, spread evenly over all of them in the order in which they joined. */
export function spreadMembers(ids: readonly MemberId[], most: number): ReadonlySet<MemberId> {
  const places = Array.from({ length: most }, (_, n) => Math.floor((n * ids.length) / most));
  return new Set(places.flatMap((place) => ids[place] ?? []));
}

/**
 * Ten members over the range of differences, from who loses most to who gains most; those for whom
 * nothing is different are no sample of anything.
 */
export function drawSamples(differences: readonly MemberDifference[]): readonly MemberDifference[] {
  const affected = differences
    .filter(({ difference }) => difference !== 0)
    .sort((a, b) => a.difference - b.difference || (a.memberId < b.memberId ? -1 : 1));
  const last = affected.length - 1;
  const places = Array.from({ length: SAMPLES }, (_, n) => Math.floor((n * last) / (SAMPLES - 1)));
  // Of fewer than ten, each is at several places.
  return [...new Set(places)].flatMap((place) => affected[place] ?? []);
}
