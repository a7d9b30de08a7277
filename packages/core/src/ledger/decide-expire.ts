import type { Lot } from '../books/records.ts';
import { findMember, postingTime } from '../books/find.ts';
import { hasLapsed, type Piece } from '../books/spendable.ts';
import type { ExpirePoints } from '../commands.ts';
import type { Decision } from '../decision.ts';
import { done, lacking, raise, type Draft, type Scene } from '../deciding.ts';
import { takePoints } from './post.ts';
import { newTransaction } from './transaction.ts';

/** How many lots one command lets lapse; whoever sends it asks again until nothing lapses. */
export const LAPSES_MAX = 1000;

/** Lets lots lapse whose date has passed, as one transaction. Without any, nothing happens. */
export function decideExpire(scene: Scene, command: ExpirePoints): Decision {
  const books = findMember(scene, command.member);
  if ('kind' in books) return books;
  if (books.lapsed === null) return lacking({ lapsed: [command.member] });
  const { member } = books;
  const draft: Draft = {
    memberId: member.id,
    at: postingTime(member, scene.now),
    quiet: command.quiet ?? false,
    changes: [],
    trace: [],
  };
  const pieces: Piece[] = [];
  let points = 0;
  const lapse = (lot: Lot): void => {
    if (pieces.length === LAPSES_MAX || !hasLapsed(lot, draft.at)) return;
    pieces.push({ lotId: lot.id, points: lot.remaining });
    points += lot.remaining;
  };
  books.lapsed.forEach(lapse);
  for (const lot of books.lots) {
    if (!hasLapsed(lot, draft.at)) break;
    lapse(lot);
  }
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
