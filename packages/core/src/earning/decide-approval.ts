import type { OrderReturns, Transaction, TransactionStatus } from '../books/records.ts';
import { transactionOf } from '../books/find.ts';
import type { ApproveAward, RejectAward } from '../commands.ts';
import type { Decision } from '../decision.ts';
import { done, lacking, raise, refuse, type Draft, type Scene } from '../deciding.ts';
import { draftFor } from '../draft.ts';
import { heldBudgets, moveBudgets } from '../ledger/move-budgets.ts';
import { post } from '../ledger/post.ts';
import { findAward, type FoundAward } from '../returns/find-award.ts';
import type { Instant } from '../time/instant.ts';
import { expiryHow, expiryOf } from './expiry.ts';
import { giveAward } from './record-award.ts';

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
    return done(draft, { transaction: award });
  }
  const expiresAt = award.expiresAt ?? approvedExpiry(scene, draft, award);
  changeStatus(draft, award, { to: status, by: command.approvedBy, expiresAt });
  clearDue(draft, award);
  settleReturns(draft, returns);
  const points = award.points - (returns?.points ?? 0);
  const transaction: Transaction = {
    ...award,
    status,
    approvedAt: draft.at,
    approvedBy: command.approvedBy,
    expiresAt,
  };
  const given = { transaction, points, from: 'pending', expiresAt, returned: returns } as const;
  giveAward(scene, draft, books, given);
  return done(draft, { transaction });
}

/** A pending award is refused by a person; nothing of it ever counts. */
export function decideReject(scene: Scene, command: RejectAward): Decision {
  const open = openAward(scene, command);
  if ('kind' in open) return open;
  const { award, returns, draft } = open;
  changeStatus(draft, award, { to: 'rejected', by: command.rejectedBy });
  clearDue(draft, award);
  settleReturns(draft, returns);
  const amount = award.points - (returns?.points ?? 0);
  if (amount > 0) {
    post(draft, { transactionId: award.id, from: 'pending', to: 'issued', amount, lotId: null });
  }
  const uses = heldBudgets(award, returns);
  moveBudgets(draft, { transactionId: award.id, uses, released: true });
  raise(draft, 'points.rejected', award.id);
  return done(draft, { transaction: { ...award, status: 'rejected' } });
}

interface OpenAward extends FoundAward {
  readonly draft: Draft;
}

/** The award, if it still waits, with the returns that wait with it. */
function openAward(scene: Scene, command: ApproveAward | RejectAward): OpenAward | Decision {
  const found = findAward(scene, command.transactionId);
  if ('kind' in found) return found;
  const { award, returns } = found;
  const draft = draftFor(scene, found.books.member, command);
  const waiting = returns?.pendingIds ?? [];
  const byTime = command.kind === 'approve_award' && command.approvedBy === null;
  const returned = award.status === 'rejected' && waiting.length > 0 && byTime;
  if (award.status !== 'pending' && !returned) {
    return refuse('transaction_settled', { seen: award.status, needed: 'pending' }, draft);
  }
  const missing = waiting.filter((id) => transactionOf(scene.books, id) === undefined);
  if (missing.length > 0) return lacking({ transactions: [award.id, ...missing] });
  return { ...found, draft };
}

/** Returns that waited are deducted now; their points left `pending` when they were recorded. */
function settleReturns(draft: Draft, returns: OrderReturns | null): void {
  if (returns === null || returns.pendingIds.length === 0) return;
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
  if (award.approvesAt === null) return;
  const { memberId } = award;
  draft.changes.push({ kind: 'due_cleared', due: { memberId, kind: 'approve', key: award.id } });
}

/** By the running program: how long points live is the merchant's word on the day they begin. */
function approvedExpiry(scene: Scene, draft: Draft, award: Transaction): Instant | null {
  const { program } = scene;
  const activity = program.activities.get(award.activityId ?? '');
  const expiry = activity?.expiry ?? program.document.expiry ?? { mode: 'never' };
  const at = expiryOf(expiry, draft.at, program.timeZone);
  draft.trace.push({ step: 'expiry', how: expiryHow(expiry), at });
  return at;
}
