import { describe, expect, it } from 'vitest';
import { applyChanges } from './apply-changes.ts';
import { emptyBooks, type Books, type MemberBooks } from './books.ts';
import type { Change } from './changes.ts';
import { emptyFlow } from './flow.ts';
import {
  NOBODY,
  type CachedPurchase,
  type Holdings,
  type Lot,
  type Posting,
  type Transaction,
} from './records.ts';
import { availablePoints, coverPoints } from './spendable.ts';
import { HOUR } from '../time/instant.ts';

const memberId = 'm1';

function stage(): { books: Books; member: MemberBooks } {
  const books = emptyBooks(true);
  applyChanges(books, [
    {
      kind: 'member_enrolled',
      memberId,
      profile: NOBODY,
      status: 'active',
      subscribed: true,
      referralCode: '',
      referrerId: null,
      tierId: null,
      enrolledAt: 0,
      at: 0,
    },
  ]);
  const member = books.members.get(memberId);
  if (member === undefined) throw new Error('nobody enrolled');
  return { books, member };
}

function posted(posting: Partial<Posting>): Change {
  return {
    kind: 'points_posted',
    memberId,
    transactionId: 't',
    lotId: null,
    from: 'issued',
    to: 'pending',
    amount: 10,
    at: 5,
    ...posting,
  };
}

/** The two changes by which points become available. */
function opened(id: string, points: number, expiresAt: number | null): Change[] {
  return [
    {
      kind: 'lot_opened',
      lot: { id, memberId, points, expiresAt, idle: false, openedAt: 5 },
      at: 5,
    },
    posted({ to: 'available', lotId: id, amount: points }),
  ];
}

function lot(id: string, remaining: number, expiresAt: number | null): Lot {
  return { id, memberId, points: remaining, remaining, expiresAt, idle: false, openedAt: 5 };
}

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

  it('keep those behind the last apart, and let what takes their award back draw from them', () => {
    const { books, member } = stage();
    member.lots = [lot('l1', 10, 100)];
    member.lotsComplete = false;
    member.member.balances.available = 30;
    applyChanges(books, opened('l3', 5, 200));
    expect(member.ownLots).toEqual([lot('l3', 5, 200)]);
    applyChanges(books, [posted({ from: 'available', to: 'deducted', lotId: 'l3', amount: 2 })]);
    expect(member.ownLots.map(({ remaining }) => remaining)).toEqual([3]);
    const { remaining: _, ...drawn } = lot('l3', 5, 200);
    const back: Change[] = [
      { kind: 'lot_refilled', lot: drawn, points: 2 },
      posted({ from: 'deducted', to: 'available', lotId: 'l3', amount: 2 }),
    ];
    applyChanges(books, back);
    expect(member.ownLots).toEqual([lot('l3', 5, 200)]);
    member.ownLots = [];
    const emptied = { ...drawn, id: 'l4' };
    applyChanges(books, [{ kind: 'lot_refilled', lot: emptied, points: 2 }]);
    expect(member.ownLots.map(({ id, remaining }) => [id, remaining])).toEqual([['l4', 2]]);
    applyChanges(books, [
      { kind: 'lot_refilled', lot: { ...drawn, id: 'l0', expiresAt: 50 }, points: 1 },
    ]);
    expect(member.lots.map(({ id }) => id)).toEqual(['l0', 'l1']);
  });

  it('know what lapses when, and what has lapsed, as points come and go', () => {
    const { books, member } = stage();
    member.lots = [lot('l1', 10, 100)];
    member.lotsComplete = false;
    member.lapsed = [lot('l0', 7, 4)];
    member.lapsedPoints = 7;
    member.member.balances.available = 37;
    member.sums = new Map([
      [100, 10],
      [4, 7],
    ]);
    applyChanges(books, [
      ...opened('l2', 5, 100),
      ...opened('l3', 5, 90),
      ...opened('l4', 5, null),
      posted({ from: 'available', to: 'deducted', lotId: 'l1', amount: 4 }),
      posted({ from: 'available', to: 'expired', lotId: 'l0', amount: 7 }),
    ]);
    expect(member.sums).toEqual(
      new Map([
        [100, 11],
        [4, 0],
      ]),
    );
    expect(member.lapsed).toEqual([]);
    expect(member.lapsedPoints).toBe(0);
    expect(books.expired).toEqual(new Map([['l0', 7]]));
  });

  it('put a lot that comes after its date among those that have lapsed, if they were loaded', () => {
    const { books, member } = stage();
    member.lotsComplete = false;
    member.lapsed = [lot('l0', 7, 4)];
    member.lapsedPoints = 7;
    applyChanges(books, opened('l5', 3, 3));
    expect(member.lapsed.map(({ id }) => id)).toEqual(['l5', 'l0']);
    expect(member.lapsedPoints).toBe(10);
    member.lapsed = null;
    applyChanges(books, opened('l6', 1, 3));
    expect([member.lapsed, member.lapsedPoints, member.lots]).toEqual([null, 11, []]);
  });
});

