import { findMember, refuseDeleted } from '../books/find.ts';
import type { SetMemberStatus } from '../commands.ts';
import type { Decision } from '../decision.ts';
import { done, raise, type Draft, type Scene } from '../deciding.ts';

/** Blocks, opts out, deletes or lets back in. A deleted member can only be made active again. */
export function decideStatus(scene: Scene, command: SetMemberStatus): Decision {
  const books = findMember(scene, command.member);
  if ('kind' in books) return books;
  const { member } = books;
  const { status: to } = command;
  const { now: at } = scene;
  const memberId = member.id;
  const draft: Draft = { memberId, at, quiet: command.quiet ?? false, changes: [], trace: [] };
  if (member.status === to) return done(draft);
  const barred = to === 'active' ? null : refuseDeleted(member);
  if (barred !== null) return barred;
  draft.changes.push({ kind: 'member_status_changed', memberId, from: member.status, to, at });
  raise(draft, to === 'deleted' ? 'member.deleted' : 'member.updated', null);
  return done(draft);
}
