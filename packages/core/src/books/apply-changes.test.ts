import { describe, expect, it } from 'vitest';
import {
  lot,
  memberId,
  opened,
  posted,
  stage,
  transaction,
  type Stage,
} from '../../../../tests/support/staged-books.ts';
import { BrokenInvariant } from '../invariant.ts';
import { applyChanges } from './apply-changes.ts';
import type { Change } from './changes.ts';
import { emptyFlow } from './flow.ts';
import { NOBODY } from './records.ts';
import { availablePoints, coverPoints } from './spendable.ts';

function changed(to: 'approved' | 'auto_approved' | 'rejected', more: object = {}): Change {
  return {
    kind: 'transaction_status_changed',
    ...{ memberId, transactionId: 't', from: 'pending', to, by: 'moderator', at: 7 },
    ...more,
  };
}

const ENROLLED: Change = {
  kind: 'member_enrolled',
  ...{ memberId, profile: NOBODY, status: 'active', subscribed: true, referralCode: '' },
  ...{ referrerId: null, tierId: null, enrolledAt: 0, at: 0 },
};

const MODIFIED: Change = {
  kind: 'award_modified',
  ...{ memberId, transactionId: 't', points: 4, amendment: null, by: 'm', reason: null, at: 7 },
};

const ALERTED: Change = {
  kind: 'stock_alerted',
  ...{ alert: 'reward.stock_low', rewardId: 'r', uploaded: 20, issued: 18, at: 5 },
};

function budget(points: number, uses: number, released = false): Change {
  const use = { budgetId: 'b', points, uses };
  return { kind: 'budget_moved', memberId, transactionId: 't', use, released, at: 5 };
}

/** Coupons `from` and the one behind it are the next. */
function shelve({ books }: Stage, from: number): void {
  const next = [from, from + 1].map((number) => {
    return { rewardId: 'r', number, code: 'C', expiresAt: null };
  });
  books.shelves.set('r', { rewardId: 'r', uploaded: 9, issued: from - 1, toldLowAt: 0, next });
}

function issued(number: number): Change {
  const coupon = { rewardId: 'r', number, code: 'C', expiresAt: null };
  return { kind: 'coupon_issued', memberId, transactionId: 't', coupon, at: 5 };
}

describe('changes that contradict the books', () => {
  it.each<[string, Change, string]>([
    [
      'pending below zero',
      posted({ from: 'pending', to: 'issued', amount: 1 }),
      'a balance of m1 below 0 after t',
    ],
    [
      'reserved below zero',
      posted({ from: 'reserved', to: 'redeemed', amount: 1 }),
      'a balance of m1 below 0 after t',
    ],
    ['a debt below zero', posted({ to: 'owed', amount: 1 }), 'a balance of m1 below 0 after t'],
    ['an amount below zero', posted({ to: 'expired', amount: -1 }), 'amount -1'],
    ['an amount that is no whole number', posted({ amount: 0.5 }), 'amount 0.5'],
    [
      'points from an account to itself',
      posted({ from: 'pending', to: 'pending' }),
      'posting from pending to itself',
    ],
    [
      'available points of no lot',
      posted({ to: 'available' }),
      'posting issued to available of t and its lot',
    ],
    [
      'a lot for points that are not available',
      posted({ lotId: 'l1' }),
      'posting issued to pending of t and its lot',
    ],
    [
      'more than a lot holds',
      posted({ from: 'available', to: 'expired', lotId: 'l1', amount: 11 }),
      'lot l1 below 0',
    ],
    [
      'a lot that is not there',
      posted({ from: 'available', to: 'expired', lotId: 'l9' }),
      'lot l9 is not in the books',
    ],
    [
      'a lot that is not there, for a reward',
      posted({ from: 'available', to: 'redeemed', lotId: 'l9' }),
      'lot l9 is not in the books',
    ],
    [
      'an empty lot',
      { kind: 'lot_opened', lot: lot('l2', 0, null), at: 5 },
      'lot l2 opened with nothing in it',
    ],
    [
      'an empty lot from another member',
      { kind: 'lot_passed', lot: lot('l2', 0, null), at: 5 },
      'lot l2 passed on with nothing in it',
    ],
    [
      'more in a lot than was ever in it',
      { kind: 'lot_refilled', lot: lot('l1', 10, null), points: 1 },
      'lot l1 fuller than it was',
    ],
    [
      'nothing put back into a lot',
      { kind: 'lot_refilled', lot: lot('l2', 10, null), points: 0 },
      'lot l2 fuller than it was',
    ],
    ['a member nobody knows', posted({ memberId: 'm9' }), 'member m9 is not in the books'],
    ['a member who is there', ENROLLED, 'member m1 exists'],
    [
      'a status that was another',
      { kind: 'member_status_changed', memberId, from: 'blocked', to: 'active', at: 5 },
      'member m1 is not blocked',
    ],
    [
      'qualified points below zero',
      { kind: 'qualified_moved', memberId, points: -1 },
      'qualified points of m1 below 0',
    ],
    ['a coupon of no pool', issued(1), 'coupon 1 of r is not the next'],
    ['an alert of no pool', ALERTED, 'the pool of r is not in the books'],
    ['a transaction nobody knows', changed('approved'), 'transaction t is not pending'],
    ['an award nobody knows', MODIFIED, 't is not pending'],
    ['more points back than a budget gave', budget(1, 0, true), 'budget b fell below 0'],
    ['more uses back than a budget gave', budget(0, 1, true), 'budget b fell below 0'],
  ])('stop at once, and say which: %s', (_title, change, message) => {
    const { books } = stage();
    applyChanges(books, opened('l1', 10, null));
    expect(() => {
      applyChanges(books, [change]);
    }).toThrow(new BrokenInvariant(message));
  });

  it('stop at once when a coupon is not the next of its pool', () => {
    const staged = stage();
    shelve(staged, 3);
    applyChanges(staged.books, [issued(3)]);
    expect(staged.books.shelves.get('r')).toMatchObject({ issued: 3, next: [{ number: 4 }] });
    expect(() => {
      applyChanges(staged.books, [issued(5)]);
    }).toThrow('coupon 5 of r is not the next');
    // The pool is used up as far as it was loaded.
    expect(() => {
      applyChanges(staged.books, [issued(5)]);
    }).toThrow('coupon 5 of r is not the next');
  });

  it('stop at once when a settled award is settled or changed again', () => {
    const { books } = stage();
    books.transactions.set('t', transaction({ status: 'rejected' }));
    expect(() => {
      applyChanges(books, [changed('approved')]);
    }).toThrow('transaction t is not pending');
    expect(() => {
      applyChanges(books, [MODIFIED]);
    }).toThrow('t is not pending');
  });
});

