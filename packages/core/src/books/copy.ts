import { emptyBooks, type Books, type MemberBooks } from './books.ts';
import type { Member } from './records.ts';

/**
 * A copy of one member's books that may be altered without touching the original. Lots are shared:
 * only commands that earn are tried on copies, and those open lots but never draw from one.
 */
export function copyMemberBooks(books: MemberBooks): MemberBooks {
  return {
    ...books,
    member: copyMember(books.member),
    lots: [...books.lots],
    ownLots: [...books.ownLots],
    sums: new Map(books.sums),
  };
}

/** The same books with a copy of one member's, and of who is known by what: a place to try commands. */
export function trialBooks(books: Books, member: MemberBooks): Books {
  return {
    ...books,
    members: new Map(books.members).set(member.member.id, copyMemberBooks(member)),
    identities: new Map(books.identities),
  };
}

export function copyMember(member: Member): Member {
  return {
    ...member,
    balances: { ...member.balances },
    lifetime: { ...member.lifetime },
    idle: { ...member.idle },
    counts: copyCounts(member.counts),
  };
}

/** Counts whose entries may be moved on without touching the original's. */
export function copyCounts(counts: Readonly<Member['counts']>): Member['counts'] {
  return Object.fromEntries(Object.entries(counts).map(([id, ranges]) => [id, { ...ranges }]));
}

/**
 * Whole books that hold at most this member, beside the budgets of the program and what its
 * activities gave: a place to try a chain of commands on.
 */
export function scratchBooks(
  member: MemberBooks | null,
  shared: Pick<Books, 'budgets' | 'flows'>,
): Books {
  const books = emptyBooks(true);
  for (const [id, budget] of shared.budgets) books.budgets.set(id, budget);
  for (const [id, flow] of shared.flows) books.flows.set(id, flow);
  if (member !== null) books.members.set(member.member.id, member);
  return books;
}
