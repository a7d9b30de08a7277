import type { Member, Transaction } from '../books/records.ts';
import { findMember, refuseDeleted } from '../books/find.ts';
import { availablePoints, coverPoints, spendableNeeds } from '../books/spendable.ts';
import type { AdjustPoints } from '../commands.ts';
import type { Decision } from '../decision.ts';
import { done, lacking, raise, refuse, type Draft, type Scene } from '../deciding.ts';
import { draftFor } from '../draft.ts';
import { expiryHow, expiryOf } from '../earning/expiry.ts';
import { isAmount } from '../points/points.ts';
import { ZERO } from '../points/rational.ts';
import { countsOn, countTowardsTier } from '../tiers/count-towards-tier.ts';
import type { Program } from '../program/program.ts';
import type { Instant } from '../time/instant.ts';
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
  if (!isAmount(points) || points === 0) {
    const details = { field: 'points', seen: command.points, needed: 'a whole number, not 0' };
    return refuse('amount_malformed', details, draft);
  }
  const up = command.points > 0;
  const needs = up ? null : spendableNeeds(books, points);
  if (needs !== null) return lacking(needs);
  const available = availablePoints(books, draft.at);
  if (!up && available < points) {
    return refuse('points_insufficient', { seen: available, needed: points }, draft);
  }
  const cover = up ? null : coverPoints(books, points, { now: draft.at });
  if (!up && cover === null) {
    return lacking({ lots: [{ member: { by: 'id', value: member.id }, points }] });
  }
  const expiresAt = up ? adjustedExpiry(scene, draft, command) : null;
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
    expiresAt,
    actor: command.actor,
    details: { reason: command.reason },
  });
  const { id: transactionId } = transaction;
  draft.changes.push({ kind: 'transaction_recorded', transaction });
  if (cover === null) {
    grant(draft, books, { transactionId, points, from: 'issued', expiresAt, openedAt: draft.at });
  } else {
    takePoints(draft, cover, { transactionId, to: 'deducted', owe: false });
  }
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

function adjustedExpiry(scene: Scene, draft: Draft, command: AdjustPoints): Instant | null {
  const { program } = scene;
  const expiry = program.document.expiry ?? { mode: 'never' };
  const at = command.expiresAt ?? expiryOf(expiry, draft.at, program.timeZone);
  const how = command.expiresAt === undefined ? expiryHow(expiry) : 'given';
  draft.trace.push({ step: 'expiry', how, at });
  return at;
}
