import type { Account } from '../books/accounts.ts';
import type { MemberBooks } from '../books/books.ts';
import type { TransactionId } from '../books/records.ts';
import type { Cover } from '../books/spendable.ts';
import type { Draft } from '../deciding.ts';
import type { Points } from '../points/points.ts';
import type { Instant } from '../time/instant.ts';

/*
 * Every transaction has at least one posting. An amount of zero has no lot to move in or out of,
 * so it is posted between the program's account and `owed`, where it changes nothing.
 */

export interface Move {
  readonly transactionId: TransactionId;
  readonly from: Account;
  readonly to: Account;
  readonly amount: Points;
  readonly lotId: TransactionId | null;
}

export function post(draft: Draft, move: Move): void {
  draft.changes.push({
    kind: 'points_posted',
    memberId: draft.memberId,
    transactionId: move.transactionId,
    lotId: move.lotId,
    from: move.from,
    to: move.to,
    amount: move.amount,
    at: draft.at,
  });
}

export interface Grant {
  readonly transactionId: TransactionId;
  readonly points: Points;
  readonly from: 'issued' | 'pending';
  readonly term: { readonly expiresAt: Instant | null; readonly idle: boolean };
  readonly openedAt: Instant;
}

/** Gives points to a member: a debt is made good first, what is left opens a lot. */
export function grant(draft: Draft, books: MemberBooks, given: Grant): void {
  const { transactionId, points, from } = given;
  const debt = Math.min(books.member.balances.owed, points);
  const rest = points - debt;
  if (debt > 0) draft.trace.push({ step: 'debt_paid', points: debt });
  if (debt > 0 || (points === 0 && from === 'issued')) {
    post(draft, { transactionId, from, to: 'owed', amount: debt, lotId: null });
  }
  if (rest === 0) return;
  draft.changes.push({
    kind: 'lot_opened',
    lot: {
      id: transactionId,
      memberId: draft.memberId,
      points: rest,
      expiresAt: given.term.expiresAt,
      idle: given.term.idle,
      openedAt: given.openedAt,
    },
    at: draft.at,
  });
  post(draft, { transactionId, from, to: 'available', amount: rest, lotId: transactionId });
}

/** Takes points out of lots, one posting for each; what they do not hold is owed if asked for. */
export function takePoints(
  draft: Draft,
  cover: Cover,
  taken: {
    readonly transactionId: TransactionId;
    readonly to: 'redeemed' | 'reserved' | 'deducted' | 'expired';
    readonly owe: boolean;
  },
): void {
  const { transactionId, to } = taken;
  for (const { lotId, points } of cover.pieces) {
    post(draft, { transactionId, from: 'available', to, amount: points, lotId });
  }
  const owed = taken.owe ? cover.uncovered : 0;
  if (owed > 0 || cover.pieces.length === 0) {
    post(draft, { transactionId, from: 'owed', to, amount: owed, lotId: null });
  }
}
