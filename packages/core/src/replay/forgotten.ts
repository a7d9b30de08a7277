import { applyChanges } from '../books/apply-changes.ts';
import { identityText, type Books } from '../books/books.ts';
import type { Command, RewardReferral } from '../commands.ts';
import type { Decision } from '../decision.ts';
import { referralIdentity } from '../members/referral-code.ts';
import type { Program } from '../program/program.ts';
import { activityOf, referralClaim } from '../referrals/referral-dues.ts';
import type { RecordedCommand } from './recorded-command.ts';

/*
 * Of a member who was erased no command is kept, but what others did may stand on him: somebody joined by
 * his code, or was rewarded for having recommended him. That is taken as it was.
 */

/**
 * True of the end of an erasure: it is kept, but nothing else of the member is, and he never came to be in
 * books that are made from what is kept.
 */
export function isOfForgotten(command: Command, books: Books): boolean {
  return command.kind === 'erase_member' && !books.members.has(command.member.value);
}

/** True of a reward that was given for the purchase of somebody of whom nothing is kept. */
export function isForForgotten<T extends Pick<RecordedCommand, 'command' | 'ids'>>(
  recorded: T,
  books: Books,
): recorded is T & { readonly command: RewardReferral } {
  const { command, ids } = recorded;
  if (command.kind !== 'reward_referral') return false;
  return ids.length > 0 && !books.transactions.has(command.purchaseId);
}

/** The award that such a reward is; whether it was due is not asked again. */
export function rewardForForgotten(command: RewardReferral, program: Program): Command {
  const { actor, member, side, purchaseId } = command;
  const activityId = program.referrals === null ? null : activityOf(program.referrals, side);
  return {
    ...{ kind: 'award', actor, member, activityId: activityId ?? '' },
    custom: { referral: side, purchase: purchaseId },
  };
}

/** Keeps for what it was, so that it is taken back if it was. */
export function claimForForgotten(
  books: Books,
  { side, purchaseId }: RewardReferral,
  decision: Decision,
): void {
  const given = decision.kind === 'done' ? decision.result.transaction : null;
  if (given === null) return;
  const { memberId, id: transactionId } = given;
  const claim = { ...referralClaim(side, purchaseId), memberId, transactionId };
  applyChanges(books, [{ kind: 'claimed', claim }]);
}

/** Lets a code that nobody has in the books lead to whom it led then, for one decision. */
export function withLentCode<T>(
  books: Books,
  { command, referrerId }: Pick<RecordedCommand, 'command' | 'referrerId'>,
  decide: () => T,
): T {
  if (command.kind !== 'enroll' || command.referrerCode === undefined) return decide();
  const name = identityText(referralIdentity(command.referrerCode));
  const holder = books.identities.get(name) ?? null;
  books.identities.set(name, holder ?? referrerId ?? null);
  const decided = decide();
  books.identities.set(name, holder);
  return decided;
}