describe('the status of a transaction', () => {
  it.each([
    ['approved', { approvedAt: 7, approvedBy: 'moderator' }],
    ['auto_approved', { approvedAt: 7, approvedBy: 'moderator' }],
    ['rejected', { approvedAt: null, approvedBy: null }],
  ] as const)('says when and by whom it was approved: %s', (status, approval) => {
    const { books } = stage();
    books.transactions.set('t', transaction({ status: 'pending', expiresAt: 90 }));
    applyChanges(books, [changed(status)]);
    expect(books.transactions.get('t')).toEqual(
      transaction({ status, ...approval, expiresAt: 90 }),
    );
  });

  it.each([50, null])('takes the date that an approval sets: %s', (expiresAt) => {
    const { books } = stage();
    books.transactions.set('t', transaction({ status: 'pending', expiresAt: 90 }));
    applyChanges(books, [changed('approved', { expiresAt })]);
    expect(books.transactions.get('t')?.expiresAt).toBe(expiresAt);
  });
});

describe('what is known of a member', () => {
  it('has a number that each change of it counts up, and the time of the last', () => {
    const { books, member } = stage();
    const changes: readonly Change[] = [
      { kind: 'profile_changed', memberId, changes: { city: 'Rome' }, at: 1 },
      { kind: 'member_status_changed', memberId, from: 'active', to: 'deleted', at: 2 },
      { kind: 'subscription_changed', memberId, subscribed: false, at: 3 },
      { kind: 'member_erased', memberId, at: 4 },
    ];
    const numbers = changes.map((change) => {
      applyChanges(books, [change]);
      return [member.member.profileVersion, member.member.modifiedAt];
    });
    expect(numbers).toEqual([
      [2, 1],
      [3, 2],
      [4, 3],
      [5, 4],
    ]);
    expect(member.member).toMatchObject({ deletedAt: 2, erasedAt: 4, subscribed: false });
  });

  it('is nothing once he is erased', () => {
    const { books, member } = stage();
    const [profile, referralCode, referrerId] = [{ ...NOBODY, city: 'Rome' }, 'ANN1', 'm2'];
    Object.assign(member.member, { profile, referralCode, referrerId });
    applyChanges(books, [{ kind: 'member_erased', memberId, at: 4 }]);
    expect(member.member).toMatchObject({
      ...{ profile: NOBODY, referralCode: '', referrerId: null },
      ...{ subscribed: false, unsubscribedAt: null },
    });
  });
});

