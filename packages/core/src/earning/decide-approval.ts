import type { MemberBooks } from '../books/books.ts';
import type { OrderReturns, Transaction, TransactionStatus } from '../books/records.ts';
import type { ApproveAward, RejectAward } from '../commands.ts';
import type { Decision } from '../decision.ts';
import { done, raise, type Draft, type Scene } from '../deciding.ts';
import { heldBudgets, lackingBudgets, moveBudgets } from '../ledger/move-budgets.ts';
import { post } from '../ledger/post.ts';
import { activityOfAward, awardPoints } from '../returns/find-award.ts';
import type { Points } from '../points/points.ts';
import type { Instant } from '../time/instant.ts';
import { proveOrder } from './browser-orders.ts';
import { lotTerm, type LotTerm } from './expiry.ts';
import { keepAlive } from './keep-alive.ts';
import { openAward } from './open-award.ts';
import { expiryStep, giveAward } from './record-award.ts';

/**
 * A pending award becomes the member's, less what came back of it meanwhile. Also what the due row
 * of an award does that was returned wholly before its time: its returns stop waiting.
 */
export function decideApprove(scene: Scene, command: ApproveAward): Decision {
  const open = openAward(scene, command);
  if ('kind' in open) return open;
  const { award, books, returns, draft } = open;
  const status = command.approvedBy === null ? 'auto_approved' : 'approved';
  if (award.status === 'rejected') {
    settleReturns(draft, returns);
    // Also that of an award without a date: its return set one.
    strikeDue(draft, award);
    return done(draft, { transaction: award });
  }
  const unproven = proveOrder(scene, draft, books, award);
  if (unproven !== null) return unproven;
  const points = awardPoints(award) - (returns?.points ?? 0);
  const term = approvedTerm(scene, draft, books, { award, points });
  const { expiresAt } = term;
  const { approvedBy: by, reason } = command;
  changeStatus(draft, award, {
    to: status,
    by,
    expiresAt,
    ...(reason === undefined ? {} : { reason }),
  });
  clearDue(draft, award);
  settleReturns(draft, returns);
  const transaction: Transaction = {
    ...award,
    status,
    approvedAt: draft.at,
    approvedBy: command.approvedBy,
    expiresAt,
  };
  const given = { transaction, points, from: 'pending', term, returned: returns } as const;
  giveAward(scene, draft, books, given);
  return done(draft, { transaction });
}

/** A pending award is refused by a person; nothing of it ever counts. */
export function decideReject(scene: Scene, command: RejectAward): Decision {
  const open = openAward(scene, command);
  if ('kind' in open) return open;
  const { award, returns, draft } = open;
  const uses = heldBudgets(award, returns);
  const missing = lackingBudgets(scene, uses);
  if (missing !== null) return missing;
  const { rejectedBy: by, reason } = command;
  changeStatus(draft, award, { to: 'rejected', by, ...(reason === undefined ? {} : { reason }) });
  clearDue(draft, award);
  settleReturns(draft, returns);
  const amount = awardPoints(award) - (returns?.points ?? 0);
  if (amount > 0) {
    post(draft, { transactionId: award.id, from: 'pending', to: 'issued', amount, lotId: null });
  }
  moveBudgets(draft, { transactionId: award.id, uses, released: true });
  raise(draft, 'points.rejected', award.id);
  return done(draft, { transaction: { ...award, status: 'rejected' } });
}

/** Returns that waited are deducted now; their points left `pending` when they were recorded. */
function settleReturns(draft: Draft, returns: OrderReturns | null): void {
  if (returns === null) return;
  const { memberId, at } = draft;
  for (const transactionId of returns.pendingIds) {
    draft.changes.push({
      kind: 'transaction_status_changed',
      memberId,
      transactionId,
      from: 'pending_deduction',
      to: 'deducted',
      by: null,
      at,
    });
  }
  const settled = { ...returns, pendingIds: [] };
  draft.changes.push({ kind: 'returns_moved', memberId, returns: settled });
}

function changeStatus(
  draft: Draft,
  award: Transaction,
  change: {
    readonly to: TransactionStatus;
    readonly by: string | null;
    readonly expiresAt?: Instant | null;
    readonly reason?: string;
  },
): void {
  const { memberId, at } = draft;
  draft.changes.push({
    kind: 'transaction_status_changed',
    memberId,
    transactionId: award.id,
    from: award.status,
    at,
    ...change,
  });
}

function clearDue(draft: Draft, award: Transaction): void {
  if (award.approvesAt !== null) strikeDue(draft, award);
}

function strikeDue(draft: Draft, award: Transaction): void {
  const { memberId } = award;
  draft.changes.push({ kind: 'due_cleared', due: { memberId, kind: 'approve', key: award.id } });
}

/** By the running program: how long points live is the merchant's word on the day they begin. */
function approvedTerm(
  scene: Scene,
  draft: Draft,
  books: MemberBooks,
  { award, points }: { readonly award: Transaction; readonly points: Points },
): LotTerm {
  const { program } = scene;
  const activity = activityOfAward(award, program);
  const term = lotTerm(activity?.expiry ?? program.expiry, {
    given: award.expiresAt ?? undefined,
    at: draft.at,
    zone: program.timeZone,
  });
  // The activity itself counted on the day it was told of.
  const sign = { occurredAt: draft.at, counts: false, gives: term.idle && points > 0 };
  const idleLapsesAt = keepAlive(scene, draft, books, sign);
  if (term.how !== 'given') draft.trace.push(expiryStep(term, idleLapsesAt));
  return term;
}
