import type { OrderReturns, Transaction, TransactionDetails } from '../books/records.ts';
import { coverPoints } from '../books/spendable.ts';
import type { Decision } from '../decision.ts';
import { done, lacking, raise, refuse, type Draft, type Scene } from '../deciding.ts';
import { lackingBudgets, moveBudgets, releasedBudgets } from '../ledger/move-budgets.ts';
import { post, takePoints } from '../ledger/post.ts';
import { newTransaction } from '../ledger/transaction.ts';
import type { Points } from '../points/points.ts';
import type { Program } from '../program/program.ts';
import { unreferPurchase } from '../referrals/referral-dues.ts';
import { decimalOf, ZERO } from '../points/rational.ts';
import { countsOn, countTowardsTier } from '../tiers/count-towards-tier.ts';
import type { Instant } from '../time/instant.ts';
import { awardPoints, type FoundAward } from './find-award.ts';
import type { ReturnPlan } from './plan-return.ts';

/** Points to be taken back from an award, and what has come back after that. */
export interface TakeBack {
  readonly kind: 'return' | 'reverse';
  readonly points: Points;
  readonly kept: Points;
  readonly closes: boolean;
  readonly amount: string;
  readonly quantities: Record<string, string>;
  readonly correctedBack: number;
  readonly budgets: ReturnPlan['budgets'];
  /** Signed decimal text. */
  readonly revenue: string;
  readonly details: TransactionDetails;
  readonly occurredAt: Instant;
  readonly actor: string;
}

/** Takes an award's points back: out of its own lot first, then in spending order, then as debt. */
export function takeBack(scene: Scene, draft: Draft, found: FoundAward, taken: TakeBack): Decision {
  const { held, kept } = taken.budgets;
  const missing = lackingBudgets(scene, releasedBudgets(held, kept));
  if (missing !== null) return missing;
  if (found.award.status === 'pending') return takePending(scene, draft, found, taken);
  const { award, books } = found;
  const cover = coverPoints(books, taken.points, { now: draft.at, first: award.id });
  if (cover === null) {
    const member = { by: 'id', value: books.member.id } as const;
    return lacking({ lots: [{ member, points: taken.points }], transactions: [award.id] });
  }
  const { program } = scene;
  const id = scene.fresh.id();
  const uncovered = { points: cover.uncovered, policy: program.debt };
  traceReturn(draft, found, taken, uncovered);
  if (cover.uncovered > 0 && program.debt === 'refuse') {
    const seen = taken.points - cover.uncovered;
    return refuse('points_insufficient', { seen, needed: taken.points }, draft);
  }
  const details: TransactionDetails = { ...taken.details };
  if (cover.uncovered > 0) details.uncovered = cover.uncovered;
  const transaction = returnTransaction(scene, draft, found, { ...taken, id, details });
  draft.changes.push({ kind: 'transaction_recorded', transaction });
  takePoints(draft, cover, { transactionId: id, to: 'deducted', owe: program.debt === 'owe' });
  const record = { ...taken, id };
  moveReturns(draft, program, found, { record, pendingIds: found.returns?.pendingIds ?? [] });
  raise(draft, 'points.deducted', id);
  const { qualifies } = award;
  countTowardsTier(draft, program, {
    member: books.member,
    points: qualifies ? -taken.points : 0,
    spend: qualifies ? decimalOf(taken.revenue) : ZERO,
    at: countsOn(award),
    cause: 'returned',
  });
  return done(draft, { transaction });
}

/**
 * Points that were never the member's: they leave `pending` at once. The row waits with the award,
 * as the platform shows it; an award of which nothing is left is rejected.
 */
