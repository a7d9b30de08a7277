import type { Member, MemberId, Profile } from '../books/records.ts';
import type { UpdateMember } from '../commands.ts';
import type { Decision } from '../decision.ts';
import { done, refuse, type Draft, type Refused, type Scene } from '../deciding.ts';
import { draftFor } from '../draft.ts';
import { decideMerge } from '../merging/decide-merge.ts';
import { missingPurchases, readChanges, takeWaiting } from './change-person.ts';
import { moveIdentities } from './move-identities.ts';
import { completeProfile, isUnsaid } from './profile.ts';

interface Meeting {
  readonly command: UpdateMember;
  readonly member: Member;
  /** Who has the uid, or was merged into whoever goes on for him. */
  readonly holderId: MemberId;
}

/**
 * Merges a member into whoever has the uid that he is given. What the holder says of himself stands;
 * what else came with the command says what he does not, before what the merged member said.
 */
export function mergeByUid(scene: Scene, { command, member, holderId }: Meeting): Decision {
  const contrary = refuseContrary(command, member);
  if (contrary !== null) return contrary;
  const merge = decideMerge(scene, {
    kind: 'merge_members',
    actor: command.actor,
    quiet: command.quiet ?? false,
    from: { by: 'id', value: member.id },
    into: { by: 'id', value: holderId },
  });
  if (merge.kind !== 'done') return merge;
  const into = scene.books.members.get(merge.result.memberId ?? '')?.member;
  if (into === undefined) return merge;
  const draft: Draft = {
    ...draftFor(scene, into, command),
    changes: [...merge.changes],
    trace: [...merge.trace],
  };
  const stopped = fillUnsaid(scene, draft, { command, from: member, into });
  if (stopped !== null) return stopped;
  const { memberId, at } = draft;
  if (command.subscribed === false && into.subscribed && member.subscribed) {
    draft.changes.push({ kind: 'subscription_changed', memberId, subscribed: false, at });
  }
  return done(draft, merge.result);
}

/** A merge makes one of two members as they are: it neither moves statuses nor gives tiers. */
function refuseContrary({ status, tier }: UpdateMember, member: Member): Refused | null {
  const needed = 'nothing, as this request merges two members';
  const context = { memberId: member.id };
  if (status !== undefined && status !== 'active') {
    return refuse('attribute_malformed', { field: 'status', seen: status, needed }, context);
  }
  if (tier === undefined) return null;
  return refuse('attribute_malformed', { field: 'tier', seen: tier.tierId, needed }, context);
}

/** Adds what the command says and the survivor does not. */
function fillUnsaid(
  scene: Scene,
  draft: Draft,
  {
    command,
    from,
    into,
  }: { readonly command: UpdateMember; readonly from: Member; readonly into: Member },
): Decision | null {
  const { uid: _uid, ...others } = command.changes;
  const changes = Object.fromEntries(
    Object.entries(others).filter(([field]) => isUnsaid(into.profile, field as keyof Profile)),
  );
  const own = Object.keys(into.profile.custom);
  const attributes = Object.fromEntries(
    Object.entries(command.attributes ?? {}).filter(([name]) => !own.includes(name)),
  );
  if (Object.keys(changes).length + Object.keys(attributes).length === 0) return null;
  // As the merge leaves him: what he lacks is filled from the other already.
  const before = filledFrom(from, into);
  const read = readChanges(scene, draft, { profile: before, command: { changes, attributes } });
  if ('kind' in read) return read;
  const after = { ...before, ...read };
  const alsoId = from.id;
  const stopped =
    missingPurchases(scene, read) ??
    moveIdentities(scene, draft, { before: into.profile, after, alsoId });
  if (stopped !== null) return stopped;
  const { memberId, at } = draft;
  draft.changes.push({ kind: 'profile_changed', memberId, changes: read, at });
  takeWaiting(scene, draft, read);
  return null;
}

function filledFrom(from: Member, into: Member): Profile {
  const filled = Object.entries(from.profile).filter(([field]) =>
    isUnsaid(into.profile, field as keyof Profile),
  );
  return completeProfile({ ...into.profile, ...Object.fromEntries(filled) });
}
