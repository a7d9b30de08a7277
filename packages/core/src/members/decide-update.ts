import { applyChanges } from '../books/apply-changes.ts';
import type { MemberBooks } from '../books/books.ts';
import type { Change } from '../books/changes.ts';
import { trialBooks } from '../books/copy.ts';
import { findMember, holderOf, refuseByStatus, refuseDeleted } from '../books/find.ts';
import type { Member, MemberId } from '../books/records.ts';
import type { UpdateMember } from '../commands.ts';
import type { Decision } from '../decision.ts';
import { done, lacking, type Scene } from '../deciding.ts';
import { draftFor } from '../draft.ts';
import { beRecommended } from '../referrals/be-recommended.ts';
import { decideSetTier } from '../tiers/decide-set-tier.ts';
import { changePerson } from './change-person.ts';
import { decideStatus } from './decide-status.ts';
import { decideSubscription } from './decide-subscription.ts';
import { mergeByUid } from './merge-by-uid.ts';

type Step = (scene: Scene, member: Member) => Decision;

/**
 * Changes what is known of the person, by what he is known, his status, subscription and tier: all
 * of it or nothing. Values that are the same already change nothing.
 */
export function decideUpdate(scene: Scene, command: UpdateMember): Decision {
  const books = findMember(scene, command.member);
  if ('kind' in books) return books;
  const { member } = books;
  const { status, readmit } = command;
  const comesBack = status === 'active' && readmit === true;
  const isHis = command.byMember === true && status !== undefined;
  const refusesBlocked = isHis && member.status === 'blocked';
  const barred = refusesBlocked ? refuseByStatus(member) : comesBack ? null : refuseDeleted(member);
  if (barred !== null) return barred;
  const holderId = command.mergesByUid === true ? holderOfUid(scene, command, member) : null;
  if (typeof holderId === 'object' && holderId !== null) return holderId;
  if (holderId !== null) return mergeByUid(scene, { command, member, holderId });
  const steps = stepsOf(command);
  const [only] = steps;
  if (only !== undefined && steps.length === 1) return only(scene, member);
  return inTurn(scene, books, { command, steps });
}

/** Somebody else who has the uid that the command gives; null if nobody has, or if it gives none. */
function holderOfUid(
  scene: Scene,
  command: UpdateMember,
  member: Member,
): MemberId | null | Decision {
  const { uid = '' } = command.changes;
  if (uid === '') return null;
  const identity = { kind: 'uid', value: uid } as const;
  const holder = holderOf(scene.books, identity);
  if (holder === undefined) return lacking({ identities: [identity] });
  if (holder === null || holder === member.id) return null;
  return scene.books.members.get(holder)?.member.mergedInto === member.id ? null : holder;
}

/** What is to be done, in this order: back in first, out of the program last. */
function stepsOf(command: UpdateMember): readonly Step[] {
  const { actor, changes, attributes, status, readmit, subscribed, tier } = command;
  const { referrerCode: code = '' } = command;
  const base = { actor, quiet: command.quiet ?? false };
  const about = (member: Member) => ({ ...base, member: { by: 'id', value: member.id } as const });
  const steps: Step[] = [];
  if (Object.keys(changes).length > 0 || attributes !== undefined) {
    steps.push((scene, member) => changePerson(scene, member, command));
  }
  if (subscribed !== undefined) {
    steps.push((scene, member) =>
      decideSubscription(scene, { kind: 'set_subscription', ...about(member), subscribed }),
    );
  }
  if (tier !== undefined) {
    steps.push((scene, member) =>
      decideSetTier(scene, { kind: 'set_tier', ...about(member), ...tier }),
    );
  }
  if (code !== '') steps.push((scene, member) => beRecommended(scene, member, { ...base, code }));
  if (status === undefined) return steps;
  const move: Step = (scene, member) =>
    decideStatus(scene, {
      kind: 'set_member_status',
      ...about(member),
      status,
      // Whoever is blocked or has left comes back without being readmitted, as only the deleted are.
      readmit: readmit === true && member.status === 'deleted',
    });
  return status === 'active' ? [move, ...steps] : [...steps, move];
}

/** Decides step after step, each on books that know what the ones before it did. */
function inTurn(
  scene: Scene,
  books: MemberBooks,
  { command, steps }: { readonly command: UpdateMember; readonly steps: readonly Step[] },
): Decision {
  const trial: Scene = { ...scene, books: trialBooks(scene.books, books) };
  const draft = draftFor(scene, books.member, command);
  for (const step of steps) {
    const member = trial.books.members.get(books.member.id)?.member ?? books.member;
    const decision = step(trial, member);
    if (decision.kind !== 'done') return decision;
    applyChanges(trial.books, decision.changes);
    draft.changes.push(...decision.changes);
    draft.trace.push(...decision.trace);
  }
  return done({ ...draft, changes: toldOnce(draft.changes) });
}

/** Whoever listens is told once that a member was changed, when all of it has happened. */
function toldOnce(changes: readonly Change[]): Change[] {
  const isTold = (change: Change): boolean =>
    change.kind === 'event_raised' && change.type === 'member.updated';
  const last = changes.findLastIndex(isTold);
  return changes.filter((change, index) => index === last || !isTold(change));
}
