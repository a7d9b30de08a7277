import { expect, it } from 'vitest';
import { lot, memberId, opened, posted, stage } from '../../../../tests/support/staged-books.ts';
import { applyChanges } from './apply-changes.ts';
import { scratchBooks, trialBooks } from './copy.ts';
import { emptyFlow } from './flow.ts';

it('what is tried on a copy of the books happens to nobody', () => {
  const { books, member } = stage();
  applyChanges(books, [{ kind: 'kept_alive', memberId, lapsesAt: 90, from: 0 }]);
  applyChanges(books, [...opened('l1', 10, 50), posted({})]);
  member.ownLots = [lot('l9', 10, 900)];
  member.sums.set(50, 10);
  member.member.counts = { buy: { day: { bucket: '2026-01-01', count: 1 } } };
  const before = structuredClone(books);
  const trial = trialBooks(books, member);
  expect(trial).toEqual(before);
  const counts = [{ range: 'day', bucket: '2026-01-01', count: 2 }];
  applyChanges(trial, [
    ...[
      ...opened('l2', 5, 50),
      ...opened('l3', 5, { idle: true }),
      posted({ to: 'owed', amount: 0 }),
    ],
    { kind: 'identity_taken', memberId, identity: { kind: 'uid', value: '1' } },
    { kind: 'lifetime_moved', memberId, activities: 1, at: 9 },
    { kind: 'activity_counted', memberId, activityId: 'buy', counts },
    { kind: 'kept_alive', memberId, lapsesAt: 99, from: 80 },
  ]);
  expect(books).toEqual(before);
  const copy = trial.members.get(memberId);
  expect(copy?.lots.map(({ id }) => id)).toEqual(['l1', 'l2', 'l3']);
  expect(copy?.member).toMatchObject({ lifetime: { earned: 20 }, idle: { lapsesAt: 99 } });
});

it('a place to try commands holds one member, and what all share: budgets and hours', () => {
  const { books, member } = stage();
  books.budgets.set('b', { id: 'b', points: 5, uses: 1 });
  books.flows.set('buy', { ...emptyFlow(0), awards: 3 });
  const scratch = scratchBooks(member, books);
  expect([scratch.whole, scratch.budgets, scratch.flows]).toEqual([
    ...[true, books.budgets, books.flows],
  ]);
  expect([...scratch.members]).toEqual([[memberId, member]]);
  applyChanges(scratch, [
    {
      ...{ kind: 'budget_moved', memberId, transactionId: 't', released: false, at: 5 },
      use: { budgetId: 'b', points: 1, uses: 1 },
    },
  ]);
  expect(books.budgets.get('b')).toEqual({ id: 'b', points: 5, uses: 1 });
  expect(scratchBooks(null, books).members.size).toBe(0);
});
