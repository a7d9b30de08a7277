import type { Points } from '../points/points.ts';
import type { Instant } from '../time/instant.ts';
import type { Needs } from '../decision.ts';
import type { MemberBooks } from './books.ts';
import type { Idle, Lot, TransactionId } from './records.ts';

/** A part of one lot that a command takes. */
export interface Piece {
  readonly lotId: TransactionId;
  readonly points: Points;
}

/** How an amount is made up from lots, and what of it they do not hold. */
export interface Cover {
  readonly pieces: readonly Piece[];
  readonly uncovered: Points;
}

/** True of an idle lot that no lapse has come between and now. */
export function isOfThisStretch(lot: Pick<Lot, 'openedAt'>, idle: Idle): boolean {
  return idle.since !== null && lot.openedAt >= idle.since;
}

/** What of a lot says when it lapses. */
type LotDates = Pick<Lot, 'expiresAt' | 'idle' | 'openedAt'>;

/** When the lot's points lapse: by its own date, or with the member's other idle points. */
export function lapsesAt(lot: LotDates, idle: Idle): Instant | null {
  if (!lot.idle) return lot.expiresAt;
  return isOfThisStretch(lot, idle) ? idle.lapsesAt : idle.since;
}

/** True once the lot's date has passed; its points can no more be spent. */
export function hasLapsed(lot: LotDates, idle: Idle, now: Instant): boolean {
  const at = lapsesAt(lot, idle);
  return at !== null && at <= now;
}

/** Idle points whose date has passed but which have not been expired yet. */
export function lapsedIdle(idle: Idle, now: Instant): Points {
  const gone = idle.lapsesAt !== null && idle.lapsesAt <= now;
  return idle.lapsed + (gone ? idle.points : 0);
}

/**
 * What may be spent: points available, less those whose date has passed but which the expiry job
 * has not taken yet. Dated lots that lapsed stand first among the open ones, so the loop is short.
 */
export function availablePoints(books: MemberBooks, now: Instant): Points {
  const { balances, idle } = books.member;
  let points = balances.available - books.lapsedPoints - lapsedIdle(idle, now);
  for (const lot of books.lots) {
    if (lot.idle || !hasLapsed(lot, idle, now)) break;
    points -= lot.remaining;
  }
  return points;
}

/**
 * What to load before it can be said what may be spent: nothing, unless the command named a member
 * for whom this one goes on, so that lots were asked for under the other's name.
 */
export function spendableNeeds(books: MemberBooks, points: Points): Needs | null {
  if (books.lotsComplete || books.lots.length > 0) return null;
  return { lots: [{ member: { by: 'id', value: books.member.id }, points: Math.max(points, 1) }] };
}

/**
 * Takes points from lots that have not lapsed, `first` before all others, then in spending order.
 * Null if more lots would have to be loaded to say.
 */
export function coverPoints(
  books: MemberBooks,
  points: Points,
  terms: { readonly now: Instant; readonly first?: TransactionId },
): Cover | null {
  const pieces: Piece[] = [];
  const { idle } = books.member;
  let missing = points;
  const take = (lot: Lot): void => {
    const part = Math.min(lot.remaining, missing);
    if (part === 0) return;
    pieces.push({ lotId: lot.id, points: part });
    missing -= part;
  };
  if (terms.first !== undefined) {
    const isOwn = (lot: Lot): boolean => lot.id === terms.first;
    const own = books.lots.find(isOwn) ?? books.ownLots.find(isOwn);
    if (own !== undefined && !hasLapsed(own, idle, terms.now)) take(own);
  }
  for (const lot of books.lots) {
    if (missing === 0) break;
    if (lot.id !== terms.first && !hasLapsed(lot, idle, terms.now)) take(lot);
  }
  if (missing > 0 && !books.lotsComplete && availablePoints(books, terms.now) > points - missing) {
    return null;
  }
  return { pieces, uncovered: missing };
}
