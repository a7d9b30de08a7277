import { compareLots, type MemberBooks } from '../books/books.ts';
import type { Lot } from '../books/records.ts';
import { findMember } from '../books/find.ts';
import { lapsesAt, type Piece } from '../books/spendable.ts';
import type { ExpirePoints } from '../commands.ts';
import type { Decision } from '../decision.ts';
import { done, lacking, raise, type Scene } from '../deciding.ts';
import { draftFor } from '../draft.ts';
import type { Instant } from '../time/instant.ts';
import { takePoints } from './post.ts';
import { newTransaction } from './transaction.ts';

/** How many lots one command lets lapse; whoever sends it asks again while there are as many. */
export const LAPSES_MAX = 1000;

/**
 * Lets lots lapse whose date has passed, as one transaction. Without any, nothing happens: a lot
 * has one date and is emptied once, so the member and a date are key enough, and no claim is kept
 * that would forget points which are given that date later.
 */
export function decideExpire(scene: Scene, command: ExpirePoints): Decision {
  const books = findMember(scene, command.member);
  if ('kind' in books) return books;
  const { member } = books;
  if (books.lapsed === null) return lacking({ lapsed: [{ by: 'id', value: member.id }] });
  const draft = draftFor(scene, member, command);
  const due = dueLots(books, books.lapsed, Math.min(command.until ?? draft.at, draft.at));
  if (due.length === 0) return done(draft);
  const pieces: Piece[] = due.map(({ lot }) => ({ lotId: lot.id, points: lot.remaining }));
  const points = pieces.reduce((sum, piece) => sum + piece.points, 0);
  const until = Math.max(...due.map(({ at }) => at));
  draft.trace.push({ step: 'lapsed', lots: due.length, points, until });
  const transaction = newTransaction(scene, draft, {
    id: scene.fresh.id(),
    kind: 'expire',
    status: 'expired',
    points,
    expiresAt: until,
    actor: command.actor,
  });
  const { id: transactionId } = transaction;
  draft.changes.push({ kind: 'transaction_recorded', transaction });
  takePoints(draft, { pieces, uncovered: 0 }, { transactionId, to: 'expired', owe: false });
  raise(draft, 'points.expired', transactionId);
  return done(draft, { transaction });
}

interface DueLot {
  readonly lot: Lot;
  readonly at: Instant;
}

/** What has lapsed by then, earliest date first: set apart by the store, or among the open lots. */
function dueLots(books: MemberBooks, lapsed: readonly Lot[], until: Instant): readonly DueLot[] {
  const { idle } = books.member;
  return [...lapsed, ...books.lots]
    .map((lot) => ({ lot, at: lapsesAt(lot, idle) ?? Infinity }))
    .filter(({ at }) => at <= until)
    .sort((a, b) => a.at - b.at || compareLots(a.lot, b.lot))
    .slice(0, LAPSES_MAX);
}
