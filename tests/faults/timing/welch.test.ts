import { expect, it } from 'vitest';
import { seededRandom } from '../operations.ts';
import { compareTimes, worstOf } from './welch.ts';

function times(count: number, from: number, seed: number): readonly number[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => from + random() + (random() < 0.02 ? 50 : 0));
}

it('a difference far below the noise of single calls is found', () => {
  const { t, difference } = worstOf(compareTimes(times(20_000, 10, 1), times(20_000, 10.05, 2)));
  expect(t).toBeGreaterThan(4.5);
  expect(difference).toBeCloseTo(0.05, 1);
});

it('equal times are told apart at no crop', () => {
  for (const compared of compareTimes(times(20_000, 10, 1), times(20_000, 10, 2))) {
    expect(Math.abs(compared.t)).toBeLessThan(4.5);
  }
});

it('what is slow by chance is cropped from both lists', () => {
  const [whole, cropped] = compareTimes([1, 2, 3, 1000], [1, 2, 3, 4]);
  expect([whole?.count, cropped?.cropped]).toEqual([8, 0.05]);
  expect(compareTimes([1, 2, 3, 1000], [1, 2, 3, 4]).at(-1)?.count).toBe(4);
});
