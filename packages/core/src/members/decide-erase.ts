import { applyChanges } from '../books/apply-changes.ts';
import { mergesOf } from '../books/apply-merge.ts';
import { compareLots, type Books, type MemberBooks } from '../books/books.ts';
import type { Change } from '../books/changes.ts';
import { copyMemberBooks, scratchBooks } from '../books/copy.ts';
import { findTraces, holderOf } from '../books/find.ts';
import type { IdentityKey, Lot, Member, MemberId, TransactionId } from '../books/records.ts';
import type { EraseMember } from '../commands.ts';
import type { Decision } from '../decision.ts';
import { done, lacking, raise, type Draft, type Lacking, type Scene } from '../deciding.ts';
import { draftFor } from '../draft.ts';
import { decideApprove, decideReject } from '../earning/decide-approval.ts';
import { LAPSES_MAX } from '../ledger/decide-expire.ts';
import { takePoints } from '../ledger/post.ts';
import { anyNeeds, membersOf } from '../merging/find-merging.ts';
import { newTransaction } from '../ledger/transaction.ts';
import { decideCancel } from '../redemption/decide-cancel.ts';
import { putTierDue } from '../tiers/plan-due.ts';
import { MINUTE } from '../time/instant.ts';
import { attributeIdentities } from './attributes.ts';
import { referralIdentity } from './referral-code.ts';

/** How many transactions that wait one command settles. */
export const REMAINS_MAX = 50;

/** If whoever erases is stopped half-way, the sweep goes on after this. */
const GOES_ON_AFTER = MINUTE / 2;

/**
 * Erases a member: he is deleted, what waits is rejected or cancelled, his points lapse, and then
 * the person is forgotten, with everybody who was merged into him. One with more than a command may
 * settle takes several; each leaves books that fit, and a due row by which the sweep goes on if
 * nobody else does. A debt stays as it is.
 */
export function decideErase(scene: Scene, command: EraseMember): Decision {
  const moved = movedTo(scene, command);
  if (moved !== null) return moved;
  const found = findTraces(scene, command.member);
  if ('kind' in found) return found;
  const { member } = found;
  const draft = draftFor(scene, member, command);
  const due = { memberId: member.id, kind: 'erase', key: member.id } as const;
  if (member.erasedAt !== null) {
    if (command.wiped === true) draft.changes.push({ kind: 'due_cleared', due });
    return done(draft);
  }
  const remains = remainsOf(scene, found);
  if ('kind' in remains) return remains;
  const { alone, own } = aside(scene, found, remains.merged);
  endMembership(draft, member);
  applyChanges(alone.books, draft.changes);
  draft.changes.push({ kind: 'due_set', due: { ...due, at: draft.at + GOES_ON_AFTER } });
  const stopped = settleAll(alone, draft, command, remains.unsettled);
  if (stopped !== null) return stopped;
  const transaction = lapseAll(alone, own, draft, command);
  const isMore = remains.isCutShort || own.member.balances.available > 0;
  if (isMore) return done(draft, { transaction });
  const { id: memberId } = member;
  for (const identity of remains.identities) {
    draft.changes.push({ kind: 'identity_released', memberId, identity });
  }
  for (const one of remains.merged) forget(draft, one.member);
  forget(draft, own.member);
  raise(draft, 'member.erased', null);
  return done(draft, { transaction });
}

/** Asks at once for all of the member who goes on for the one that is named. */
function movedTo({ books }: Scene, { member }: EraseMember): Lacking | null {
  const value = books.members.get(member.value)?.member.mergedInto ?? null;
  if (value === null || books.members.has(value)) return null;
  const ref = { by: 'id', value } as const;
  return lacking({ members: [ref], merges: [ref], remains: [value] });
}

interface Remains {
  readonly unsettled: readonly TransactionId[];
  /** More waits than one command may settle. */
  readonly isCutShort: boolean;
  /** Members who were merged into him, and are the same person. */
  readonly merged: readonly MemberBooks[];
  /** What they are known by, as far as it is theirs. */
  readonly identities: readonly IdentityKey[];
}

/** Everything that has to be known before anything is ended. */
function remainsOf(scene: Scene, found: MemberBooks): Remains | Lacking {
  const { books } = scene;
  const { id } = found.member;
  const waiting = books.remains.get(id) ?? (books.whole ? waitingOf(books, id) : null);
  const merges = mergesOf(books, id);
  if (waiting === null || merges === null) {
    return lacking({ remains: [id], merges: [{ by: 'id', value: id }] });
  }
  const mergedIds = membersOf(merges, id);
  const absent = mergedIds.filter((one) => !books.members.has(one));
  const merged = mergedIds.flatMap((one) => books.members.get(one) ?? []);
  const identities = [found, ...merged].flatMap(({ member }) => identitiesOf(scene, member));
  const unknown = identities.filter((one) => holderOf(books, one) === undefined);
  const missing = waiting.filter((one) => !books.transactions.has(one));
  const draws = books.whole ? [] : waiting.filter((one) => !books.draws.has(one));
  const needs = anyNeeds({
    members: absent.map((value) => ({ by: 'id', value }) as const),
    identities: unknown,
    transactions: [...new Set([...missing, ...draws])],
    draws,
  });
  if (needs !== null) return lacking(needs);
  const own = new Set([id, ...mergedIds]);
  return {
    unsettled: waiting.filter((one) => isSettled(books, one)),
    isCutShort: waiting.length >= REMAINS_MAX,
    merged,
    identities: identities.filter((one) => own.has(holderOf(books, one) ?? '')),
  };
}