describe('sums over life', () => {
  it('tell the first purchase, the last, and what was done last, in whatever order they come', () => {
    const { books, member } = stage();
    const moves = [
      { purchases: 1, revenue: '9.50', at: 20 },
      { purchases: 1, revenue: '-0.50', at: 10 },
      { redemptions: 1, at: 40 },
      { activities: 1, at: 30 },
      { revenue: '1', at: 99 },
    ];
    for (const move of moves) applyChanges(books, [{ kind: 'lifetime_moved', memberId, ...move }]);
    expect(member.member.lifetime).toMatchObject({
      ...{ purchases: 2, redemptions: 1, activities: 1, revenue: '10' },
      ...{ firstPurchaseAt: 10, lastPurchaseAt: 20, lastActivityAt: 40 },
    });
  });

  it('take a purchase for a sign of life, also as the first thing of all', () => {
    const { books, member } = stage();
    applyChanges(books, [{ kind: 'lifetime_moved', memberId, purchases: 1, at: 20 }]);
    expect(member.member.lifetime).toMatchObject({ revenue: '0', lastActivityAt: 20 });
  });
});

describe('the pool of a reward', () => {
  it('remembers when it was told that few are left, and not that it is paused', () => {
    const staged = stage();
    shelve(staged, 1);
    const shelf = staged.books.shelves.get('r');
    applyChanges(staged.books, [{ ...ALERTED, alert: 'reward.paused' }]);
    expect(shelf?.toldLowAt).toBe(0);
    applyChanges(staged.books, [ALERTED]);
    expect(shelf?.toldLowAt).toBe(20);
  });
});

describe('what only a store keeps', () => {
  const made = { memberId: 'm9', transactionId: 't', at: 5 };
  const coupon = { rewardId: 'r', number: 0, code: 'C', expiresAt: null };
  it.each<Change>([
    { kind: 'coupon_generated', ...made, coupon },
    { kind: 'coupon_burned', ...made, rewardId: 'r', code: 'C' },
    { kind: 'coupons_presented', memberId: 'm9', orderId: 'O1', codes: ['C'], at: 5 },
  ])('asks for no books and alters none: $kind', (change) => {
    const { books } = stage();
    const before = structuredClone(books);
    applyChanges(books, [change]);
    expect(books).toEqual(before);
  });
});

describe('budgets', () => {
  it('count what was given and what came back', () => {
    const { books } = stage();
    applyChanges(books, [budget(30, 2), budget(10, 1, true)]);
    expect(books.budgets.get('b')).toEqual({ id: 'b', points: 20, uses: 1 });
  });

  it('that were not loaded may only be given back to', () => {
    const { books } = stage();
    books.whole = false;
    applyChanges(books, [budget(10, 1, true)]);
    expect(books.budgets.size).toBe(0);
    expect(() => {
      applyChanges(books, [budget(10, 1)]);
    }).toThrow(new BrokenInvariant('budget b is not in the books'));
  });
});

describe('purchases of strangers', () => {
  const cached = (id: string, at: number): Change => ({
    kind: 'purchase_cached',
    purchase: { id, email: 'a@b.c', orderId: id, at, command: null },
  });

  it('wait in order of time, and of their ids where they came at once', () => {
    const { books } = stage();
    applyChanges(books, [
      ...[cached('p5', 50), cached('p2', 20), cached('p4', 20), cached('p3', 20)],
      ...[cached('p9', 10), cached('p1', 50)],
    ]);
    const ids = books.cached.get('a@b.c')?.map(({ id }) => id);
    expect(ids).toEqual(['p9', 'p2', 'p3', 'p4', 'p1', 'p5']);
    expect(books.cachedEmails.get('p3')).toBe('a@b.c');
  });

  it('are settled one by one, also where those that wait were not loaded', () => {
    const { books } = stage();
    applyChanges(books, [cached('p1', 1), cached('p2', 2)]);
    const settle = (id: string, email = 'a@b.c'): void => {
      const purchase = { id, email, orderId: id, at: 1, command: null };
      applyChanges(books, [{ kind: 'cached_purchase_settled', purchase, how: 'converted' }]);
    };
    settle('p9');
    settle('p8', 'x@y.z');
    expect(books.cached.get('a@b.c')).toHaveLength(2);
    settle('p1');
    expect(books.cached.get('a@b.c')?.map(({ id }) => id)).toEqual(['p2']);
    expect([...books.cachedEmails]).toEqual([
      ...[['p1', null] as const, ['p2', 'a@b.c'] as const],
      ...[['p9', null] as const, ['p8', null] as const],
    ]);
  });
});

