import { mergesOf } from '../books/apply-merge.ts';
import type { MemberBooks } from '../books/books.ts';
import { findMember, postingTime, refuseDeleted } from '../books/find.ts';
import type { Holdings, Member, Merge } from '../books/records.ts';
import type { UnmergeMembers } from '../commands.ts';
import type { Decision } from '../decision.ts';
import { done, lacking, raise, refuse, type Draft, type Scene } from '../deciding.ts';
import { draftFor } from '../draft.ts';
import { DAY } from '../time/instant.ts';
import { anyNeeds, holdingsOf, MERGED_LOTS_MAX, refuseLapsedIdle } from './find-merging.ts';
import { joinIdle } from './join-idle.ts';
import {
  bringBack,
  emptyPerson,
  shareOccasions,
  unknownClaims,
  unknownIdentities,
} from './join-persons.ts';
import { partCounts, partLifetimes } from './join-sums.ts';
import { partTiers } from './join-tiers.ts';
import { moveHoldings, recordEnds, settleDebt } from './move-holdings.ts';

interface Parting {
  readonly merge: Merge;
  readonly from: MemberBooks;
  readonly into: MemberBooks;
  readonly at: number;
}

/**
 * Parts two members again. All that belongs to transactions of the one who was merged and is still
 * there goes back to him: what is left of his lots, what waits, what is held. What was spent stays
 * spent by the survivor, and so does what was made good of a debt.
 */
export function decideUnmerge(scene: Scene, command: UnmergeMembers): Decision {
  const parting = findParting(scene, command);
  if ('kind' in parting) return parting;
  const { merge, from, into } = parting;
  const memberIds = [merge.fromId, ...merge.withIds];
  const holdings = holdingsOf(scene.books, into.member.id, memberIds);
  const needs = anyNeeds({
    members: merge.withIds
      .filter((id) => !scene.books.members.has(id))
      .map((value) => ({ by: 'id', value }) as const),
    holdings: holdings === undefined ? [{ holderId: into.member.id, memberIds }] : [],
    identities: [from, into].flatMap(({ member }) => unknownIdentities(scene, member)),
    claims: unknownClaims(scene, [from.member.id, into.member.id], parting.at),
  });
  if (needs !== null || holdings === undefined) return lacking(needs ?? {});
  if (holdings.lots.length > MERGED_LOTS_MAX) {
    const needed = `at most ${String(MERGED_LOTS_MAX)} awards with points left`;
    const details = { seen: holdings.lots.length, needed };
    return refuse('merge_too_large', details, { memberId: into.member.id });
  }
  const lapsed = refuseLapsedIdle(into.member, holdings.lots, parting.at);
  return lapsed ?? part(scene, command, parting, holdings);
}

/** The merge that is to be undone, if it still can be. */
function findParting(scene: Scene, command: UnmergeMembers): Parting | Decision {
  const { books, program } = scene;
  const from = books.members.get(command.from);
  // Named by id, he was asked for before; whoever goes on for him is found as for any command.
  const into = findMember(scene, { by: 'id', value: command.from });
  if ('kind' in into) return into;
  const merges = mergesOf(books, command.from);
  if (from === undefined || merges === null) {
    return lacking({ merges: [{ by: 'id', value: command.from }] });
  }
  const { member } = into;
  const merge = merges.find(({ fromId }) => fromId === command.from);
  if (from === into || merge === undefined) {
    const details = { seen: command.from, needed: 'a member who was merged into another' };
    return refuse('merge_unknown', details, { memberId: member.id });
  }
  const barred = refuseDeleted(member);
  if (barred !== null) return barred;
  if (merge.intoId !== member.id) {
    const details = {
      seen: `${merge.intoId} was merged into ${member.id} since`,
      needed: 'that undone first',
    };
    return refuse('merge_overtaken', details, { memberId: member.id });
  }
  const at = Math.max(postingTime(from.member, scene.now), postingTime(member, scene.now));
  const days = Math.floor((at - merge.at) / DAY);
  if (at > merge.at + program.unmergeDays * DAY) {
    const details = {
      seen: `${String(days)} days ago`,
      needed: `at most ${String(program.unmergeDays)} days`,
    };
    return refuse('merge_too_old', details, { memberId: member.id });
  }
  return { merge, from, into, at };
}

function part(
  scene: Scene,
  command: UnmergeMembers,
  { merge, from, into, at }: Parting,
  holdings: Holdings,
): Decision {
  const { actor } = command;
  const members = { from: from.member, into: into.member };
  const draft: Draft = { ...draftFor(scene, members.from, command), at };
  const giving: Draft = { ...draft, memberId: members.into.id };
  const { lots, pending, reserved } = holdings;
  const points = lots.reduce((sum, lot) => sum + lot.remaining, 0);
  const owed = Math.min(merge.owed, members.into.balances.owed);
  const ends = recordEnds(scene, 'unmerge', { giver: giving, taker: draft }, { points, actor });
  for (const memberId of [merge.fromId, ...merge.withIds]) {
    const into = memberId === merge.fromId ? null : merge.fromId;
    draft.changes.push({ kind: 'merged_into_set', memberId, into });
  }
  const lives = lots.some((lot) => lot.idle) ? joinIdle(draft, members.into, members.from) : null;
  moveHoldings(ends, { lots, pending, reserved, owed });
  const settled = settleDebt(ends.taker, from, { lots, owed });
  draft.trace.push({
    step: 'unmerged',
    from: members.from.id,
    into: members.into.id,
    ...{ points, pending, reserved, owed, settled, lives },
  });
  const keptRedeemed = partHeads(scene, { from: draft, into: giving }, members, merge);
  emptyPerson(giving, members, merge.filled);
  bringBack(scene, draft, members, merge);
  shareOccasions(scene, draft, members.into.id, members.from.id);
  draft.changes.push({ kind: 'merge_undone', merge, at, by: actor, keptRedeemed });
  raise(giving, 'member.unmerged', null);
  raise(draft, 'member.unmerged', null);
  return done(draft, { transaction: ends.taker.transaction });
}

/** Answers what of the redeemed points stays with the survivor. */
function partHeads(
  { program }: Scene,
  drafts: { readonly from: Draft; readonly into: Draft },
  members: { readonly from: Member; readonly into: Member },
  merge: Merge,
): number {
  const { from, into } = members;
  const { left, back } = partLifetimes(into.lifetime, from.lifetime);
  const counts = partCounts(into.counts, from.counts);
  drafts.into.changes.push({ kind: 'sums_set', memberId: into.id, lifetime: left, counts });
  const own = { lifetime: back, counts: from.counts };
  drafts.from.changes.push({ kind: 'sums_set', memberId: from.id, ...own });
  partTiers(program, drafts, members, merge);
  return from.lifetime.redeemed - back.redeemed;
}
