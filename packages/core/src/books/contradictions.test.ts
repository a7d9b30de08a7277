import { expect, it } from 'vitest';
import { BrokenInvariant } from '../invariant.ts';
import { applyChanges } from './apply-changes.ts';
import { emptyBooks, type Books } from './books.ts';
import type { Change } from './changes.ts';
import { NOBODY, type Lot, type Posting, type Transaction } from './records.ts';

const memberId = 'm1';
const AT = 5;

const enrolled: Change = {
  ...{ kind: 'member_enrolled', memberId, profile: NOBODY, status: 'active', subscribed: true },
  ...{ referralCode: '', referrerId: null, tierId: null, enrolledAt: 0, at: 0 },
};

const award: Transaction = {
  ...{ id: 't', memberId, kind: 'award', status: 'auto_approved', points: 10, modified: null },
  ...{ amended: null, basis: null, activityId: null, rewardId: null, orderId: null },
  ...{ relatedId: null, qualifies: false, occurredAt: 0, recordedAt: 0, approvesAt: null },
  ...{
    approvedAt: 0,
    approvedBy: null,
    expiresAt: null,
    programVersion: 1,
    actor: '',
    details: {},
  },
};

function posted(posting: Partial<Posting>): Change {
  const points = { kind: 'points_posted', memberId, transactionId: 't', lotId: null } as const;
  return { ...points, from: 'issued', to: 'pending', amount: 10, at: AT, ...posting };
}

function lotOf(id: string, points: number): Lot {
  return { id, memberId, points, remaining: points, expiresAt: null, idle: false, openedAt: AT };
}

function passed(lot: Lot): Change {
  return { kind: 'lot_passed', lot, at: AT };
}

function refilled(id: string, points: number): Change {
  return { kind: 'lot_refilled', lot: lotOf(id, 10), points };
}

function redeemed(lotId: string, amount: number): Change {
  return posted({ from: 'available', to: 'redeemed', lotId, amount });
}

function approved(transactionId: string): Change {
  const change = { kind: 'transaction_status_changed', memberId, transactionId } as const;
  return { ...change, from: 'pending', to: 'approved', by: null, at: AT };
}

function modified(transactionId: string): Change {
  const change = { kind: 'award_modified', memberId, transactionId, points: 5 } as const;
  return { ...change, amendment: null, by: 'eve', reason: null, at: AT };
}

function released(points: number, uses: number): Change {
  const use = { budgetId: 'b', points, uses };
  return { kind: 'budget_moved', memberId, transactionId: 't', use, released: true, at: AT };
}

/**
 * A member with ten points in a lot, and one idle point in each of two lots that his sums know nothing of:
 * one of this stretch, one of the last. An award that is approved, a budget that was used once.
 */
function stage(): Books {
  const books = emptyBooks(true);
  applyChanges(books, [
    enrolled,
    { kind: 'lot_opened', lot: lotOf('l1', 10), at: AT },
    posted({ to: 'available', lotId: 'l1' }),
    { kind: 'transaction_recorded', transaction: award },
  ]);
  const member = books.members.get(memberId);
  if (member === undefined) throw new Error('nobody enrolled');
  member.member.idle = { points: 0, lapsed: 0, since: AT, lapsesAt: 90 };
  member.member.balances.available += 2;
  const idle = { ...lotOf('this', 1), idle: true };
  member.lots.push(idle, { ...idle, id: 'last', openedAt: AT - 1 });
  books.budgets.set('b', { id: 'b', points: 1, uses: 1 });
  return books;
}

