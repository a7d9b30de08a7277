import { expect, it } from 'vitest';
import type { MemberDifference } from './comparison.ts';
import { drawSamples, spreadMembers } from './draw-samples.ts';

const ids = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, n) => `m${String(n)}`);

function differing(memberId: string, difference: number): MemberDifference {
  return { memberId, recorded: 0, changed: difference, difference };
}

const told = (members: readonly MemberDifference[]): readonly string[] =>
  drawSamples(members).map(({ memberId, difference }) => `${memberId} ${String(difference)}`);

it.each<[number, number, readonly string[]]>([
  [0, 4, []],
  [3, 4, ['m0', 'm1', 'm2']],
  [4, 4, ['m0', 'm1', 'm2', 'm3']],
  [5, 4, ['m0', 'm1', 'm2', 'm3']],
  [12, 4, ['m0', 'm3', 'm6', 'm9']],
])('of %i members, at most %i are watched, spread over all: %j', (count, most, watched) => {
  expect([...spreadMembers(ids(count), most)]).toEqual(watched);
});

it('shows those for whom something is different, from who loses most to who gains most', () => {
  const members = [
    differing('up', 5),
    differing('same', 0),
    differing('twin', -3),
    differing('down', -3),
    differing('most', 40),
  ];
  const shown = ['down -3', 'twin -3', 'up 5', 'most 40'];
  expect([told(members), told(members.toReversed()), told([])]).toEqual([shown, shown, []]);
});

it('shows all of ten, and ten of more: both ends and evenly between them', () => {
  const many = (count: number): readonly MemberDifference[] =>
    ids(count).map((id, n) => differing(id, n + 1));
  expect(drawSamples(many(10))).toEqual(many(10));
  expect(drawSamples(many(19)).map(({ difference }) => difference)).toEqual(
    [1, 3, 5, 7, 9, 11, 13, 15, 17, 19], // Every second one.
  );
});
