import { findMember, postingTime, refuseByStatus } from '../books/find.ts';
import type { Member, Shelf, TransactionDetails } from '../books/records.ts';
import { availablePoints, coverPoints } from '../books/spendable.ts';
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
import { keepAlive } from '../earning/keep-alive.ts';
import { takePoints } from '../ledger/post.ts';
import { newTransaction } from '../ledger/transaction.ts';
import type { Reward } from '../program/program.ts';
import { hasLapsedCoupon } from './coupon-date.ts';

/** Points for a reward: taken from the lots that lapse first, and the next coupon handed out. */
export function decideRedeem(scene: Scene, command: Redeem): Decision {
  const books = findMember(scene, command.member);
  if ('kind' in books) return books;
  const { member } = books;
  const barred = refuseByStatus(member) ?? refuseReward(scene, command.rewardId, member);
  if (barred !== null) return barred;
  const reward = scene.program.rewards.get(command.rewardId);
  if (reward === undefined) return refuseUnknown(command.rewardId, member);
  const draft: Draft = {
    memberId: member.id,
    at: postingTime(member, scene.now),
    quiet: command.quiet ?? false,
    changes: [],
    trace: [],
  };
  const available = availablePoints(books, draft.at);
  draft.trace.push({ step: 'price', reward: reward.name, points: reward.points, available });
  if (available < reward.points) {
    const details = { reward: reward.name, seen: available, needed: reward.points };
    return refuse('points_insufficient', details, draft);
  }
  const shelf = reward.coupons === 'pool' ? findShelf(scene, reward, draft) : null;
  if (shelf !== null && 'kind' in shelf) return shelf;
  const cover = coverPoints(books, reward.points, { now: draft.at });
  if (cover === null) {
    return lacking({ lots: [{ member: { by: 'id', value: member.id }, points: reward.points }] });
  }
  const id = scene.fresh.id();
  const coupon = shelf?.next[0] ?? null;
  const details: TransactionDetails = {};
  if (command.reason !== undefined) details.reason = command.reason;
  if (command.tags !== undefined) details.tags = command.tags;
  if (coupon !== null) {
    details.couponCode = coupon.code;
    details.couponExpiresAt = coupon.expiresAt;
  }
  const occurredAt = command.occurredAt ?? draft.at;
  const transaction = newTransaction(scene, draft, {
    id,
    kind: 'redeem',
    status: 'redeemed',
    points: reward.points,
    rewardId: reward.id,
    occurredAt,
    actor: command.actor,
    details,
  });
  const { memberId, at } = draft;
  draft.changes.push({ kind: 'transaction_recorded', transaction });
  takePoints(draft, cover, { transactionId: id, to: 'redeemed', owe: false });
  draft.changes.push({ kind: 'lifetime_moved', memberId, redemptions: 1, at: occurredAt });
  const { expiry } = scene.program;
  const counts = expiry.mode === 'inactivity' && expiry.redemptions === true;
  keepAlive(scene, draft, books, { occurredAt, counts, gives: false });
  if (coupon !== null) {
    draft.changes.push({ kind: 'coupon_issued', memberId, transactionId: id, coupon, at });
  }
  raise(draft, 'points.redeemed', id);
  return done(draft, { transaction, coupon });
}

function refuseReward(scene: Scene, rewardId: string, member: Member): Refused | null {
  const memberId = member.id;
  const reward = scene.program.rewards.get(rewardId);
  if (reward === undefined) return refuseUnknown(rewardId, member);
  if (!reward.active) {
    const details = { reward: reward.name, seen: 'inactive', needed: 'active' };
    return refuse('reward_inactive', details, { memberId });
  }
  if (reward.tiers !== null && !reward.tiers.includes(member.tierId ?? '')) {
    const needed = reward.tiers.join(', ');
    const details = { reward: reward.name, seen: member.tierId ?? '', needed };
    return refuse('reward_not_for_tier', details, { memberId });
  }
  return null;
}

function refuseUnknown(rewardId: string, member: Member): Refused {
  const details = { seen: rewardId, needed: 'a reward of the program' };
  return refuse('reward_unknown', details, { memberId: member.id });
}

/** The pool of the reward, if its next coupon can be handed out. */
function findShelf(scene: Scene, reward: Reward, draft: Draft): Shelf | Refused | Lacking {
  const { books } = scene;
  const lacks = lacking({ shelves: [{ rewardId: reward.id, coupons: 1 }] });
  const shelf = books.shelves.get(reward.id);
  if (shelf === undefined && !books.whole) return lacks;
  if (shelf === undefined || shelf === null || shelf.issued >= shelf.uploaded) {
    const details = { reward: reward.name, seen: 0, needed: 1 };
    return refuse('coupons_exhausted', details, draft);
  }
  const coupon = shelf.next[0];
  if (coupon === undefined) return lacks;
  if (hasLapsedCoupon(coupon, draft.at)) {
    const details = { reward: reward.name, seen: 'expired', needed: 'a coupon within its date' };
    return refuse('coupons_expired', details, draft);
  }
  return shelf;
}
