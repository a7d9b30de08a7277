import { describe, expect, it } from 'vitest';
import { applyChanges } from './apply-changes.ts';
import { emptyBooks, type Books, type MemberBooks } from './books.ts';
import type { Change } from './changes.ts';
import { NOBODY, type Lot, type Posting } from './records.ts';
import { availablePoints, coverPoints } from './spendable.ts';

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
});

describe('postings', () => {
  it('never date the member back', () => {
    const { books, member } = stage();
    applyChanges(books, [posted({ at: 9 }), posted({ at: 7 })]);
    expect(member.member.postedAt).toBe(9);
    expect(member.member.version).toBe(2);
  });
});
