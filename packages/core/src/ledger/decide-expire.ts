import { compareLots, type MemberBooks } from '../books/books.ts';
import type { Lot } from '../books/records.ts';
import { findMember } from '../books/find.ts';
import { hasLapsed, type Piece } from '../books/spendable.ts';
import type { ExpirePoints } from '../commands.ts';
import type { Decision } from '../decision.ts';
import { done, lacking, raise, type Scene } from '../deciding.ts';
import { draftFor } from '../draft.ts';
import type { Instant } from '../time/instant.ts';
import { takePoints } from './post.ts';
import { newTransaction } from './transaction.ts';

/** How many lots one command lets lapse; whoever sends it asks again until nothing lapses. */
export const LAPSES_MAX = 1000;

/** Lets lots lapse whose date has passed, as one transaction. Without any, nothing happens. */
export function decideExpire(scene: Scene, command: ExpirePoints): Decision {
  const books = findMember(scene, command.member);
  if ('kind' in books) return books;
  const { member } = books;
  if (books.lapsed === null) return lacking({ lapsed: [{ by: 'id', value: member.id }] });
  const draft = draftFor(scene, member, command);
  const pieces: Piece[] = dueLots(books, books.lapsed, draft.at).map((lot) => ({
    lotId: lot.id,
    points: lot.remaining,
  }));
  const points = pieces.reduce((sum, piece) => sum + piece.points, 0);
  if (pieces.length === 0) return done(draft);
  const transaction = newTransaction(scene, draft, {
    id: scene.fresh.id(),
    kind: 'expire',
    status: 'expired',
    points,
    actor: command.actor,
  });
  const { id: transactionId } = transaction;
  draft.changes.push({ kind: 'transaction_recorded', transaction });
  takePoints(draft, { pieces, uncovered: 0 }, { transactionId, to: 'expired', owe: false });
  raise(draft, 'points.expired', transactionId);
  return done(draft, { transaction });
}

/** What has lapsed, in spending order: set apart by the store, or first among the open lots. */
function dueLots(books: MemberBooks, lapsed: readonly Lot[], now: Instant): readonly Lot[] {
  const due = lapsed.filter((lot) => hasLapsed(lot, now));
  for (const lot of books.lots) {
    if (!hasLapsed(lot, now)) break;
    due.push(lot);
  }
  return due.sort(compareLots).slice(0, LAPSES_MAX);
}
