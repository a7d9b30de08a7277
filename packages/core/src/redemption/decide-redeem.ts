import type { MemberBooks } from '../books/books.ts';
import { findMember, refuseByStatus } from '../books/find.ts';
import type { Coupon, Transaction, TransactionDetails, TransactionId } from '../books/records.ts';
import { saidOf } from '../books/said.ts';
import { availablePoints, coverPoints, spendableNeeds } from '../books/spendable.ts';
import type { Redeem } from '../commands.ts';
import type { Decision } from '../decision.ts';
import {
  done,
  lacking,
  raise,
  refuse,
  type Draft,
  type Lacking,
  type Refused,
  type Scene,
} from '../deciding.ts';
import { draftFor } from '../draft.ts';
import { keepAliveByRedeeming } from '../earning/keep-alive.ts';
import { takePoints } from '../ledger/post.ts';
import { newTransaction } from '../ledger/transaction.ts';
import { MINUTE } from '../time/instant.ts';
import { findCoupon, handOut } from './hand-out.ts';
import { countedAs, judgeReward, type OpenReward } from './judge-reward.ts';

/**
 * Points for a reward: taken from the lots that lapse first, and a coupon handed out. In a cart
 * they are only set aside, until the order is confirmed or the time is over.
 */
export function decideRedeem(scene: Scene, command: Redeem): Decision {
  const books = findMember(scene, command.member);
  if ('kind' in books) return books;
  const { member } = books;
  const barred = refuseByStatus(member);
  if (barred !== null) return barred;
  const draft = draftFor(scene, member, command);
  const occurredAt = command.occurredAt ?? draft.at;
  const open = judgeReward(scene, draft, { member, command, at: occurredAt });
  if ('kind' in open) return open;
  const { reward, points } = open;
  const short = refusePoints(books, draft, { open, hold: command.hold ?? false });
  if (short !== null) return short;
  const handed = findCoupon(scene, reward, draft);
  if (handed.kind !== 'handed') return handed;
  const { coupon } = handed;
  const cover = coverPoints(books, points, { now: draft.at });
  if (cover === null) {
    return lacking({ lots: [{ member: { by: 'id', value: member.id }, points }] });
  }
  const transaction = recordRedemption(scene, draft, { command, open, coupon, occurredAt });
  const { id: transactionId } = transaction;
  const held = transaction.status === 'pending';
  const to = held ? 'reserved' : 'redeemed';
  if (!held) keepAliveByRedeeming(scene, draft, books, occurredAt);
  takePoints(draft, cover, { transactionId, to, owe: false });
  countRedemption(draft, open, { transaction, held });
  if (coupon !== null) handOut(scene, draft, { coupon, transactionId });
  raise(draft, held ? 'redemption.held' : 'points.redeemed', transactionId);
  return done(draft, { transaction, coupon });
}

/** Only one redemption may be in a cart, and no more is taken than may be spent. */
function refusePoints(
  books: MemberBooks,
  draft: Draft,
  terms: { readonly open: OpenReward; readonly hold: boolean },
): Refused | Lacking | null {
  const { reward, points, worth } = terms.open;
  const { reserved } = books.member.balances;
  if (terms.hold && reserved > 0) {
    const details = { reward: reward.name, seen: reserved, needed: 'no other in a cart' };
    return refuse('redemption_in_progress', details, draft);
  }
  const needs = spendableNeeds(books, points);
  if (needs !== null) return lacking(needs);
  const available = availablePoints(books, draft.at);
  const price = { reward: reward.name, points, available, ...(worth === null ? {} : { worth }) };
  draft.trace.push({ step: 'price', ...price });
  if (available >= points) return null;
  const details = { reward: reward.name, seen: available, needed: points };
  return refuse('points_insufficient', details, draft);
}

function recordRedemption(
  scene: Scene,
  draft: Draft,
  terms: {
    readonly command: Redeem;
    readonly open: OpenReward;
    readonly coupon: Coupon | null;
    readonly occurredAt: number;
  },
): Transaction {
  const { command, open, coupon, occurredAt } = terms;
  const { reward, points, worth, counts } = open;
  const details: TransactionDetails = { ...saidOf(command) };
  if (worth !== null) details.worth = worth;
  if (coupon !== null) {
    details.couponCode = coupon.code;
    details.couponExpiresAt = coupon.expiresAt;
  }
  if (counts.length > 0) details.counted = counts.map(({ range, bucket }) => ({ range, bucket }));
  const { memberId } = draft;
  const id: TransactionId = scene.fresh.id();
  const heldUntil = draft.at + scene.program.holdMinutes * MINUTE;
  const held = command.hold ?? false;
  if (held) {
    details.heldUntil = heldUntil;
    draft.trace.push({ step: 'held', points, until: heldUntil });
  }
  const transaction = newTransaction(scene, draft, {
    id,
    kind: 'redeem',
    status: held ? 'pending' : 'redeemed',
    points,
    rewardId: reward.id,
    occurredAt,
    actor: command.actor,
    details,
  });
  draft.changes.push({ kind: 'transaction_recorded', transaction });
  if (held) {
    const due = { memberId, kind: 'release', key: id, at: heldUntil } as const;
    draft.changes.push({ kind: 'due_set', due });
  }
  return transaction;
}

/** What is in a cart counts towards the limits of its reward, and as redeemed once it is confirmed. */
function countRedemption(
  draft: Draft,
  { reward, counts }: OpenReward,
  recorded: { readonly transaction: Transaction; readonly held: boolean },
): void {
  const { memberId } = draft;
  if (counts.length > 0) {
    const activityId = countedAs(reward.id);
    draft.changes.push({ kind: 'activity_counted', memberId, activityId, counts });
  }
  if (recorded.held) return;
  const { occurredAt: at } = recorded.transaction;
  draft.changes.push({ kind: 'lifetime_moved', memberId, redemptions: 1, at });
}
