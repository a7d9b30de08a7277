import type { Due } from '../books/records.ts';
import type { Command } from '../commands.ts';

/** What is done by a command when its time comes; an erasure is more than one command. */
export type DueForCommand = Due & { readonly kind: Exclude<Due['kind'], 'erase'> };

export function isForCommand(due: Due): due is DueForCommand {
  return due.kind !== 'erase';
}

/** The command that settles something due. */
export function commandOfDue(due: DueForCommand, actor: string): Command {
  const member = { by: 'id', value: due.memberId } as const;
  switch (due.kind) {
    case 'approve':
      return { kind: 'approve_award', actor, transactionId: due.key, approvedBy: null };
    case 'release':
      return { kind: 'cancel_redemption', actor, transactionId: due.key, only: 'overdue' };
    case 'convert_cached':
      return { kind: 'convert_cached', actor, member, email: due.key };
    case 'award_winback': {
      const occasion = { occasion: 'winback', purchaseId: due.key } as const;
      return { kind: 'award_occasion', actor, member, occasion };
    }
    case 'offer_winback':
      return { kind: 'offer_winback', actor, member };
    case 'reward_referral':
    case 'revoke_referral': {
      const side = due.key.startsWith('referrer:') ? 'referrer' : 'friend';
      const purchaseId = due.key.slice(side.length + 1);
      return { kind: due.kind, actor, member, side, purchaseId };
    }
    case 'judge_tier':
      return { kind: 'judge_tier', actor, member, dueAt: due.at };
  }
}
