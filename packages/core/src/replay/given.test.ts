import { describe, expect, it } from 'vitest';
import { memberId, stage } from '../../../../tests/support/staged-books.ts';
import type { Books } from '../books/books.ts';
import type { Coupon } from '../books/records.ts';
import { applyGiven, type Given } from './given.ts';

const coupon = (code: string): Coupon => ({ rewardId: 'mug', number: 1, code, expiresAt: null });

/** Of somebody who was erased: books do not know him. */
const drew = (points: number, released = false): Given => ({
  ...{ kind: 'budget_moved', memberId: 'erased', at: 5, released },
  use: { budgetId: 'spring', points, uses: 2 },
});
const took: Given = { kind: 'coupon_issued', memberId: 'erased', at: 5, rewardId: 'mug' };
const filled = (...codes: readonly string[]): Given => ({
  ...{ kind: 'coupons_uploaded', at: null, rewardId: 'mug' },
  coupons: codes.map(coupon),
});

/** Books after what was given, with a pool or without. */
function booksAfter(given: readonly Given[], stocked: readonly string[] | null = null): Books {
  const { books } = stage();
  if (stocked !== null) {
    const next = stocked.map(coupon);
    const shelf = { rewardId: 'mug', uploaded: next.length, issued: 0, toldLowAt: 0, next };
    books.shelves.set('mug', shelf);
  }
  for (const one of given) applyGiven(books, one);
  return books;
}

describe('what an erased member drew', () => {
  it.each<[string, readonly Given[], object]>([
    ['is gone from a budget', [drew(30)], { points: 30, uses: 2 }],
    ['adds up', [drew(30), drew(12)], { points: 42, uses: 4 }],
    ['is there again once it came back', [drew(30), drew(12, true)], { points: 18, uses: 0 }],
  ])('%s', (_title, given, used) => {
    expect(booksAfter(given).budgets.get('spring')).toEqual({ id: 'spring', ...used });
  });

  it('is not taken twice as long as his own commands are kept', () => {
    const { budgets, shelves } = booksAfter(
      [{ ...drew(30), memberId } as Given, { ...took, memberId }],
      ['A'],
    );
    expect([budgets.size, shelves.get('mug')?.issued]).toEqual([0, 0]);
  });

  it('is the next coupon of the pool, if one is left', () => {
    const shelf = booksAfter([took, took, took], ['A', 'B']).shelves.get('mug');
    expect(shelf).toMatchObject({ uploaded: 2, issued: 2, next: [] });
    expect(booksAfter([took], ['A', 'B']).shelves.get('mug')?.next).toEqual([coupon('B')]);
    expect(booksAfter([took]).shelves.size).toBe(0);
  });
});

it.each<[string, readonly string[] | null, readonly string[]]>([
  ['a pool that nobody filled before', null, ['A', 'B', 'C']],
  ['behind what was there', ['Z'], ['Z', 'A', 'B', 'C']],
])('coupons that somebody uploaded come into %s', (_title, stocked, codes) => {
  const shelf = booksAfter([filled('A', 'B'), filled('C')], stocked).shelves.get('mug');
  expect(shelf).toEqual({
    ...{ rewardId: 'mug', uploaded: codes.length, issued: 0, toldLowAt: 0 },
    next: codes.map(coupon),
  });
});
