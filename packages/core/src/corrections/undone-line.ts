import type { MemberBooks } from '../books/books.ts';
import type { CorrectionNote, Transaction } from '../books/records.ts';
import type { Draft } from '../deciding.ts';

/** A line that is taken back, with all that stands beside it in the books. */
export interface UndoneLine {
  readonly books: MemberBooks;
  readonly correction: Transaction;
  readonly note: CorrectionNote;
  /** What is left to move back; less than the line moved if its order came back since. */
  readonly points: number;
}

/** What the undo of a line comes to: postings, and what the trace says of them. */
export interface UndoneMove {
  readonly moves: Draft['changes'];
  readonly expiresAt: number | null;
  readonly debt: number;
  readonly letGo: number;
  readonly lapsed: number;
}
