import type { MemberBooks } from '../books/books.ts';
import { refuseErased, survivorOf, transactionOf } from '../books/find.ts';
import type { Transaction } from '../books/records.ts';
import type { CancelRedemption, ConfirmRedemption } from '../commands.ts';
import {
  lacking,
  refuse,
  type Draft,
  type Lacking,
  type Refused,
  type Scene,
} from '../deciding.ts';
import { draftFor } from '../draft.ts';

/** A redemption with the books of its member. */
export interface FoundRedemption {
  readonly redemption: Transaction;
  readonly books: MemberBooks;
  readonly draft: Draft;
}

/** Finds a redemption by its transaction, and its member through it, whatever his status is. */
export function findRedemption(
  scene: Scene,
  command: ConfirmRedemption | CancelRedemption,
): FoundRedemption | Refused | Lacking {
  const { transactionId: id } = command;
  const redemption = transactionOf(scene.books, id);
  if (redemption === undefined) return lacking({ transactions: [id] });
  if (redemption?.kind !== 'redeem') {
    const details = { seen: id, needed: 'a redemption' };
    return refuse('transaction_unknown', details, { memberId: redemption?.memberId ?? null });
  }
  const { memberId } = redemption;
  const books = survivorOf(scene.books, memberId);
  if (books === undefined) {
    return lacking({ transactions: [id], members: [{ by: 'id', value: memberId }] });
  }
  if ('kind' in books) return lacking({ ...books.needs, transactions: [id] });
  const erased = refuseErased(books.member);
  if (erased !== null) return erased;
  return { redemption, books, draft: draftFor(scene, books.member, command) };
}
