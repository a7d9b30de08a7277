import { invariant } from '../invariant.ts';
import { forgetHoldings, noteHolder, recordMerge, setMergedInto } from './apply-merge.ts';
import { applyPosting, drawnLot, openLot, refillLot, takeOverLot } from './apply-points.ts';
import { enrollMember, eraseMember, keepAlive, moveLifetime, setCounts } from './apply-member.ts';
import { emptyFlow, flowOf, hourOf } from './flow.ts';
import { copyCounts } from './copy.ts';
import { claimText, identityText, type Books, type MemberBooks } from './books.ts';
import type { Change } from './changes.ts';
import type { CachedPurchase, Coupon, MemberId, Transaction } from './records.ts';
import { amend } from './said.ts';

/**
 * Carries a decision's changes out on books, in order. The only function that alters books; a
 * store writes exactly the same changes. Throws `BrokenInvariant`, leaving the books unfit for
 * use, if a change contradicts them: that is a fault of the program.
 */
export function applyChanges(books: Books, changes: readonly Change[]): void {
  for (const change of changes) applyChange(books, change);
}

function applyChange(books: Books, change: Change): void {
  switch (change.kind) {
    case 'transaction_recorded':
      books.transactions.set(change.transaction.id, change.transaction);
      countFlow(books, change.transaction);
      break;
    case 'points_posted':
      forgetHoldings(books, change.memberId);
      noteDraw(books, change);
      applyPosting(booksOf(books, change.memberId), change);
      break;
    case 'lot_refilled':
      refillLot(booksOf(books, change.lot.memberId), change);
      if (change.moves === true) noteHolder(books, change.lot);
      break;
    case 'lot_opened':
      openLot(booksOf(books, change.lot.memberId), change);
      break;
    case 'transaction_status_changed':
      changeStatus(books, change);
      break;
    case 'award_modified':
      modifyAward(books, change);
      break;
    case 'claimed':
    case 'claim_assigned':
      books.claims.set(claimText(change.claim.scope, change.claim.key), change.claim);
      break;
    case 'returns_moved':
      books.returns.set(change.returns.transactionId, change.returns);
      break;
    default:
      applyBesideMembers(books, change);
  }
}

type LedgerChange = Extract<
  Change,
  {
    kind:
      | 'transaction_recorded'
      | 'points_posted'
      | 'lot_refilled'
      | 'lot_opened'
      | 'transaction_status_changed'
      | 'award_modified'
      | 'claimed'
      | 'claim_assigned'
      | 'returns_moved';
  }
>;

/** What belongs to the program, or to nobody yet. */
function applyBesideMembers(books: Books, change: Exclude<Change, LedgerChange>): void {
  switch (change.kind) {
    case 'coupon_issued':
      takeCoupon(books, change.coupon);
      break;
    case 'stock_alerted':
      noteAlert(books, change);
      break;
    case 'budget_moved':
      moveBudget(books, change);
      break;
    case 'purchase_cached':
      keepPurchase(books, change.purchase);
      break;
    case 'cached_purchase_settled':
      settlePurchase(books, change.purchase);
      break;
    case 'identity_taken':
      books.identities.set(identityText(change.identity), change.memberId);
      break;
    case 'identity_released':
      books.identities.set(identityText(change.identity), null);
      break;
    case 'lot_passed':
      takeOverLot(booksOf(books, change.lot.memberId), change);
      noteHolder(books, change.lot);
      break;
    case 'merge_recorded':
    case 'merge_undone':
      recordMerge(books, change);
      break;
    case 'merged_into_set':
      setMergedInto(books, change);
      break;
    case 'due_set':
    case 'due_cleared':
    case 'coupon_generated':
    case 'coupon_burned':
    case 'coupons_presented':
      // The store's to keep: what waits for later, and codes once they are given out.
      break;
    default:
      applyToMember(books, change);
  }
}

/** Counts what an activity gave; in whole books the hour goes on with the awards. */
function countFlow(books: Books, transaction: Transaction): void {
  const flowId = flowOf(transaction);
  if (flowId === null || transaction.details.held !== undefined) return;
  const hour = hourOf(transaction.recordedAt);
  const known = books.flows.get(flowId);
  if (known?.hour !== hour && !books.whole) return;
  const before =
    known === undefined
      ? emptyFlow(hour)
      : known.hour === hour
        ? known
        : { ...known, awards: 0, points: 0 };
  const { points, awards } = before;
  books.flows.set(flowId, {
    ...{ ...before, hour },
    ...{ points: points + transaction.points, awards: awards + 1 },
  });
}

type StatusChange = Extract<Change, { kind: 'transaction_status_changed' }>;

function changeStatus(books: Books, change: StatusChange): void {
  const transaction = books.transactions.get(change.transactionId);
  invariant(
    transaction?.status === change.from,
    () => `transaction ${change.transactionId} is not ${change.from}`,
  );
  const approved = change.to === 'approved' || change.to === 'auto_approved';
  const changed: Transaction = { ...transaction, status: change.to };
  if (approved) {
    changed.approvedAt = change.at;
    changed.approvedBy = change.by;
  }
  if (change.expiresAt !== undefined) changed.expiresAt = change.expiresAt;
  books.transactions.set(changed.id, changed);
}

function modifyAward(books: Books, change: Extract<Change, { kind: 'award_modified' }>): void {
  const award = books.transactions.get(change.transactionId);
  invariant(award?.status === 'pending', () => `${change.transactionId} is not pending`);
  const amended = amend(award.amended, change.amendment);
  books.transactions.set(award.id, { ...award, modified: change.points, amended });
}

