import type { Books, MemberBooks } from '../books/books.ts';
import { findMember, namedId } from '../books/find.ts';
import type { Holdings, Lot, Member, MemberId, Merge } from '../books/records.ts';
import type { MemberRef } from '../commands.ts';
import { refuse, type Lacking, type Refused, type Scene } from '../deciding.ts';
import type { Needs } from '../decision.ts';
import { hasLapsed } from '../books/spendable.ts';
import { awardPoints } from '../returns/find-award.ts';
import type { Instant } from '../time/instant.ts';

/** Open lots that one merge moves at most: each takes a posting in both chains. */
export const MERGED_LOTS_MAX = 5000;

/** A member who is named, as whoever goes on for him, and the id that was meant by the name. */
export interface Named {
  readonly books: MemberBooks;
  readonly id: MemberId;
}

export function findNamed(scene: Scene, ref: MemberRef): Named | Refused | Lacking {
  const books = findMember(scene, ref);
  if ('kind' in books) return books;
  return { books, id: namedId(scene, ref, books.member) };
}

/** All open lots, lapsed ones too; null if some are not loaded. */
export function everyLot({ lots, ownLots, lapsed, member }: MemberBooks): readonly Lot[] | null {
  const all = new Map([...(lapsed ?? []), ...lots, ...ownLots].map((lot) => [lot.id, lot]));
  const points = [...all.values()].reduce((sum, lot) => sum + lot.remaining, 0);
  return points === member.balances.available ? [...all.values()] : null;
}

/** Everybody who was merged into a member, by the merges that stand. */
export function membersOf(merges: readonly Merge[], intoId: MemberId): readonly MemberId[] {
  return merges
    .filter((merge) => merge.intoId === intoId)
    .flatMap(({ fromId, withIds }) => [fromId, ...withIds]);
}

/** Lists of what must be loaded, put together; null if nothing must. */
export function anyNeeds(needs: Needs): Needs | null {
  const wanted = Object.entries(needs).filter(
    ([, list]) => (list as readonly unknown[]).length > 0,
  );
  return wanted.length === 0 ? null : Object.fromEntries(wanted);
}

/** What a survivor holds that belongs to transactions of these members. */
export function holdingsOf(
  books: Books,
  holderId: MemberId,
  memberIds: readonly MemberId[],
): Holdings | undefined {
  return books.whole
    ? countHoldings(books, holderId, memberIds)
    : books.holdings.get(memberIds[0] ?? '');
}

/** The same out of books that hold everything. */
export function countHoldings(
  books: Books,
  holderId: MemberId,
  memberIds: readonly MemberId[],
): Holdings {
  const holder = books.members.get(holderId);
  const lots = [...(holder?.lots ?? []), ...(holder?.ownLots ?? [])].filter(({ id }) =>
    memberIds.includes(books.transactions.get(id)?.memberId ?? ''),
  );
  let [pending, reserved] = [0, 0];
  for (const transaction of books.transactions.values()) {
    if (transaction?.status !== 'pending' || !memberIds.includes(transaction.memberId)) continue;
    if (transaction.kind === 'redeem') reserved += transaction.points;
    else pending += awardPoints(transaction) - (books.returns.get(transaction.id)?.points ?? 0);
  }
  return { holderId, lots, pending, reserved };
}

/**
 * Idle points that have lapsed would come to life with the new holder's, so they are expired first;
 * the sweep does that in passing. Null if there are none.
 */
export function refuseLapsedIdle(
  member: Member,
  lots: readonly Lot[],
  at: Instant,
): Refused | null {
  const lapsed = lots.filter((lot) => lot.idle && hasLapsed(lot, member.idle, at));
  if (lapsed.length === 0) return null;
  const seen = lapsed.reduce((sum, lot) => sum + lot.remaining, 0);
  return refuse('merge_lapsed', { seen, needed: 0 }, { memberId: member.id });
}
