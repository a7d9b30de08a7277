import { compareLots, type MemberBooks } from '../books/books.ts';
import type { Holdings, Lot, Transaction, TransactionId } from '../books/records.ts';
import { coverPoints, hasLapsed, spendableNeeds } from '../books/spendable.ts';
import type { Draft, Scene } from '../deciding.ts';
import { post } from '../ledger/post.ts';
import { newTransaction } from '../ledger/transaction.ts';
import type { Points } from '../points/points.ts';

/** One end of a transfer: whose chain, and the transaction there that explains it. */
export interface End {
  readonly draft: Draft;
  readonly transaction: Transaction;
}

/** Writes down one transaction for each chain; they name each other. */
export function recordEnds(
  scene: Scene,
  kind: 'merge' | 'unmerge',
  drafts: { readonly giver: Draft; readonly taker: Draft },
  terms: { readonly points: Points; readonly actor: string },
): { readonly giver: End; readonly taker: End } {
  const [giverId, takerId] = [scene.fresh.id(), scene.fresh.id()];
  const record = (draft: Draft, id: TransactionId, relatedId: TransactionId): End => {
    const facts = { id, kind, status: 'approved', relatedId, ...terms } as const;
    const transaction = newTransaction(scene, draft, facts);
    draft.changes.push({ kind: 'transaction_recorded', transaction });
    return { draft, transaction };
  };
  return {
    giver: record(drafts.giver, giverId, takerId),
    taker: record(drafts.taker, takerId, giverId),
  };
}

/**
 * Moves lots and sums from one chain to the other, each by two postings through the program's
 * account of transfers. Lots keep their ids, their dates and what was given with them; idle ones go
 * by the taker's date.
 */
export function moveHoldings(
  ends: { readonly giver: End; readonly taker: End },
  held: Pick<Holdings, 'lots' | 'pending' | 'reserved'> & { readonly owed: Points },
): void {
  const { giver, taker } = ends;
  for (const lot of [...held.lots].sort(compareLots)) passLot(giver, taker, lot);
  for (const account of ['pending', 'reserved'] as const) {
    const amount = held[account];
    if (amount === 0) continue;
    postAt(giver, { from: account, to: 'transfer', amount });
    postAt(taker, { from: 'transfer', to: account, amount });
  }
  // A debt stands below zero, so it goes the other way. An end without a posting gets one of nothing.
  const nothing = held.lots.length === 0 && held.pending === 0 && held.reserved === 0;
  if (held.owed === 0 && !nothing) return;
  postAt(giver, { from: 'transfer', to: 'owed', amount: held.owed });
  postAt(taker, { from: 'owed', to: 'transfer', amount: held.owed });
}

function passLot(giver: End, taker: End, lot: Lot): void {
  const { id: lotId, remaining: amount, idle } = lot;
  const { memberId, at, changes } = taker.draft;
  post(giver.draft, {
    transactionId: giver.transaction.id,
    from: 'available',
    to: 'transfer',
    amount,
    lotId,
  });
  // Idle points belong to the stretch in which they were opened: from here on to the taker's.
  const openedAt = idle ? at : lot.openedAt;
  changes.push({ kind: 'lot_passed', lot: { ...lot, memberId, openedAt }, at });
  post(taker.draft, {
    transactionId: taker.transaction.id,
    from: 'transfer',
    to: 'available',
    amount,
    lotId,
  });
}

function postAt(
  end: End,
  move: {
    readonly from: 'pending' | 'reserved' | 'owed' | 'transfer';
    readonly to: 'pending' | 'reserved' | 'owed' | 'transfer';
    readonly amount: Points;
  },
): void {
  post(end.draft, { transactionId: end.transaction.id, lotId: null, ...move });
}

/** True if the loaded lots are enough to say which points a debt meets. */
export function knowsSpendable(
  books: MemberBooks,
  points: Points,
  draft: Pick<Draft, 'at'>,
): boolean {
  const isKnown = spendableNeeds(books, points) === null;
  return isKnown && coverPoints(books, points, { now: draft.at }) !== null;
}

/**
 * What is owed meets what may be spent now that both are in one hand, as points newly earned would.
 * `books` are the member's before the lots came. Answers how much.
 */
export function settleDebt(
  end: End,
  books: MemberBooks,
  came: { readonly lots: readonly Lot[]; readonly owed: Points },
): Points {
  const { draft } = end;
  const transactionId = end.transaction.id;
  const now = draft.at;
  const owed = books.member.balances.owed + came.owed;
  if (owed === 0) return 0;
  const lots = [...books.lots, ...books.ownLots, ...came.lots]
    .filter((lot) => !hasLapsed(lot, books.member.idle, now))
    .sort(compareLots);
  let settled = 0;
  for (const { id: lotId, remaining } of lots) {
    const amount = Math.min(remaining, owed - settled);
    if (amount === 0) break;
    post(draft, { transactionId, from: 'available', to: 'owed', amount, lotId });
    settled += amount;
  }
  return settled;
}
