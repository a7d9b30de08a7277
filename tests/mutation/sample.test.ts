import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sampleOf } from './sample.ts';

const names = fc.uniqueArray(fc.string(), { maxLength: 40 });

it('a sample has what there is, each once, and as much of it as was asked for', () => {
  fc.assert(
    fc.property(names, fc.nat(50), fc.nat(), (all, size, seed) => {
      const drawn = sampleOf(all, size, seed);
      expect(new Set(drawn).size).toBe(Math.min(size, all.length));
      expect(drawn.every((each) => all.includes(each))).toBe(true);
      expect(sampleOf([...all].reverse(), size, seed)).toEqual(drawn);
    }),
  );
});

it('each of ten is drawn about as often as any other', () => {
  const all = Array.from({ length: 10 }, (_, index) => String(index));
  const counts = new Map(all.map((each) => [each, 0]));
  for (let seed = 0; seed < 1000; seed += 1) {
    for (const each of sampleOf(all, 3, seed)) counts.set(each, (counts.get(each) ?? 0) + 1);
  }
  // 300 on average; 60 is more than four standard deviations.
  expect(Math.min(...counts.values())).toBeGreaterThan(240);
  expect(Math.max(...counts.values())).toBeLessThan(360);
});
