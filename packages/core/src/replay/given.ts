import type { Books } from '../books/books.ts';
import type { BudgetUse, Coupon, MemberId } from '../books/records.ts';
import type { Instant } from '../time/instant.ts';

/**
 * What moved something that members share, and of which no command is kept: a member's who was erased,
 * or somebody's who filled a pool. It is taken as it was.
 */
export type Given =
  | {
      readonly kind: 'budget_moved';
      readonly memberId: MemberId;
      /** By the merchant's clock. */
      readonly at: Instant;
      readonly use: BudgetUse;
      readonly released: boolean;
    }
  | {
      readonly kind: 'coupon_issued';
      readonly memberId: MemberId;
      readonly at: Instant;
      readonly rewardId: string;
    }
  /** The merchant's time of it is not known. */
  | {
      readonly kind: 'coupons_uploaded';
      readonly at: null;
      readonly rewardId: string;
      readonly coupons: readonly Coupon[];
    };

/** Moves what is shared. Under other rules a pool may be empty by then, or a budget be gone. */
export function applyGiven(books: Books, given: Given): void {
  // Erased but not forgotten yet: then his commands are kept, and drew it.
  if ('memberId' in given && books.members.has(given.memberId)) return;
  switch (given.kind) {
    case 'budget_moved':
      moveGiven(books, given);
      return;
    case 'coupons_uploaded': {
      const { rewardId, coupons } = given;
      const shelf = books.shelves.get(rewardId) ?? {
        ...{ rewardId, uploaded: 0, issued: 0, toldLowAt: 0, next: [] },
      };
      for (const coupon of coupons) shelf.next.push(coupon);
      shelf.uploaded += coupons.length;
      books.shelves.set(rewardId, shelf);
      return;
    }
    case 'coupon_issued': {
      const shelf = books.shelves.get(given.rewardId);
      if (shelf?.next.shift() !== undefined) shelf.issued += 1;
    }
  }
}

function moveGiven(
  books: Books,
  { use, released }: Extract<Given, { kind: 'budget_moved' }>,
): void {
  const { budgetId: id, points, uses } = use;
  const before = books.budgets.get(id) ?? { id, points: 0, uses: 0 };
  const sign = released ? -1 : 1;
  books.budgets.set(id, {
    id,
    points: before.points + sign * points,
    uses: before.uses + sign * uses,
  });
}
