import type { MemberBooks } from '../books/books.ts';
import type { Member, Transaction } from '../books/records.ts';
import type { Draft, Scene } from '../deciding.ts';
import { giveAward } from '../earning/record-award.ts';
import { invariant } from '../invariant.ts';
import type { Points } from '../points/points.ts';
import type { Instant } from '../time/instant.ts';
import { newTransaction } from './transaction.ts';

/** Activity of points that were carried over and belong to none of the program's own. */
export const IMPORTED_ACTIVITY = 'imported_balance';

export interface ImportedAward {
  readonly id: string;
  readonly points: Points;
  readonly occurredAt: Instant;
  readonly expiresAt: Instant | null;
  readonly idleSince: Instant | null;
  readonly activityId: string;
  readonly orderId: string | null;
  readonly basis: string | null;
  readonly reason: string | undefined;
  readonly qualifies: boolean;
  readonly actor: string;
}

/** Points as they were given elsewhere: approved, no rule asked, dated when they were earned. */
export function recordImported(
  scene: Scene,
  draft: Draft,
  books: MemberBooks,
  award: ImportedAward,
): Transaction {
  const { points, occurredAt, reason } = award;
  const { term, openedAt } = importedTerm(draft, books.member, award);
  const transaction = newTransaction(scene, draft, {
    id: award.id,
    kind: 'award',
    status: 'auto_approved',
    points,
    basis: award.basis,
    activityId: award.activityId,
    orderId: award.orderId,
    qualifies: award.qualifies,
    occurredAt,
    approvedAt: occurredAt,
    expiresAt: term.expiresAt,
    actor: award.actor,
    details: reason === undefined ? {} : { reason },
  });
  draft.changes.push({ kind: 'transaction_recorded', transaction });
  giveAward(scene, draft, books, { transaction, points, from: 'issued', term, openedAt });
  return transaction;
}

interface ImportedTerm {
  readonly term: { readonly expiresAt: Instant | null; readonly idle: boolean };
  readonly openedAt: Instant;
}

/**
 * What comes from elsewhere lapses only where it is said to: its activity was not told here. Idle
 * points bring their date and the beginning of their stretch along, and join those of the member.
 */
function importedTerm(
  draft: Draft,
  { idle }: Member,
  { occurredAt, expiresAt: until, idleSince }: ImportedAward,
): ImportedTerm {
  if (idleSince === null || until === null) {
    return { term: { expiresAt: until, idle: false }, openedAt: occurredAt };
  }
  const { memberId, at } = draft;
  const ended = idle.lapsesAt !== null && idle.lapsesAt <= at && idle.lapsesAt < until;
  // Points of a stretch begin in it and before its end, or they would be taken for those of another;
  // and what has lapsed stays lapsed: a later date is that of another stretch.
  const from = Math.max(Math.min(idleSince, at, until - 1), ended ? (idle.lapsesAt ?? 0) : 0);
  const openedAt = Math.min(Math.max(occurredAt, from), until - 1);
  if (idle.lapsesAt === null || idle.lapsesAt < until) {
    draft.changes.push({ kind: 'kept_alive', memberId, lapsesAt: until, from });
  }
  // They join a stretch that began later than they were earned, unless they had lapsed by then.
  const since = idle.since ?? from;
  return {
    term: { expiresAt: null, idle: true },
    openedAt: until > since ? Math.max(openedAt, since) : openedAt,
  };
}

/** The balance that a member brings along, as one award. */
export function recordBalance(
  alone: Scene,
  draft: Draft,
  balance: {
    readonly points: Points;
    readonly expiresAt?: Instant;
    readonly actor: string;
  },
): Transaction {
  const books = alone.books.members.get(draft.memberId);
  invariant(books !== undefined, () => `member ${draft.memberId} is not on the scratch books`);
  return recordImported(alone, draft, books, {
    id: alone.fresh.id(),
    points: balance.points,
    occurredAt: draft.at,
    expiresAt: balance.expiresAt ?? null,
    idleSince: null,
    activityId: IMPORTED_ACTIVITY,
    orderId: null,
    basis: null,
    reason: undefined,
    qualifies: false,
    actor: balance.actor,
  });
}
