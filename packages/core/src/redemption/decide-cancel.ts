import type { Member, Transaction } from '../books/records.ts';
import type { CancelRedemption } from '../commands.ts';
import type { Decision } from '../decision.ts';
import { done, lacking, raise, refuse, type Draft, type Refused, type Scene } from '../deciding.ts';
import { findRedemption } from './find-redemption.ts';
import { giveBack } from './give-back.ts';
import { countedAs } from './judge-reward.ts';

/**
 * Gives a redemption back, held or spent: its points into the lots they came from, its place in
 * the limits of its reward. Its coupon is burned. It can be done once.
 */
export function decideCancel(scene: Scene, command: CancelRedemption): Decision {
  const found = findRedemption(scene, command);
  if ('kind' in found) return found;
  const { redemption, books, draft } = found;
  const { id: transactionId, status: from } = redemption;
  const barred = refuseCancel(redemption, command, draft);
  if (barred !== null) return barred;
  const known = scene.books.draws.get(transactionId);
  if (known === undefined && !scene.books.whole) {
    return lacking({ transactions: [transactionId], draws: [transactionId] });
  }
  const { memberId, at } = draft;
  const held = from === 'pending';
  const expiresAt = giveBack(scene, draft, {
    transactionId,
    takerId: redemption.memberId,
    drawn: known ?? [],
    from: held ? 'reserved' : 'redeemed',
    member: books.member,
  });
  draft.changes.push({
    kind: 'transaction_status_changed',
    memberId,
    transactionId,
    from,
    to: 'rejected',
    by: command.only === 'overdue' ? null : command.actor,
    at,
    ...(expiresAt === null ? {} : { expiresAt }),
  });
  if (held) {
    const due = { memberId: redemption.memberId, kind: 'release', key: transactionId } as const;
    draft.changes.push({ kind: 'due_cleared', due });
  } else {
    draft.changes.push({ kind: 'lifetime_moved', memberId, redemptions: -1, at });
  }
  countDown(draft, books.member, redemption);
  const { couponCode: code } = redemption.details;
  if (code !== undefined && redemption.rewardId !== null) {
    const { rewardId } = redemption;
    const burned = { memberId, transactionId, rewardId, code, at };
    draft.changes.push({ kind: 'coupon_burned', ...burned });
  }
  raise(draft, 'redemption.cancelled', transactionId);
  const transaction: Transaction = {
    ...redemption,
    status: 'rejected',
    expiresAt: expiresAt ?? redemption.expiresAt,
  };
  return done(draft, { transaction });
}

/** Once is enough; carts and time cancel only what is still held, and time not before its hour. */
function refuseCancel(
  { status, details }: Transaction,
  { only }: CancelRedemption,
  draft: Draft,
): Refused | null {
  if (status !== 'pending' && (only !== undefined || status !== 'redeemed')) {
    const needed = only === undefined ? 'pending or redeemed' : 'pending';
    return refuse('transaction_settled', { seen: status, needed }, draft);
  }
  if (only !== 'overdue' || (details.heldUntil ?? 0) <= draft.at) return null;
  return refuse('transaction_settled', { seen: 'held', needed: 'a hold that has run out' }, draft);
}

/** What was counted towards the limits of the reward counts no more, as far as it still does. */
function countDown(draft: Draft, member: Member, { rewardId, details }: Transaction): void {
  const activityId = countedAs(rewardId ?? '');
  const kept = member.counts[activityId];
  const counts = (details.counted ?? []).flatMap(({ range, bucket }) => {
    const counted = kept?.[range];
    if (counted?.bucket !== bucket || counted.count === 0) return [];
    return [{ range, bucket, count: counted.count - 1 }];
  });
  if (counts.length === 0) return;
  const { memberId } = draft;
  draft.changes.push({ kind: 'activity_counted', memberId, activityId, counts });
}
