import { expect, it } from 'vitest';
import { compareLots } from './books.ts';
import type { Lot } from './records.ts';

function lot(id: string, more: Partial<Lot>): Lot {
  const base = { memberId: 'm1', points: 10, remaining: 10, expiresAt: null, idle: false };
  return { ...base, id, openedAt: 5, ...more };
}

const inOrder: readonly Lot[] = [
  lot('f', { expiresAt: 10, openedAt: 9 }),
  lot('e', { expiresAt: 20, openedAt: 1 }),
  lot('g', { expiresAt: 20, openedAt: 2, idle: false }),
  lot('d', { idle: true, openedAt: 8 }),
  lot('c', { openedAt: 3 }),
  lot('a', { openedAt: 4 }),
  lot('b', { openedAt: 4 }),
];

it('what lapses first is spent first, then what lapses by inactivity, then by age and by id', () => {
  expect([...inOrder].reverse().sort(compareLots)).toEqual(inOrder);
  expect([...inOrder].sort(compareLots)).toEqual(inOrder);
});

it.each(inOrder)('lot $id comes at the same place as itself', (one) => {
  expect(compareLots(one, { ...one })).toBe(0);
});
