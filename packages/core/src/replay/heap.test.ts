import fc from 'fast-check';
import { expect, it } from 'vitest';
import { runs } from '../../../../tests/support/random/runs.ts';
import { Heap } from './heap.ts';

function heapOf(items: readonly number[]): Heap<number> {
  const heap = new Heap<number>((one, other) => one < other);
  for (const item of items) heap.put(item);
  return heap;
}

it('gives what was put in, the least first, and nothing of nothing', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 30 })), (items) => {
      const heap = heapOf(items);
      for (const item of items.toSorted((a, b) => a - b)) {
        expect([heap.first(), heap.take()]).toEqual([item, item]);
      }
      expect([heap.first(), heap.take()]).toEqual([undefined, undefined]);
    }),
    runs(200),
  );
});
