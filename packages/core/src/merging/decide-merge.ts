import { compareLots, type MemberBooks } from '../books/books.ts';
import { mergesOf } from '../books/apply-merge.ts';
import { postingTime, refuseByStatus } from '../books/find.ts';
import type { Lot, Member, MemberId } from '../books/records.ts';
import type { MergeMembers } from '../commands.ts';
import type { Decision } from '../decision.ts';
import { done, lacking, raise, refuse, type Draft, type Scene } from '../deciding.ts';
import { draftFor } from '../draft.ts';
import { LAPSES_MAX } from '../ledger/decide-expire.ts';
import {
  anyNeeds,
  everyLot,
  findNamed,
  membersOf,
  MERGED_LOTS_MAX,
  refuseLapsedIdle,
  type Named,
} from './find-merging.ts';
import { joinIdle } from './join-idle.ts';
import { fillPerson, shareOccasions, unknownClaims } from './join-persons.ts';
import { joinCounts, joinLifetimes } from './join-sums.ts';
import { joinTiers, termsOf } from './join-tiers.ts';
import { knowsSpendable, moveHoldings, recordEnds, settleDebt } from './move-holdings.ts';

interface Pair {
  readonly from: MemberBooks;
  readonly into: MemberBooks;
  readonly at: number;
}

/**
 * Makes two members one. Points, debts, counts and sums of `from` pass to `into`; his history, his
 * identities and what is due for him stay where they are, and lead to the survivor from here on.
 */
export function decideMerge(scene: Scene, command: MergeMembers): Decision {
  const from = findNamed(scene, command.from);
  if ('kind' in from) return from;
  const into = findNamed(scene, command.into);
  if ('kind' in into) return into;
  if (from.books === into.books) return sameMember(scene, from, into, command);
  const { member } = into.books;
  const barred = refuseByStatus(from.books.member) ?? refuseByStatus(member);
  if (barred !== null) return barred;
  const at = Math.max(postingTime(from.books.member, scene.now), postingTime(member, scene.now));
  const pair = { from: from.books, into: into.books, at };
  const lots = everyLot(pair.from);
  const missing = mergeNeeds(scene, pair, lots);
  if (missing !== null) return missing;
  const lapsed = refuseLapsedIdle(from.books.member, lots ?? [], at);
  if (lapsed !== null) return lapsed;
  return merge(scene, command, pair, lots ?? []);
}

/** The same command once more changes nothing; only somebody who is one to begin with is refused. */
function sameMember(scene: Scene, from: Named, into: Named, command: MergeMembers): Decision {
  const { member } = into.books;
  const draft = draftFor(scene, member, command);
  if (from.id !== into.id) return done(draft);
  const details = { seen: from.id, needed: 'two members' };
  return refuse('merge_with_itself', details, { memberId: member.id });
}

function mergeNeeds(
  scene: Scene,
  { from, into, at }: Pair,
  lots: readonly Lot[] | null,
): Decision | null {
  const { books } = scene;
  const [giver, taker] = [from.member, into.member];
  const merges = mergesOf(books, giver.id);
  const along = merges === null ? [] : membersOf(merges, giver.id);
  const owed = giver.balances.owed + taker.balances.owed;
  const isTooMany =
    (from.lapsed?.length ?? 0) >= LAPSES_MAX || (lots?.length ?? 0) > MERGED_LOTS_MAX;
  if (isTooMany) {
    const needed = `at most ${String(MERGED_LOTS_MAX)} awards with points left, and none to expire`;
    const details = { seen: lots?.length ?? LAPSES_MAX, needed };
    return refuse('merge_too_large', details, { memberId: giver.id });
  }
  const ref = (value: MemberId) => ({ by: 'id', value }) as const;
  const spendable = owed === 0 || knowsSpendable(into, owed, { at });
  const needs = anyNeeds({
    merges: merges === null ? [ref(giver.id)] : [],
    members: along.filter((id) => !books.members.has(id)).map(ref),
    lots: [
      ...(lots === null ? [{ member: ref(giver.id), points: giver.balances.available }] : []),
      ...(spendable ? [] : [{ member: ref(taker.id), points: owed }]),
    ],
    lapsed: lots === null ? [ref(giver.id)] : [],
    claims: unknownClaims(scene, [giver.id, taker.id], at),
  });
  return needs === null ? null : lacking(needs);
}

function merge(
  scene: Scene,
  command: MergeMembers,
  { from, into, at }: Pair,
  lots: readonly Lot[],
): Decision {
  const { books } = scene;
  const members = { from: from.member, into: into.member };
  const along = membersOf(mergesOf(books, members.from.id) ?? [], members.from.id);
  const draft: Draft = { ...draftFor(scene, members.into, command), at };
  const giving: Draft = { ...draft, memberId: members.from.id };
  const { available: points, pending, reserved, owed } = members.from.balances;
  const { actor } = command;
  const ends = recordEnds(scene, 'merge', { giver: giving, taker: draft }, { points, actor });
  const sorted = [...lots].sort(compareLots);
  const lives = joinIdle(draft, members.from, members.into);
  moveHoldings(ends, { lots: sorted, pending, reserved, owed });
  const settled = settleDebt(ends.taker, into, { lots: sorted, owed });
  draft.trace.push({
    step: 'merged',
    from: members.from.id,
    into: members.into.id,
    ...{ points, pending, reserved, owed, settled, lives },
  });
  joinHeads(scene, { from: giving, into: draft }, members);
  const filled = fillPerson(draft, members);
  shareOccasions(scene, draft, members.from.id, members.into.id);
  for (const memberId of [members.from.id, ...along]) {
    draft.changes.push({ kind: 'merged_into_set', memberId, into: members.into.id });
  }
  const merged = {
    id: ends.giver.transaction.id,
    fromId: members.from.id,
    intoId: members.into.id,
    ...{ at, withIds: along, owed, filled, intoTierId: members.into.tierId },
    intoTerms: termsOf(members.into.standing),
  };
  draft.changes.push({ kind: 'merge_recorded', merge: merged, by: actor });
  raise(giving, 'member.merged', null);
  raise(draft, 'member.merged', null);
  return done(draft, { transaction: ends.giver.transaction });
}

function joinHeads(
  { program }: Scene,
  drafts: { readonly from: Draft; readonly into: Draft },
  members: { readonly from: Member; readonly into: Member },
): void {
  const { from, into } = members;
  drafts.into.changes.push({
    kind: 'sums_set',
    memberId: into.id,
    lifetime: joinLifetimes(from.lifetime, into.lifetime),
    counts: joinCounts(from.counts, into.counts),
  });
  joinTiers(program, drafts, members);
}
