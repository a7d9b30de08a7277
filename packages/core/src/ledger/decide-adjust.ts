import type { MemberBooks } from '../books/books.ts';
import type { Member, Transaction } from '../books/records.ts';
import { findMember, refuseDeleted } from '../books/find.ts';
import { availablePoints, coverPoints, spendableNeeds, type Cover } from '../books/spendable.ts';
import type { AdjustPoints } from '../commands.ts';
import type { Decision } from '../decision.ts';
import { done, lacking, raise, refuse, type Draft, type Scene } from '../deciding.ts';
import { draftFor } from '../draft.ts';
import { programTerm, type LotTerm } from '../earning/expiry.ts';
import { keepAlive } from '../earning/keep-alive.ts';
import { expiryStep } from '../earning/record-award.ts';
import { isAmount, type Points } from '../points/points.ts';
import { ZERO } from '../points/rational.ts';
import type { Program } from '../program/program.ts';
import { countsOn, countTowardsTier } from '../tiers/count-towards-tier.ts';
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
  const draft = draftFor(scene, member, command);
  const points = Math.abs(command.points);
  if (points === 0 || !isAmount(points)) {
    const details = { field: 'points', seen: command.points, needed: 'a whole number, not 0' };
    return refuse('amount_malformed', details, draft);
  }
  const up = command.points > 0;
  const cover = up ? null : coverOf(books, draft, points);
  if (cover !== null && 'kind' in cover) return cover;
  const term = up ? adjustedTerm(scene, draft, books, command) : null;
  const qualifies = command.qualifies ?? false;
  const transaction = newTransaction(scene, draft, {
    id: scene.fresh.id(),
    kind: 'adjust',
    points,
    qualifies,
    occurredAt: command.occurredAt ?? draft.at,
    ...(up
      ? { status: 'approved', approvedAt: draft.at, approvedBy: command.actor }
      : { status: 'deducted' }),
    expiresAt: term === null ? null : term.expiresAt,
    actor: command.actor,
    details: { reason: command.reason },
  });
  const { id: transactionId } = transaction;
  draft.changes.push({ kind: 'transaction_recorded', transaction });
  const { at: openedAt } = draft;
  if (term !== null) grant(draft, books, { transactionId, points, from: 'issued', term, openedAt });
  if (cover !== null) takePoints(draft, cover, { transactionId, to: 'deducted', owe: false });
  raise(draft, up ? 'points.awarded' : 'points.deducted', transactionId);
  countCorrection(draft, scene.program, member, transaction);
  return done(draft, { transaction });
}

/** Upwards it counts if it is meant to; downwards it also ends a tier that was given by hand. */
function countCorrection(
  draft: Draft,
  program: Program,
  member: Member,
  correction: Transaction,
): void {
  const { points, qualifies, status } = correction;
  const up = status === 'approved';
  if (up && !qualifies) return;
  countTowardsTier(draft, program, {
    member,
    points: qualifies ? (up ? points : -points) : 0,
    spend: ZERO,
    at: countsOn(correction),
    cause: up ? 'earned' : 'corrected',
  });
}

/** The lots that a correction downwards takes from. */
function coverOf(books: MemberBooks, draft: Draft, points: Points): Cover | Decision {
  const needs = spendableNeeds(books, points);
  if (needs !== null) return lacking(needs);
  const available = availablePoints(books, draft.at);
  if (available < points) {
    return refuse('points_insufficient', { seen: available, needed: points }, draft);
  }
  const member = { by: 'id', value: draft.memberId } as const;
  return coverPoints(books, points, { now: draft.at }) ?? lacking({ lots: [{ member, points }] });
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
