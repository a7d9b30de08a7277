import { findMember, refuseDeleted } from '../books/find.ts';
import { saidOf } from '../books/said.ts';
import { availablePoints, coverPoints, spendableNeeds } from '../books/spendable.ts';
import type { Deduct } from '../commands.ts';
import type { Decision } from '../decision.ts';
import { done, lacking, raise, refuse, type Scene } from '../deciding.ts';
import { draftFor } from '../draft.ts';
import { isAmount } from '../points/points.ts';
import { ZERO } from '../points/rational.ts';
import { countsOn, countTowardsTier } from '../tiers/count-towards-tier.ts';
import { takePoints } from './post.ts';
import { newTransaction } from './transaction.ts';

/** Takes points away for a reason of the merchant's. Never more than may be spent. */
export function decideDeduct(scene: Scene, command: Deduct): Decision {
  const books = findMember(scene, command.member);
  if ('kind' in books) return books;
  const { member } = books;
  // A blocked member's points can be taken: that is often why he was blocked.
  const barred = refuseDeleted(member);
  if (barred !== null) return barred;
  const draft = draftFor(scene, member, command);
  const { points } = command;
  if (!isAmount(points) || points === 0) {
    const details = { field: 'points', seen: points, needed: 'a whole number above 0' };
    return refuse('amount_malformed', details, draft);
  }
  const needs = spendableNeeds(books, points);
  if (needs !== null) return lacking(needs);
  const available = availablePoints(books, draft.at);
  if (available < points) {
    return refuse('points_insufficient', { seen: available, needed: points }, draft);
  }
  const cover = coverPoints(books, points, { now: draft.at });
  if (cover === null) {
    return lacking({ lots: [{ member: { by: 'id', value: member.id }, points }] });
  }
  const id = scene.fresh.id();
  const transaction = newTransaction(scene, draft, {
    id,
    kind: 'deduct',
    status: 'deducted',
    points,
    occurredAt: command.occurredAt ?? draft.at,
    actor: command.actor,
    details: { ...saidOf(command) },
  });
  draft.changes.push({ kind: 'transaction_recorded', transaction });
  takePoints(draft, cover, { transactionId: id, to: 'deducted', owe: false });
  raise(draft, 'points.deducted', id);
  countTowardsTier(draft, scene.program, {
    member,
    points: scene.program.deductionsLowerTier ? -points : 0,
    spend: ZERO,
    at: countsOn(transaction),
    cause: 'deducted',
  });
  return done(draft, { transaction });
}
