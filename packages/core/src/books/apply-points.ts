import { invariant } from '../invariant.ts';
import type { Points } from '../points/points.ts';
import type { Instant } from '../time/instant.ts';
import type { Account } from './accounts.ts';
import { compareLots, type MemberBooks } from './books.ts';
import type { Change } from './changes.ts';
import { hasLapsed, isOfThisStretch } from './spendable.ts';
import type { Drawn, Lot, Member, Posting, TransactionId } from './records.ts';

/** Moves points between accounts and keeps balances, lots, sums and the version in step. */
export function applyPosting(books: MemberBooks, posting: Readonly<Posting>): void {
  const { member } = books;
  const { from, to, amount } = posting;
  invariant(Number.isSafeInteger(amount) && amount >= 0, () => `amount ${String(amount)}`);
  invariant(from !== to, () => `posting from ${from} to itself`);
  invariant(
    (from === 'available' || to === 'available') === (posting.lotId !== null),
    () => `posting ${from} to ${to} of ${posting.transactionId} and its lot`,
  );
  add(member, from, -amount);
  add(member, to, amount);
  if (from === 'available' && posting.lotId !== null) draw(books, posting.lotId, amount);
  sum(member, from, to, amount);
  const { available, pending, reserved, owed } = member.balances;
  invariant(
    available >= 0 && pending >= 0 && reserved >= 0 && owed >= 0,
    () => `a balance of ${member.id} below 0 after ${posting.transactionId}`,
  );
  member.version += 1;
  member.postedAt = Math.max(member.postedAt, posting.at);
}

/** A debt stands below zero in the ledger and is written positive on the head. */
function add(member: Member, account: Account, amount: Points): void {
  switch (account) {
    case 'available':
    case 'pending':
    case 'reserved':
      member.balances[account] += amount;
      break;
    case 'owed':
      member.balances.owed -= amount;
      break;
    default:
      // The program's side is derived from the postings.
      break;
  }
}

/**
 * Sums over life. Points that never left `pending` were neither earned nor deducted; those of a
 * redemption that was cancelled were not redeemed. What was deducted and is given back counts as
 * earned again: both sums only grow.
 */
function sum(member: Member, from: Account, to: Account, amount: Points): void {
  const { lifetime } = member;
  if (from === 'issued' || from === 'pending' || from === 'deducted') {
    if (to === 'available' || to === 'owed') lifetime.earned += amount;
  } else if (from === 'redeemed') {
    lifetime.redeemed -= amount;
  } else if (from === 'available' || from === 'owed' || from === 'reserved') {
    if (to === 'redeemed') lifetime.redeemed += amount;
    else if (to === 'deducted') lifetime.deducted += amount;
    else if (to === 'expired') lifetime.expired += amount;
  }
}

/** Takes from a lot that was loaded, lapsed or not, and forgets it once it is empty. */
function draw(books: MemberBooks, lotId: TransactionId, amount: Points): void {
  const open = takeFrom(books.lots, lotId, amount) ?? takeFrom(books.ownLots, lotId, amount);
  const lapsed =
    open === null && books.lapsed !== null ? takeFrom(books.lapsed, lotId, amount) : null;
  const lot = open ?? lapsed;
  invariant(lot !== null, () => `lot ${lotId} is not in the books`);
  moveLapsing(books, lot, -amount);
  if (lot.idle) return;
  // Loaded beside the lots of a spending command only; otherwise it stands at 0.
  if (lapsed !== null) books.lapsedPoints = Math.max(0, books.lapsedPoints - amount);
}

/** Keeps in step what lapses when: the member's idle points, and sums loaded for reminders. */
function moveLapsing({ member, sums }: MemberBooks, lot: Lot, points: number): void {
  const { idle } = member;
  if (lot.idle) {
    idle[isOfThisStretch(lot, idle) ? 'points' : 'lapsed'] += points;
    invariant(idle.points >= 0 && idle.lapsed >= 0, () => `idle points of ${member.id} below 0`);
    return;
  }
  const sum = lot.expiresAt === null ? undefined : sums.get(lot.expiresAt);
  if (lot.expiresAt !== null && sum !== undefined) sums.set(lot.expiresAt, sum + points);
}

function takeFrom(lots: Lot[], lotId: TransactionId, amount: Points): Lot | null {
  const place = lots.findIndex((lot) => lot.id === lotId);
  const lot = lots[place];
  if (lot === undefined) return null;
  lot.remaining -= amount;
  invariant(lot.remaining >= 0, () => `lot ${lotId} below 0`);
  if (lot.remaining === 0) lots.splice(place, 1);
  return lot;
}

/**
 * Opens a lot, full: the posting into `available` beside it says where its points come from.
 * While more lots may follow the last loaded one, a lot that sorts behind it is kept apart, so
 * that what is loaded stays a beginning of the spending order.
 */
export function openLot(books: MemberBooks, opened: Extract<Change, { kind: 'lot_opened' }>): void {
  const { points, id } = opened.lot;
  invariant(points > 0, () => `lot ${id} opened with nothing in it`);
  putLot(books, { ...opened.lot, remaining: points }, opened.at);
}

/** Puts a lot that was another member's among these, with what is left of it. */
export function takeOverLot(
  books: MemberBooks,
  { lot, at }: Extract<Change, { kind: 'lot_passed' }>,
): void {
  invariant(lot.remaining > 0, () => `lot ${lot.id} passed on with nothing in it`);
  putLot(books, { ...lot }, at);
}

function putLot(books: MemberBooks, lot: Lot, at: Instant): void {
  moveLapsing(books, lot, lot.remaining);
  const place = placeOf(books.lots, lot);
  if (place < books.lots.length || books.lotsComplete) {
    books.lots.splice(place, 0, lot);
  } else if (hasLapsed(lot, books.member.idle, at)) {
    books.lapsedPoints += lot.remaining;
    books.lapsed?.splice(placeOf(books.lapsed, lot), 0, lot);
  } else {
    books.ownLots.push(lot);
  }
}

/** A lot that points are about to be taken from, without what is left of it. */
export function drawnLot(books: MemberBooks, lotId: TransactionId): Drawn['lot'] {
  const isIt = ({ id }: Lot): boolean => id === lotId;
  const lot = books.lots.find(isIt) ?? books.ownLots.find(isIt) ?? books.lapsed?.find(isIt);
  invariant(lot !== undefined, () => `lot ${lotId} is not in the books`);
  const { id, memberId, points, expiresAt, idle, openedAt } = lot;
  return { id, memberId, points, expiresAt, idle, openedAt };
}

/**
 * Puts points back into a lot. One that stands behind the last loaded lot is kept apart, as a new
 * one is; the posting beside it says where its points come from.
 */
export function refillLot(
  books: MemberBooks,
  { lot: drawn, points }: Extract<Change, { kind: 'lot_refilled' }>,
): void {
  const isIt = ({ id }: Lot): boolean => id === drawn.id;
  const open = books.lots.find(isIt) ?? books.ownLots.find(isIt);
  const lot: Lot = open ?? { ...drawn, remaining: 0 };
  lot.remaining += points;
  invariant(points > 0 && lot.remaining <= lot.points, () => `lot ${lot.id} fuller than it was`);
  moveLapsing(books, lot, points);
  if (open !== undefined) return;
  const place = placeOf(books.lots, lot);
  if (place < books.lots.length || books.lotsComplete) books.lots.splice(place, 0, lot);
  else books.ownLots.push(lot);
}

function placeOf(lots: readonly Lot[], lot: Lot): number {
  let low = 0;
  let high = lots.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const other = lots[middle];
    if (other !== undefined && compareLots(other, lot) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