it.each<[string, Change]>([
  ['a balance of m1 below 0 after t', posted({ from: 'pending', to: 'issued', amount: 1 })],
  ['a balance of m1 below 0 after t', posted({ from: 'reserved', to: 'issued', amount: 1 })],
  ['a balance of m1 below 0 after t', posted({ to: 'owed', amount: 1 })],
  ['amount -1', posted({ amount: -1 })],
  ['amount 0.5', posted({ amount: 0.5 })],
  ['posting from pending to itself', posted({ from: 'pending', to: 'pending' })],
  ['posting issued to available of t and its lot', posted({ to: 'available' })],
  ['posting issued to pending of t and its lot', posted({ lotId: 'l1' })],
  ['lot l1 below 0', redeemed('l1', 11)],
  ['lot l9 is not in the books', redeemed('l9', 1)],
  ['lot l9 is not in the books', posted({ from: 'available', to: 'pending', lotId: 'l9' })],
  ['lot l2 opened with nothing in it', { kind: 'lot_opened', lot: lotOf('l2', 0), at: AT }],
  ['lot l2 passed on with nothing in it', passed(lotOf('l2', 0))],
  ['lot l1 fuller than it was', refilled('l1', 1)],
  ['lot l3 fuller than it was', refilled('l3', 0)],
  ['member m9 is not in the books', posted({ memberId: 'm9' })],
  ['member m9 is not in the books', { kind: 'merged_into_set', memberId: 'm9', into: memberId }],
  ['member m1 exists', enrolled],
  [
    'member m1 is not blocked',
    { kind: 'member_status_changed', memberId, from: 'blocked', to: 'active', at: AT },
  ],
  ['member m1 is merged with points left', { kind: 'merged_into_set', memberId, into: 'm2' }],
  ['qualified points of m1 below 0', { kind: 'qualified_moved', memberId, points: -1 }],
  ['idle points of m1 below 0', redeemed('this', 1)],
  ['idle points of m1 below 0', redeemed('last', 1)],
  ['transaction t is not pending', approved('t')],
  ['transaction t9 is not pending', approved('t9')],
  ['t is not pending', modified('t')],
  ['t9 is not pending', modified('t9')],
  ['budget b fell below 0', released(2, 0)],
  ['budget b fell below 0', released(0, 2)],
  [
    'the pool of r is not in the books',
    {
      ...{ kind: 'stock_alerted', rewardId: 'r', alert: 'reward.stock_low' },
      ...{ uploaded: 4, issued: 1, at: AT },
    },
  ],
  [
    'coupon 1 of r is not the next',
    {
      ...{ kind: 'coupon_issued', memberId, transactionId: 't', at: AT },
      coupon: { rewardId: 'r', number: 1, code: 'C', expiresAt: null },
    },
  ],
])('books that would become wrong stop at once: %s', (message, change) => {
  const books = stage();
  expect(() => {
    applyChanges(books, [change]);
  }).toThrow(new BrokenInvariant(message));
});

it.each(['available', 'pending', 'reserved', 'owed'] as const)(
  'nobody is merged who has %s points, nor with himself',
  (account) => {
    const books = emptyBooks(true);
    applyChanges(books, [enrolled]);
    const merge = (into: string | null): void => {
      applyChanges(books, [{ kind: 'merged_into_set', memberId, into }]);
    };
    expect(() => {
      merge(memberId);
    }).toThrow(new BrokenInvariant('member m1 is merged into himself'));
    merge('m2');
    merge(null);
    const { member } = books.members.get(memberId) ?? {};
    if (member === undefined) throw new Error('nobody enrolled');
    member.balances[account] = 1;
    expect(() => {
      merge('m2');
    }).toThrow(new BrokenInvariant('member m1 is merged with points left'));
    merge(null);
    expect(member.mergedInto).toBeNull();
  },
);

it('a budget that was not loaded gives nothing, but takes back without a word', () => {
  const books = { ...stage(), whole: false };
  books.budgets.clear();
  const taken = { ...released(1, 1), released: false } as Change;
  expect(() => {
    applyChanges(books, [taken]);
  }).toThrow(new BrokenInvariant('budget b is not in the books'));
  applyChanges(books, [released(1, 1)]);
  expect(books.budgets.size).toBe(0);
});
