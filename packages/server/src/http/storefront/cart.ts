import type { cancelReward, V2Values } from '@fealty/contract/v2';
import type { Command } from '@fealty/core';
import { findTransaction } from '../../queries/find-transaction.ts';
import { isUsable } from '../v2/members/find-member.ts';
import { perform } from '../v2/serving/perform.ts';
import { refuse } from '../v2/serving/refusal.ts';
import { unknownTransaction } from '../v2/transactions/find-transaction.ts';
import { sayRecorded } from '../v2/transactions/say-recorded.ts';
import type { ForMembers } from './surface.ts';

type Asked = V2Values<typeof cancelReward>;

/** The order was placed: what was set aside for the reward is spent. */
export const handleConfirmReward: ForMembers<Asked> = settle((actor, transactionId) => ({
  kind: 'confirm_redemption',
  actor,
  transactionId,
}));

/** The reward is taken out of the cart: its points come back. */
export const handleCancelReward: ForMembers<Asked> = settle((actor, transactionId) => ({
  kind: 'cancel_redemption',
  actor,
  transactionId,
  only: 'held',
}));

/** What is not the member's own redemption is answered like what is not there. */
function settle(commandFor: (actor: string, id: string) => Command): ForMembers<Asked> {
  return async (context, request) => {
    const { caller, memberId, actor } = request;
    const named = request.path['id'] ?? '';
    const found = isUsable(named)
      ? await findTransaction(context.database, caller.merchantId, named)
      : null;
    if (found?.memberId !== memberId) return unknownTransaction(named);
    if (found.kind !== 'redeem') {
      return refuse('INVALID_TRANSACTION_STATUS', `Transaction ${found.id} is no reward in a cart`);
    }
    return perform(context, request, commandFor(actor, found.id), { say: sayRecorded });
  };
}
