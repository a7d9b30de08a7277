import type { Books } from '../../books/books.ts';
import type { Budget, MemberId } from '../../books/records.ts';
import type { Points } from '../../points/points.ts';
import { addFlow, noFlow, type Flow } from './flow.ts';
import { entry, type Given, type Tally } from './tally.ts';

/** How a member stands at the end; whoever was merged is part of who goes on for him. */
export interface MemberEnd extends Flow {
  available: Points;
  pending: Points;
  reserved: Points;
  owed: Points;
  tierId: string | null;
  tags: readonly string[];
}

/** What one run came to. */
export interface Side {
  readonly total: Readonly<Flow>;
  readonly months: ReadonlyMap<string, Readonly<Flow>>;
  readonly activities: ReadonlyMap<string, Readonly<Flow>>;
  readonly rewards: ReadonlyMap<string, Readonly<Given>>;
  readonly coupons: ReadonlyMap<string, number>;
  readonly arrivals: ReadonlyMap<string, number>;
  readonly budgets: ReadonlyMap<string, Readonly<Budget>>;
  readonly members: ReadonlyMap<MemberId, Readonly<MemberEnd>>;
}

/** Closes the sums of a run; the books may be thrown away afterwards. */
export function closeSide(tally: Tally, books: Books): Side {
  const { total, months, activities, rewards, coupons, arrivals } = tally;
  const members = new Map<MemberId, MemberEnd>();
  for (const [id, { member }] of books.members) {
    const end = entry(members, member.mergedInto ?? id, nobody);
    addFlow(end, tally.members.get(id) ?? noFlow());
    const { available, pending, reserved, owed } = member.balances;
    end.available += available;
    end.pending += pending;
    end.reserved += reserved;
    end.owed += owed;
    if (member.mergedInto !== null) continue;
    end.tierId = member.tierId;
    end.tags = member.profile.tags;
  }
  const budgets = new Map(books.budgets);
  return { total, months, activities, rewards, coupons, arrivals, budgets, members };
}

export function nobody(): MemberEnd {
  const balances = { available: 0, pending: 0, reserved: 0, owed: 0 };
  return { ...noFlow(), ...balances, tierId: null, tags: [] };
}
