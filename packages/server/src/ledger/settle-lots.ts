import {
  compareLots,
  hasLapsed,
  lapsedIdle,
  postingTime,
  type Books,
  type Instant,
  type Lot,
  type MemberBooks,
} from '@fealty/core';

/** Lots as they were read, before it is known what time it is. */
export interface FoundLots {
  readonly lots: Lot[];
  /** Beside their awards, or beside redemptions that drew on them. */
  readonly ownLots: Lot[];
  readonly lapsedSums: { memberId: string; expiresAt: Instant; points: number }[];
  readonly lapsedLots: Lot[];
  /** Of others who were merged into somebody: they may go back to them, lapsed or not. */
  readonly heldLots: Lot[];
}

/**
 * Puts lots into the books. They are judged by the time that decisions about the member know, which
 * the client learns only once all is read.
 */
export function settleLots({ members }: Books, now: Instant, found: FoundLots): void {
  const isGone = (lot: Lot, { member }: MemberBooks): boolean =>
    hasLapsed(lot, member.idle, postingTime(member, now));
  const seen = new Set<string>();
  const settle = (lot: Lot, into: 'lots' | 'ownLots'): void => {
    const books = members.get(lot.memberId);
    if (books === undefined || isGone(lot, books)) return;
    if (!seen.has(lot.id)) books[into].push(lot);
    seen.add(lot.id);
  };
  for (const lot of found.lots) settle(lot, 'lots');
  for (const lot of found.ownLots) settle(lot, 'ownLots');
  for (const sum of onceEach(found.lapsedSums)) {
    const books = members.get(sum.memberId);
    if (books === undefined || sum.expiresAt > postingTime(books.member, now)) continue;
    books.lapsedPoints += sum.points;
  }
  for (const lot of new Map(found.lapsedLots.map((one) => [one.id, one])).values()) {
    const books = members.get(lot.memberId);
    if (books !== undefined && isGone(lot, books)) books.lapsed?.push(lot);
  }
  for (const lot of found.heldLots) {
    const books = members.get(lot.memberId);
    // A lot that may go back to another member must be known, lapsed or not.
    if (books !== undefined && isGone(lot, books)) keepLapsed(books, lot);
  }
  for (const books of members.values()) {
    if (books.lots.length > 1) books.lots.sort(compareLots);
    const sum = (lots: readonly Lot[]): number =>
      lots.reduce((points, lot) => points + lot.remaining, 0);
    const gone = books.lapsedPoints + lapsedIdle(books.member.idle, postingTime(books.member, now));
    const known = gone + sum(books.lots) + sum(books.ownLots);
    books.lotsComplete = known === books.member.balances.available;
    if (books.lotsComplete && books.ownLots.length > 0) {
      books.lots.push(...books.ownLots.splice(0));
      books.lots.sort(compareLots);
    }
  }
}

/** Commands of one batch may name a member in two ways, and his sums are read for each. */
function onceEach(sums: FoundLots['lapsedSums']): Iterable<FoundLots['lapsedSums'][number]> {
  const named = sums.map((sum) => [`${sum.memberId} ${String(sum.expiresAt)}`, sum] as const);
  return new Map(named).values();
}

function keepLapsed(books: MemberBooks, lot: Lot): void {
  books.lapsed ??= [];
  if (!books.lapsed.some(({ id }) => id === lot.id)) books.lapsed.push(lot);
}
