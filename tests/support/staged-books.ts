import { applyChanges, emptyBooks, NOBODY, type Books, type MemberBooks } from '@fealty/core';
import type { Change, Lot, Posting, Transaction } from '@fealty/core';

/** Of the member whose books are staged. */
export const memberId = 'm1';

export interface Stage {
  readonly books: Books;
  readonly member: MemberBooks;
}

/** Whole books with one member, who was enrolled at 0 and has nothing. */
export function stage(): Stage {
  const books = emptyBooks(true);
  return { books, member: enrolled(books, memberId) };
}

/** Enrols one more. */
export function enrolled(books: Books, id: string): MemberBooks {
  applyChanges(books, [
    {
      kind: 'member_enrolled',
      memberId: id,
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
  const member = books.members.get(id);
  if (member === undefined) throw new Error('nobody enrolled');
  return member;
}

/** Ten points from `issued` to `pending` at 5, unless said. */
export function posted(posting: Partial<Posting>): Change {
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
export function opened(
  id: string,
  points: number,
  dates: number | null | Partial<Lot>,
): readonly Change[] {
  const more = typeof dates === 'object' && dates !== null ? dates : { expiresAt: dates };
  const { remaining: _, ...full } = lot(id, points, null);
  const made = { ...full, ...more };
  return [
    { kind: 'lot_opened', lot: made, at: 5 },
    posted({ memberId: made.memberId, to: 'available', lotId: id, amount: points }),
  ];
}

/** A full lot that was opened at 5. */
export function lot(id: string, remaining: number, expiresAt: number | null): Lot {
  return { id, memberId, points: remaining, remaining, expiresAt, idle: false, openedAt: 5 };
}

/** An award of ten points that is approved, unless said otherwise. */
export function transaction(facts: Partial<Transaction>): Transaction {
  return {
    ...{ id: 't', memberId, kind: 'award', status: 'auto_approved', points: 10 },
    ...{ modified: null, amended: null, basis: null, activityId: 'buy', rewardId: null },
    ...{ orderId: null, relatedId: null, qualifies: false, occurredAt: 5, recordedAt: 5 },
    ...{ approvesAt: null, approvedAt: null, approvedBy: null, expiresAt: null },
    ...{ programVersion: 1, actor: 'test', details: {} },
    ...facts,
  };
}
