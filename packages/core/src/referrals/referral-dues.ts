import type { Member, TransactionId } from '../books/records.ts';
import type { ReferralSide } from '../commands.ts';
import type { Draft } from '../deciding.ts';
import { compare, decimalOf, ZERO, type Rational } from '../points/rational.ts';
import type { Program, Referrals } from '../program/program.ts';
import { DAY, type Instant } from '../time/instant.ts';

/** Names what is due for one side of a referral. */
export function referralKey(side: ReferralSide, purchaseId: TransactionId): string {
  return `${side}:${purchaseId}`;
}

/** The claim that rewards a side once for a purchase. */
export function referralClaim(
  side: ReferralSide,
  purchaseId: TransactionId,
): { readonly scope: string; readonly key: string } {
  return { scope: `referral:${side}`, key: purchaseId };
}

/** The activity that rewards a side, if the program rewards it. */
export function activityOf(referrals: Referrals, side: ReferralSide): string | null {
  return side === 'referrer' ? referrals.referrer : referrals.friend;
}

/** True if an order is large enough to reward whoever recommended the shop. */
export function isWorthReferral(referrals: Referrals, subtotal: Rational): boolean {
  return compare(subtotal, referrals.minimum ?? ZERO) >= 0;
}

/**
 * A friend bought something. Both sides are rewarded by commands of their own, later: when the
 * purchase is approved and the days have passed in which it may come back.
 */
export function referPurchase(
  draft: Draft,
  program: Program,
  purchase: {
    readonly member: Member;
    readonly referrerId: string | null;
    readonly id: TransactionId;
    readonly subtotal: string;
    readonly approvesAt: Instant | null;
  },
): void {
  const { referrals } = program;
  const { member, referrerId, id, subtotal } = purchase;
  if (referrals === null || referrerId === null) return;
  if (referrals.on === 'first_purchase' && member.lifetime.purchases > 0) return;
  if (!isWorthReferral(referrals, decimalOf(subtotal))) return;
  const stands = Math.max(purchase.approvesAt ?? draft.at, draft.at);
  const at = stands + referrals.waitDays * DAY;
  for (const [side, memberId] of [
    ['referrer', referrerId],
    ['friend', member.id],
  ] as const) {
    if (activityOf(referrals, side) === null) continue;
    const key = referralKey(side, id);
    draft.changes.push({ kind: 'due_set', due: { memberId, kind: 'reward_referral', key, at } });
  }
}

/** A friend's purchase came back wholly: whatever it brought anybody is to be taken back. */
export function unreferPurchase(
  draft: Draft,
  program: Program,
  purchase: { readonly member: Member; readonly id: TransactionId },
): void {
  const { referrals } = program;
  const { member, id } = purchase;
  if (referrals === null || member.referrerId === null) return;
  for (const [side, memberId] of [
    ['referrer', member.referrerId],
    ['friend', member.id],
  ] as const) {
    if (activityOf(referrals, side) === null) continue;
    const key = referralKey(side, id);
    const due = { memberId, kind: 'revoke_referral', key, at: draft.at } as const;
    draft.changes.push({ kind: 'due_set', due });
  }
}
