import type { MemberBooks } from '../books/books.ts';
import { findMember, postingTime, refuseDeleted } from '../books/find.ts';
import { availablePoints, coverPoints } from '../books/spendable.ts';
import type { AdjustPoints } from '../commands.ts';
import type { Decision } from '../decision.ts';
import { done, lacking, raise, refuse, type Draft, type Scene } from '../deciding.ts';
import { programTerm, type LotTerm } from '../earning/expiry.ts';
import { keepAlive } from '../earning/keep-alive.ts';
import { expiryStep } from '../earning/record-award.ts';
import { isAmount } from '../points/points.ts';
import { moveQualified } from '../tiers/move-tier.ts';
import { grant, takePoints } from './post.ts';
import { newTransaction } from './transaction.ts';

/**
 * A correction by hand. Upwards it makes a debt good first, as all points do; downwards it takes
 * no more than may be spent.
 */
export function decideAdjust(scene: Scene, command: AdjustPoints): Decision {
  const books = findMember(scene, command.member);
  if ('kind' in books) return books;
  const { member } = books;
  const barred = refuseDeleted(member);
  if (barred !== null) return barred;
  const draft: Draft = {
    memberId: member.id,
    at: postingTime(member, scene.now),
    quiet: command.quiet ?? false,
    changes: [],
    trace: [],
  };
  const points = Math.abs(command.points);
  if (!isAmount(points) || points === 0) {
    const details = { field: 'points', seen: command.points, needed: 'a whole number, not 0' };
    return refuse('amount_malformed', details, draft);
  }
  const up = command.points > 0;
  const available = availablePoints(books, draft.at);
  if (!up && available < points) {
    return refuse('points_insufficient', { seen: available, needed: points }, draft);
  }
  const cover = up ? null : coverPoints(books, points, { now: draft.at });
  if (!up && cover === null) {
    return lacking({ lots: [{ member: { by: 'id', value: member.id }, points }] });
  }
  const term = up ? adjustedTerm(scene, draft, books, command) : null;
  const qualifies = command.qualifies ?? false;
  const transaction = newTransaction(scene, draft, {
    id: scene.fresh.id(),
    kind: 'adjust',
    status: up ? 'approved' : 'deducted',
    points,
    qualifies,
    occurredAt: command.occurredAt ?? draft.at,
    approvedAt: up ? draft.at : null,
    approvedBy: up ? command.actor : null,
    expiresAt: term?.expiresAt ?? null,
    actor: command.actor,
    details: { reason: command.reason },
  });
  const { id: transactionId } = transaction;
  draft.changes.push({ kind: 'transaction_recorded', transaction });
  if (term !== null) {
    grant(draft, books, { transactionId, points, from: 'issued', term, openedAt: draft.at });
  } else if (cover !== null) {
    takePoints(draft, cover, { transactionId, to: 'deducted', owe: false });
  }
  raise(draft, up ? 'points.awarded' : 'points.deducted', transactionId);
  if (qualifies) {
    const move = { member, points: command.points, mayFall: true };
    moveQualified(draft, scene.program, move);
  }
  return done(draft, { transaction });
}

/** The merchant's doing is no activity of the member's; it only begins a stretch if none lives. */
function adjustedTerm(
  scene: Scene,
  draft: Draft,
  books: MemberBooks,
  command: AdjustPoints,
): LotTerm {
  const term = programTerm(scene.program, command.expiresAt, draft.at);
  const sign = { occurredAt: draft.at, counts: false, gives: term.idle };
  draft.trace.push(expiryStep(term, keepAlive(scene, draft, books, sign)));
  return term;
}