type MemberChange = Extract<
  Change,
  {
    kind:
      | 'member_enrolled'
      | 'profile_changed'
      | 'member_status_changed'
      | 'member_erased'
      | 'subscription_changed'
      | 'referrer_set'
      | 'activity_counted'
      | 'lifetime_moved'
      | 'kept_alive'
      | 'qualified_moved'
      | 'standing_changed'
      | 'tier_assigned'
      | 'tier_changed'
      | 'tier_restored'
      | 'sums_set'
      | 'event_raised';
  }
>;

function applyToMember(books: Books, change: MemberChange): void {
  if (change.kind === 'member_enrolled') {
    invariant(!books.members.has(change.memberId), () => `member ${change.memberId} exists`);
    books.members.set(change.memberId, enrollMember(change));
    return;
  }
  const { member } = booksOf(books, change.memberId);
  switch (change.kind) {
    case 'profile_changed':
      member.profile = { ...member.profile, ...change.changes };
      member.profileVersion += 1;
      member.modifiedAt = change.at;
      break;
    case 'member_status_changed':
      invariant(member.status === change.from, () => `member ${member.id} is not ${change.from}`);
      member.status = change.to;
      member.deletedAt = change.to === 'deleted' ? change.at : null;
      member.profileVersion += 1;
      member.modifiedAt = change.at;
      break;
    case 'member_erased':
      eraseMember(member, change.at);
      break;
    case 'subscription_changed':
      member.subscribed = change.subscribed;
      member.unsubscribedAt = change.subscribed ? null : change.at;
      member.profileVersion += 1;
      member.modifiedAt = change.at;
      break;
    case 'referrer_set':
      member.referrerId = change.referrerId;
      break;
    case 'activity_counted':
      setCounts(member, change);
      break;
    case 'lifetime_moved':
      moveLifetime(member, change);
      break;
    case 'kept_alive':
      keepAlive(member, change);
      break;
    case 'sums_set':
      member.lifetime = { ...change.lifetime };
      member.counts = copyCounts(change.counts);
      break;
    case 'qualified_moved':
      member.qualified += change.points;
      invariant(member.qualified >= 0, () => `qualified points of ${member.id} below 0`);
      break;
    case 'standing_changed':
      member.standing = change.standing;
      break;
    case 'tier_assigned':
    case 'tier_changed':
      member.tierId = change.to;
      member.tierSince = change.at;
      break;
    case 'tier_restored':
      member.tierId = change.to;
      member.tierSince = change.since;
      break;
    case 'event_raised':
      member.eventSequence += 1;
      break;
  }
}

function booksOf(books: Books, memberId: MemberId): MemberBooks {
  const found = books.members.get(memberId);
  invariant(found !== undefined, () => `member ${memberId} is not in the books`);
  return found;
}

/** Remembers what a redemption or correction takes, and what lapses, as a store finds it. */
function noteDraw(books: Books, posting: Extract<Change, { kind: 'points_posted' }>): void {
  const { from, to, lotId, transactionId, amount: points } = posting;
  if (from !== 'available' || lotId === null) return;
  if (to === 'expired') books.expired.set(lotId, (books.expired.get(lotId) ?? 0) + points);
  const corrects =
    to === 'deducted' && books.transactions.get(transactionId)?.details.correction !== undefined;
  if (!corrects && to !== 'reserved' && to !== 'redeemed') return;
  const lot = drawnLot(booksOf(books, posting.memberId), lotId);
  const draws = books.draws.get(transactionId) ?? [];
  books.draws.set(transactionId, [...draws, { lot, points }]);
}

function noteAlert(books: Books, alerted: Extract<Change, { kind: 'stock_alerted' }>): void {
  const shelf = books.shelves.get(alerted.rewardId);
  invariant(shelf != null, () => `the pool of ${alerted.rewardId} is not in the books`);
  if (alerted.alert === 'reward.stock_low') shelf.toldLowAt = alerted.uploaded;
}

function takeCoupon(books: Books, coupon: Coupon): void {
  const shelf = books.shelves.get(coupon.rewardId);
  invariant(
    shelf?.next.shift()?.number === coupon.number,
    () => `coupon ${String(coupon.number)} of ${coupon.rewardId} is not the next`,
  );
  shelf.issued += 1;
}

/** A release need not have loaded the budget; whoever grants has. */
function moveBudget(books: Books, change: Extract<Change, { kind: 'budget_moved' }>): void {
  const { use, released } = change;
  const id = use.budgetId;
  const before = books.budgets.get(id) ?? (books.whole ? { id, points: 0, uses: 0 } : null);
  if (before === null) {
    invariant(released, () => `budget ${id} is not in the books`);
    return;
  }
  const sign = released ? -1 : 1;
  const after = {
    id,
    points: before.points + sign * use.points,
    uses: before.uses + sign * use.uses,
  };
  invariant(after.points >= 0 && after.uses >= 0, () => `budget ${id} fell below 0`);
  books.budgets.set(id, after);
}

function keepPurchase(books: Books, purchase: CachedPurchase): void {
  const waiting = books.cached.get(purchase.email) ?? [];
  // Kept in order of time, as a store reads them.
  let place = waiting.length;
  while (comesAfter(waiting[place - 1], purchase)) place -= 1;
  waiting.splice(place, 0, purchase);
  books.cached.set(purchase.email, waiting);
  books.cachedEmails.set(purchase.id, purchase.email);
}

function comesAfter(a: CachedPurchase | undefined, b: CachedPurchase): boolean {
  return a !== undefined && (a.at > b.at || (a.at === b.at && a.id > b.id));
}

function settlePurchase(books: Books, purchase: CachedPurchase): void {
  const waiting = books.cached.get(purchase.email);
  if (waiting !== undefined) {
    const place = waiting.findIndex((other) => other.id === purchase.id);
    if (place >= 0) waiting.splice(place, 1);
  }
  books.cachedEmails.set(purchase.id, null);
}
