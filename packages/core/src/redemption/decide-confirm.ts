import type { Transaction } from '../books/records.ts';
import type { ConfirmRedemption } from '../commands.ts';
import type { Decision } from '../decision.ts';
import { done, raise, refuse, type Scene } from '../deciding.ts';
import { keepAliveByRedeeming } from '../earning/keep-alive.ts';
import { post } from '../ledger/post.ts';
import { findRedemption } from './find-redemption.ts';

/** The order was placed: what was held is spent. As long as nobody has cancelled it, late or not. */
export function decideConfirm(scene: Scene, command: ConfirmRedemption): Decision {
  const found = findRedemption(scene, command);
  if ('kind' in found) return found;
  const { redemption, books, draft } = found;
  const { id: transactionId, points: amount } = redemption;
  if (redemption.status !== 'pending') {
    return refuse('transaction_settled', { seen: redemption.status, needed: 'pending' }, draft);
  }
  const { memberId, at } = draft;
  const status = { from: 'pending', to: 'redeemed', by: command.actor } as const;
  const due = { memberId: redemption.memberId, kind: 'release', key: transactionId } as const;
  draft.changes.push(
    { kind: 'transaction_status_changed', memberId, transactionId, at, ...status },
    { kind: 'due_cleared', due },
  );
  keepAliveByRedeeming(scene, draft, books, at);
  post(draft, { transactionId, from: 'reserved', to: 'redeemed', amount, lotId: null });
  draft.changes.push({ kind: 'lifetime_moved', memberId, redemptions: 1, at });
  raise(draft, 'points.redeemed', transactionId);
  const transaction: Transaction = { ...redemption, status: 'redeemed' };
  return done(draft, { transaction });
}