function takePending(scene: Scene, draft: Draft, found: FoundAward, taken: TakeBack): Decision {
  const { award } = found;
  const id = scene.fresh.id();
  const waits = taken.kind === 'return';
  traceReturn(draft, found, taken, { points: 0, policy: scene.program.debt });
  const transaction = returnTransaction(scene, draft, found, { ...taken, id });
  transaction.status = waits ? 'pending_deduction' : 'deducted';
  transaction.approvesAt = waits ? award.approvesAt : null;
  draft.changes.push({ kind: 'transaction_recorded', transaction });
  const move = { transactionId: id, from: 'pending', to: 'deducted', lotId: null } as const;
  post(draft, { ...move, amount: taken.points });
  const pendingIds = found.returns?.pendingIds ?? [];
  moveReturns(draft, scene.program, found, {
    record: { ...taken, id },
    pendingIds: waits ? [...pendingIds, id] : pendingIds,
  });
  if (taken.closes) closePending(draft, found, waits || pendingIds.length > 0);
  return done(draft, { transaction });
}

/** Rejects the award; what waited with it becomes `deducted` when its time would have come. */
function closePending(draft: Draft, found: FoundAward, waits: boolean): void {
  const { award } = found;
  const { memberId, at } = draft;
  const due = { memberId: award.memberId, kind: 'approve', key: award.id } as const;
  draft.changes.push({
    kind: 'transaction_status_changed',
    memberId,
    transactionId: award.id,
    from: 'pending',
    to: 'rejected',
    by: null,
    at,
  });
  if (award.approvesAt === null && waits) {
    draft.changes.push({ kind: 'due_set', due: { ...due, at } });
  } else if (award.approvesAt !== null && !waits) {
    draft.changes.push({ kind: 'due_cleared', due });
  }
  raise(draft, 'points.rejected', award.id);
}

function returnTransaction(
  scene: Scene,
  draft: Draft,
  found: FoundAward,
  taken: TakeBack & { readonly id: string },
): Transaction {
  const { award } = found;
  return newTransaction(scene, draft, {
    id: taken.id,
    kind: taken.kind,
    status: 'deducted',
    points: taken.points,
    activityId: award.activityId,
    orderId: award.orderId,
    relatedId: award.id,
    qualifies: award.qualifies,
    occurredAt: taken.occurredAt,
    actor: taken.actor,
    details: taken.details,
  });
}

function moveReturns(
  draft: Draft,
  program: Program,
  found: FoundAward,
  moved: {
    readonly record: TakeBack & { readonly id: string };
    readonly pendingIds: readonly string[];
  },
): void {
  const { record: taken, pendingIds } = moved;
  const { memberId } = draft;
  const { held, kept } = taken.budgets;
  const returns: OrderReturns = {
    transactionId: found.award.id,
    points: (found.returns?.points ?? 0) + taken.points,
    amount: taken.amount,
    quantities: taken.quantities,
    pendingIds: [...pendingIds],
    corrected: found.returns?.corrected ?? 0,
    correctedBack: taken.correctedBack,
    // Nothing held any more is not the same as nothing ever given back: that would hold it all again.
    budgets: held.length === 0 ? (found.returns?.budgets ?? null) : kept,
  };
  draft.changes.push({ kind: 'returns_moved', memberId, returns });
  if (taken.closes && found.award.orderId !== null) {
    unreferPurchase(draft, program, { member: found.books.member, id: found.award.id });
  }
  const uses = releasedBudgets(held, kept);
  moveBudgets(draft, { transactionId: taken.id, uses, released: true });
  if (taken.revenue === '0') return;
  const { occurredAt: at, revenue } = taken;
  draft.changes.push({ kind: 'lifetime_moved', memberId, revenue, at });
}

function traceReturn(
  draft: Draft,
  found: FoundAward,
  taken: TakeBack,
  uncovered: { readonly points: Points; readonly policy: Program['debt'] },
): void {
  draft.trace.push({
    step: 'returned',
    earned: awardPoints(found.award) + (found.returns?.corrected ?? 0),
    before: found.returns?.points ?? 0,
    kept: taken.kept,
    taken: taken.points,
    uncovered: uncovered.points,
    ...(uncovered.points === 0 ? {} : { debt: uncovered.policy }),
  });
}
