import { expect, it } from 'vitest';
import { median, percentile } from './summary.ts';

it('a percentile is a sample that was seen, whatever the order of the samples', () => {
  const samples = [9, 1, 5, 3, 7, 2, 8, 4, 6, 10];
  expect(percentile(samples, 0.5)).toBe(5);
  expect(percentile(samples, 0.99)).toBe(10);
  expect(percentile(samples, 0)).toBe(1);
});

it('there is no percentile of nothing', () => {
  expect(percentile([], 0.99)).toBeNaN();
});

it('a median lies in the middle, also of an even number of samples', () => {
  expect(median([3])).toBe(3);
  expect(median([9, 1, 5])).toBe(5);
  expect(median([2, 10])).toBe(6);
  expect(median([])).toBeNaN();
});
