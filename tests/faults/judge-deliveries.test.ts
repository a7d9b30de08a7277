import { expect, it } from 'vitest';
import { isFaultless, judgeDeliveries } from './judge-deliveries.ts';

/* A judge that lets everything pass proves nothing. */

const owed = [
  { id: 'a1', memberId: 'a', sequence: 1 },
  { id: 'a2', memberId: 'a', sequence: 2 },
  { id: 'b1', memberId: 'b', sequence: 1 },
];
const came = (...ids: string[]): { ids: string[]; digest: string | null }[] =>
  ids.map((id) => ({ ids: id.split(' '), digest: null }));

it('finds nothing wrong with what came once and in order, members mixed as they like', () => {
  const judgement = judgeDeliveries(owed, came('b1', 'a1', 'a2'));
  expect(judgement).toMatchObject({ owed: 3, repeated: 0 });
  expect(isFaultless(judgement)).toBe(true);
  expect(isFaultless(judgeDeliveries(owed, came('a1 a2 b1')))).toBe(true);
});

it('counts what came again, wherever it comes, and forgives it', () => {
  const judgement = judgeDeliveries(owed, came('a1', 'a2', 'a1', 'b1', 'a2 b1'));
  expect(judgement.repeated).toBe(3);
  expect(isFaultless(judgement)).toBe(true);
});

it('finds what never came, what was made up, and what changed its words', () => {
  expect(judgeDeliveries(owed, came('a1', 'b1')).lost).toEqual(['a2']);
  expect(judgeDeliveries(owed, came('a1', 'a2', 'b1', 'x')).unknown).toEqual(['x']);
  const changed = [...came('a1', 'a2', 'b1'), { ids: ['a1'], digest: 'other' }];
  expect(judgeDeliveries(owed, changed).altered).toEqual(['a1']);
  for (const one of [came('a1', 'b1'), came('a1', 'a2', 'b1', 'x'), changed]) {
    expect(isFaultless(judgeDeliveries(owed, one))).toBe(false);
  }
});

it('finds what came behind a later event of its member, in one request too', () => {
  const late = judgeDeliveries(owed, came('a2', 'b1', 'a1'));
  expect(late.disordered).toEqual(['a1']);
  expect(isFaultless(late)).toBe(false);
  expect(judgeDeliveries(owed, came('b1 a2 a1')).disordered).toEqual(['a1']);
});