/** Returns that wait are settled with their award. */
function isSettled(books: Books, id: TransactionId): boolean {
  const kind = books.transactions.get(id)?.kind;
  return kind === 'award' || kind === 'redeem';
}

/**
 * What a store finds by the statuses of the transactions of a member and of those merged into him:
 * what waits, and awards whose returns do.
 */
function waitingOf({ transactions, members }: Books, id: MemberId): readonly TransactionId[] {
  const found: TransactionId[] = [];
  for (const [one, transaction] of transactions) {
    if (transaction === null) continue;
    const { memberId, status, relatedId } = transaction;
    if (memberId !== id && members.get(memberId)?.member.mergedInto !== id) continue;
    if (status === 'pending' || status === 'pending_deduction') found.push(one);
    if (status === 'pending_deduction' && relatedId !== null) found.push(relatedId);
  }
  return [...new Set(found)].sort().slice(0, REMAINS_MAX);
}

function identitiesOf({ program }: Scene, { profile, referralCode }: Member): IdentityKey[] {
  const identities: IdentityKey[] = [
    { kind: 'email', value: profile.email },
    { kind: 'uid', value: profile.uid },
    referralIdentity(referralCode),
    ...attributeIdentities(program, profile),
  ];
  return identities.filter(({ value }) => value !== '');
}

/**
 * Books to try all of it on, one thing after the other, and his own among them. Lots are drawn from, so
 * they are copied.
 */
function aside(
  scene: Scene,
  found: MemberBooks,
  merged: readonly MemberBooks[],
): { readonly alone: Scene; readonly own: MemberBooks } {
  const { books } = scene;
  const copied = (lots: readonly Lot[]): Lot[] => lots.map((lot) => ({ ...lot }));
  const member: MemberBooks = {
    ...copyMemberBooks(found),
    lots: copied(found.lots),
    ownLots: copied(found.ownLots),
    lapsed: copied(found.lapsed ?? []),
  };
  const scratch: Books = {
    ...scratchBooks(member, books),
    transactions: new Map(books.transactions),
    returns: new Map(books.returns),
    draws: new Map(books.draws),
    merges: new Map(books.merges),
    whole: books.whole,
  };
  for (const one of merged) scratch.members.set(one.member.id, copyMemberBooks(one));
  return { alone: { ...scene, books: scratch }, own: member };
}

function endMembership(draft: Draft, { id: memberId, status: from }: Member): void {
  if (from === 'deleted') return;
  const { at } = draft;
  draft.changes.push({ kind: 'member_status_changed', memberId, from, to: 'deleted', at });
  raise(draft, 'member.deleted', null);
}

/** Rejects what waits to be approved and takes carts apart. */
function settleAll(
  alone: Scene,
  draft: Draft,
  { actor }: EraseMember,
  unsettled: readonly TransactionId[],
): Decision | null {
  for (const transactionId of unsettled) {
    const decision = settleOne(alone, actor, transactionId);
    if (decision.kind !== 'done') return decision;
    follow(alone, draft, decision.changes);
    draft.trace.push(...decision.trace);
  }
  return null;
}

function settleOne(alone: Scene, actor: string, transactionId: TransactionId): Decision {
  const waiting = alone.books.transactions.get(transactionId);
  if (waiting?.kind === 'redeem') {
    return decideCancel(alone, { kind: 'cancel_redemption', actor, transactionId });
  }
  // Of an award that was returned wholly before its time only the returns still wait.
  return waiting?.status === 'rejected'
    ? decideApprove(alone, { kind: 'approve_award', actor, transactionId, approvedBy: null })
    : decideReject(alone, { kind: 'reject_award', actor, transactionId, rejectedBy: actor });
}

/** Lets everything lapse that he could spend, up to so many lots; null if there is nothing. */
function lapseAll(
  alone: Scene,
  own: MemberBooks,
  draft: Draft,
  { actor }: EraseMember,
): ReturnType<typeof newTransaction> | null {
  const pieces = [...(own.lapsed ?? []), ...own.lots, ...own.ownLots]
    .sort(compareLots)
    .slice(0, LAPSES_MAX)
    .map(({ id: lotId, remaining: points }) => ({ lotId, points }));
  if (pieces.length === 0) return null;
  const transaction = newTransaction(alone, draft, {
    id: alone.fresh.id(),
    kind: 'expire',
    status: 'expired',
    points: pieces.reduce((sum, { points }) => sum + points, 0),
    actor,
    details: { reason: 'The member was erased' },
  });
  const { id: transactionId } = transaction;
  const lapse: Draft = { ...draft, changes: [{ kind: 'transaction_recorded', transaction }] };
  takePoints(lapse, { pieces, uncovered: 0 }, { transactionId, to: 'expired', owe: false });
  raise(lapse, 'points.expired', transactionId);
  follow(alone, draft, lapse.changes);
  return transaction;
}

function follow(alone: Scene, draft: Draft, changes: readonly Change[]): void {
  applyChanges(alone.books, changes);
  draft.changes.push(...changes);
}

function forget(draft: Draft, member: Member): void {
  const { id: memberId, standing, status: from } = member;
  const { at } = draft;
  if (from !== 'deleted') {
    draft.changes.push({ kind: 'member_status_changed', memberId, from, to: 'deleted', at });
  }
  if (standing !== null) {
    draft.changes.push({ kind: 'standing_changed', memberId, standing: null });
    if (standing.dueAt !== null) putTierDue({ ...draft, memberId }, null);
  }
  draft.changes.push({ kind: 'member_erased', memberId, at });
}
