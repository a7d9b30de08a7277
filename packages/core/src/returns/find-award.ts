import type { MemberBooks } from '../books/books.ts';
import type { OrderReturns, Transaction, TransactionId } from '../books/records.ts';
import { refuseErased, returnsOf, survivorOf, transactionOf } from '../books/find.ts';
import { lacking, refuse, type Lacking, type Refused, type Scene } from '../deciding.ts';
import type { Points } from '../points/points.ts';
import type { Activity, Program } from '../program/program.ts';

/** An award with everything that stands beside it in the books. */
export interface FoundAward {
  readonly award: Transaction;
  readonly returns: OrderReturns | null;
  readonly books: MemberBooks;
}

/** Finds an award by its transaction, and its member through it. */
export function findAward(scene: Scene, id: TransactionId): FoundAward | Refused | Lacking {
  const award = transactionOf(scene.books, id);
  if (award === undefined) return lacking({ transactions: [id] });
  if (award?.kind !== 'award') {
    const details = { seen: id, needed: 'an award' };
    return refuse('transaction_unknown', details, { memberId: award?.memberId ?? null });
  }
  const returns = returnsOf(scene.books, id);
  const books = survivorOf(scene.books, award.memberId);
  if (returns === undefined || books === undefined) {
    return lacking({ transactions: [id], members: [{ by: 'id', value: award.memberId }] });
  }
  if ('kind' in books) return lacking({ ...books.needs, transactions: [id] });
  const erased = refuseErased(books.member);
  if (erased !== null) return erased;
  return { award, returns, books };
}

/** What the award is worth: what it was recorded with, unless a moderator said otherwise. */
export function awardPoints(award: Transaction): Points {
  return award.modified ?? award.points;
}

/** What the award was given for, if a program still knows it. */
export function activityOfAward(
  award: Pick<Transaction, 'activityId'>,
  program: Program,
): Activity | undefined {
  return award.activityId === null ? undefined : program.activities.get(award.activityId);
}

/** The program by whose rules the award was judged. */
export function programOf(scene: Scene, award: Transaction): Program | Lacking {
  const version = award.details.inputs?.programVersion ?? award.programVersion;
  if (version === scene.program.version) return scene.program;
  return scene.books.programs.get(version) ?? lacking({ programs: [version] });
}
