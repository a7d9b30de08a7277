import { expect, it } from 'vitest';
import { countingFresh, programOf } from '../../../../tests/support/scenario/core-driver.ts';
import { promoting } from '../../../../tests/scenarios/programs.ts';
import { emptyBooks } from '../books/books.ts';
import { lackingBudgets, releasedBudgets } from './move-budgets.ts';

const use = (budgetId: string, points: number, uses: number) => ({ budgetId, points, uses });

it('budgets that are to move are asked for where they were not loaded, and only those', () => {
  const books = emptyBooks(false);
  const program = programOf({ program: promoting });
  const scene = { books, program, now: 0, fresh: countingFresh() };
  const uses = [use('launch', 5, 1), use('none', 0, 0), use('points', 5, 0), use('uses', 0, 1)];
  expect(lackingBudgets(scene, uses)).toEqual({
    kind: 'needs',
    needs: { budgets: ['launch', 'points', 'uses'] },
  });
  for (const id of ['launch', 'points', 'uses']) books.budgets.set(id, { id, points: 0, uses: 0 });
  expect(lackingBudgets(scene, uses)).toBeNull();
  expect(lackingBudgets({ ...scene, books: emptyBooks(true) }, uses)).toBeNull();
});

it('what goes back of each budget is what was held of it and is not kept', () => {
  const before = [use('launch', 50, 1), use('app', 5, 1), use('gone', 7, 1)];
  const after = [use('app', 5, 0), use('launch', 20, 1)];
  expect(releasedBudgets(before, after)).toEqual([
    ...[use('launch', 30, 0), use('app', 0, 1), use('gone', 7, 1)],
  ]);
});