describe('what waits under an e-mail', () => {
  const purchase = (id: string, at: number): CachedPurchase => {
    return { id, email: 'ann@example.com', orderId: `O${id}`, at, command: {} };
  };
  const cached = (id: string, at: number): Change => {
    return { kind: 'purchase_cached', purchase: purchase(id, at) };
  };

  it('stands in order of time, whatever was told first, and is gone once it is settled', () => {
    const { books } = stage();
    applyChanges(books, [cached('b', 5), cached('d', 9), cached('c', 5), cached('a', 7)]);
    const ids = (): unknown => books.cached.get('ann@example.com')?.map(({ id }) => id);
    expect(ids()).toEqual(['b', 'c', 'a', 'd']);
    applyChanges(books, [cached('0', 5)]);
    expect(ids()).toEqual(['0', 'b', 'c', 'a', 'd']);
    const settled = { kind: 'cached_purchase_settled', how: 'converted' } as const;
    applyChanges(books, [{ ...settled, purchase: purchase('c', 5) }]);
    applyChanges(books, [{ ...settled, purchase: purchase('unknown', 5) }]);
    expect(ids()).toEqual(['0', 'b', 'a', 'd']);
    expect([books.cachedEmails.get('c'), books.cachedEmails.get('b')]).toEqual([
      null,
      'ann@example.com',
    ]);
  });

  it('is settled although nothing of it was loaded', () => {
    const { books } = stage();
    const change = { kind: 'cached_purchase_settled', how: 'returned' } as const;
    applyChanges(books, [{ ...change, purchase: purchase('z', 1) }]);
    expect([books.cached.size, books.cachedEmails.get('z')]).toEqual([0, null]);
  });
});

describe('what a survivor holds for others', () => {
  const held = (holderId: string): Holdings => {
    return { holderId, lots: [], pending: 0, reserved: 0 };
  };

  it('is out of date once his points move, and no longer known', () => {
    const { books } = stage();
    books.holdings.set('m2', held(memberId)).set('m3', held('m9'));
    applyChanges(books, [posted({})]);
    expect([...books.holdings.keys()]).toEqual(['m3']);
  });

  it('changes hands with its lot, wherever it was taken from', () => {
    const { books } = stage();
    const { remaining: _, ...of } = { ...lot('l1', 10, null), memberId: 'm2' };
    const other = { ...of, id: 'l2' };
    books.draws.set('r1', [
      { lot: of, points: 3 },
      { lot: other, points: 4 },
    ]);
    books.draws.set('r2', [{ lot: other, points: 1 }]);
    const moved = { ...of, memberId };
    applyChanges(books, [{ kind: 'lot_refilled', lot: moved, points: 3 }]);
    expect(books.draws.get('r1')?.map((one) => one.lot.memberId)).toEqual(['m2', 'm2']);
    applyChanges(books, [{ kind: 'lot_refilled', lot: moved, points: 3, moves: true }]);
    expect(books.draws.get('r1')).toEqual([
      { lot: moved, points: 3 },
      { lot: other, points: 4 },
    ]);
    expect(books.draws.get('r2')).toEqual([{ lot: other, points: 1 }]);
  });
});

describe('what an activity gave in an hour', () => {
  it('is counted where the hour was loaded, and begins anew with the next', () => {
    const { books } = stage();
    books.whole = false;
    const hour = 3;
    const recordedAt = hour * HOUR;
    const details = { inputs: { programVersion: 1, tierId: null, judgedAt: 0 } };
    const given = { id: 't', kind: 'award', activityId: 'a', points: 5, recordedAt, details };
    const award = (more: object): Change => {
      return { kind: 'transaction_recorded', transaction: { ...given, ...more } as Transaction };
    };
    applyChanges(books, [award({})]);
    expect(books.flows.size).toBe(0);
    books.flows.set('a', { ...emptyFlow(hour), awards: 2, points: 7 });
    applyChanges(books, [
      award({}),
      award({ kind: 'return' }),
      award({ points: 0 }),
      award({ details: {} }),
      award({ details: { ...details, held: {} } }),
    ]);
    expect(books.flows.get('a')).toEqual({ ...emptyFlow(hour), awards: 3, points: 12 });
    applyChanges(books, [award({ recordedAt: recordedAt + HOUR })]);
    expect(books.flows.get('a')).toEqual({ ...emptyFlow(hour), awards: 3, points: 12 });
    books.whole = true;
    applyChanges(books, [award({ recordedAt: recordedAt + HOUR })]);
    expect(books.flows.get('a')).toEqual({ ...emptyFlow(hour + 1), awards: 1, points: 5 });
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
