import { invariant } from '../invariant.ts';
import type { Books } from './books.ts';
import type { Change } from './changes.ts';
import type { Lot, MemberId, Merge } from './records.ts';

type MergeRecord = Extract<Change, { kind: 'merge_recorded' | 'merge_undone' }>;

/** Keeps the merges that stand in step, as far as they were loaded. */
export function recordMerge(books: Books, change: MergeRecord): void {
  const { merge } = change;
  for (const id of [merge.fromId, merge.intoId]) {
    const known = books.merges.get(id) ?? (books.whole ? [] : undefined);
    if (known === undefined) continue;
    const others = known.filter((other) => other.id !== merge.id);
    books.merges.set(id, change.kind === 'merge_recorded' ? [...others, merge] : others);
  }
}

/** A member's points go elsewhere, or come back. */
export function setMergedInto(
  books: Books,
  { memberId, into }: Extract<Change, { kind: 'merged_into_set' }>,
): void {
  const member = books.members.get(memberId)?.member;
  invariant(member !== undefined, () => `member ${memberId} is not in the books`);
  const { available, pending, reserved, owed } = member.balances;
  const isEmpty = available === 0 && pending === 0 && reserved === 0 && owed === 0;
  invariant(into === null || isEmpty, () => `member ${memberId} is merged with points left`);
  invariant(into !== memberId, () => `member ${memberId} is merged into himself`);
  member.mergedInto = into;
}

/** What redemptions took out of a lot goes back to whoever holds the lot, and into his stretch. */
export function noteHolder(
  books: Books,
  { id: lotId, memberId, openedAt }: Pick<Lot, 'id' | 'memberId' | 'openedAt'>,
): void {
  for (const [id, drawn] of books.draws) {
    if (!drawn.some(({ lot }) => lot.id === lotId && lot.memberId !== memberId)) continue;
    const held = drawn.map((piece) =>
      piece.lot.id === lotId ? { ...piece, lot: { ...piece.lot, memberId, openedAt } } : piece,
    );
    books.draws.set(id, held);
  }
}

/** What was loaded of what a member holds for others is out of date once his points move. */
export function forgetHoldings(books: Books, holderId: MemberId): void {
  for (const [id, held] of books.holdings) {
    if (held.holderId === holderId) books.holdings.delete(id);
  }
}

/** The merge by which a member is another's, and merges that made others his; null if unknown. */
export function mergesOf(books: Books, id: MemberId): readonly Merge[] | null {
  return books.merges.get(id) ?? (books.whole ? [] : null);
}
