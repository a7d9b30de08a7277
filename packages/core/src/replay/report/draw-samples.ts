import type { MemberId } from '../../books/records.ts';
import type { MemberDifference } from './comparison.ts';

/** Members whose transactions are looked at side by side. */
const SAMPLES = 10;

/** So many members at most, spread evenly over all of them in the order in which they joined. */
export function spreadMembers(ids: readonly MemberId[], most: number): ReadonlySet<MemberId> {
  if (ids.length <= most) return new Set(ids);
  return new Set(
    Array.from({ length: most }, (_, n) => ids[Math.floor((n * ids.length) / most)] ?? ''),
  );
}

/**
 * Ten members over the range of differences, from who loses most to who gains most; those for whom
 * nothing is different are no sample of anything.
 */
export function drawSamples(differences: readonly MemberDifference[]): readonly MemberDifference[] {
  const affected = differences
    .filter(({ difference }) => difference !== 0)
    .sort((a, b) => a.difference - b.difference || (a.memberId < b.memberId ? -1 : 1));
  if (affected.length <= SAMPLES) return affected;
  const places = Array.from({ length: SAMPLES }, (_, n) =>
    Math.floor((n * (affected.length - 1)) / (SAMPLES - 1)),
  );
  return places.flatMap((place) => affected[place] ?? []);
}