describe('what is remembered of lots', () => {
  const take = (to: 'expired' | 'deducted' | 'redeemed' | 'reserved', amount: number): Change =>
    posted({ from: 'available', to, lotId: 'l1', amount });

  it('is what lapsed of each', () => {
    const { books } = stage();
    applyChanges(books, [...opened('l1', 10, null), take('expired', 3), take('expired', 2)]);
    applyChanges(books, [take('deducted', 1)]);
    expect([...books.expired]).toEqual([['l1', 5]]);
    expect(books.draws.size).toBe(0);
  });

  it.each([
    ['redeemed', {}, true],
    ['reserved', {}, true],
    ['deducted', {}, false],
    ['deducted', { correction: true }, true],
    ['expired', { correction: true }, false],
  ] as const)('and what redemptions and corrections took: %s %j', (to, details, isKept) => {
    const { books } = stage();
    const known = transaction({ details: details as never });
    applyChanges(books, [{ kind: 'transaction_recorded', transaction: known }]);
    applyChanges(books, [...opened('l1', 10, null), take(to, 3)]);
    const { remaining: _, ...drawn } = lot('l1', 10, null);
    expect(books.draws.get('t')).toEqual(isKept ? [{ lot: drawn, points: 3 }] : undefined);
  });

  it('is not kept of points that leave no lot of the balance', () => {
    const { books } = stage();
    applyChanges(books, [posted({}), posted({ from: 'pending', to: 'redeemed', amount: 1 })]);
    expect(books.draws.size).toBe(0);
  });
});

describe('the hour of an activity', () => {
  const HOUR_MS = 3_600_000;
  const award = (facts: object): Change => ({
    kind: 'transaction_recorded',
    transaction: transaction({ details: { inputs: {} as never }, ...facts }),
  });

  it('counts awards that the program computed, and nothing else', () => {
    const { books } = stage();
    const held = { reason: 'points_per_award', seen: 1, allowed: 0, by: 'program' };
    applyChanges(books, [
      ...[award({}), award({ points: 5 })],
      award({ kind: 'adjust' }),
      award({ points: 0 }),
      award({ activityId: null }),
      award({ details: {} }),
      award({ details: { inputs: {}, held } }),
    ]);
    expect([...books.flows]).toEqual([['buy', { ...emptyFlow(0), awards: 2, points: 15 }]]);
  });

  it('begins anew with the clock in whole books, and keeps what was learnt', () => {
    const { books } = stage();
    const learnt = { pointsPerAward: 1, pointsPerHour: 1, awardsPerHour: 1 };
    books.flows.set('buy', { hour: 0, awards: 7, points: 70, learnt, raised: 2 });
    applyChanges(books, [award({ recordedAt: HOUR_MS })]);
    expect(books.flows.get('buy')).toEqual({ hour: 1, awards: 1, points: 10, learnt, raised: 2 });
  });

  it('is only gone on with in books of a batch: another hour was not loaded', () => {
    const { books } = stage();
    books.whole = false;
    applyChanges(books, [award({})]);
    expect(books.flows.size).toBe(0);
    books.flows.set('buy', { ...emptyFlow(0), awards: 1, points: 10 });
    applyChanges(books, [award({}), award({ recordedAt: HOUR_MS })]);
    expect(books.flows.get('buy')).toEqual({ ...emptyFlow(0), awards: 2, points: 20 });
  });
});

describe('lots of which not all are loaded', () => {
  it('leave out a new one that sorts behind the last, so that none is skipped', () => {
    const { books, member } = stage();
    member.lots = [lot('l1', 10, 100)];
    member.lotsComplete = false;
    member.member.balances.available = 30;
    applyChanges(books, [...opened('l2', 5, 50), ...opened('l3', 5, 200)]);
    expect(member.lots.map(({ id }) => id)).toEqual(['l2', 'l1']);
    expect(member.member.balances.available).toBe(40);
  });

  it('ask for more instead of guessing, and know when there is no more', () => {
    const { member } = stage();
    member.lots = [lot('l0', 7, 5), lot('l1', 10, 100)];
    member.lotsComplete = false;
    member.member.balances.available = 30;
    expect(availablePoints(member, 6)).toBe(23);
    expect(coverPoints(member, 10, { now: 6 })).toEqual({
      pieces: [{ lotId: 'l1', points: 10 }],
      uncovered: 0,
    });
    expect(coverPoints(member, 11, { now: 6 })).toBeNull();
    member.lotsComplete = true;
    expect(coverPoints(member, 11, { now: 6 })?.uncovered).toBe(1);
  });

  it('count what was opened after its date as lapsed although it is left out', () => {
    const { books, member } = stage();
    member.lotsComplete = false;
    applyChanges(books, opened('l1', 10, 4));
    expect(availablePoints(member, 6)).toBe(0);
  });
});

describe('postings', () => {
  it('never date the member back', () => {
    const { books, member } = stage();
    applyChanges(books, [posted({ at: 9 }), posted({ at: 7 })]);
    expect(member.member.postedAt).toBe(9);
    expect(member.member.version).toBe(2);
  });
});
