import { findMember, refuseDeleted } from '../books/find.ts';
import type { UpdateMember } from '../commands.ts';
import type { Decision } from '../decision.ts';
import { done, raise, type Draft, type Scene } from '../deciding.ts';
import { profileChanges } from './profile.ts';

/** Changes what is known of the person. Values that are the same already change nothing. */
export function decideUpdate(scene: Scene, command: UpdateMember): Decision {
  const books = findMember(scene, command.member);
  if ('kind' in books) return books;
  const { member } = books;
  const barred = refuseDeleted(member);
  if (barred !== null) return barred;
  const { now: at } = scene;
  const memberId = member.id;
  const draft: Draft = { memberId, at, quiet: command.quiet ?? false, changes: [], trace: [] };
  const changes = profileChanges(member.profile, command.changes);
  if (Object.keys(changes).length === 0) return done(draft);
  draft.changes.push({ kind: 'profile_changed', memberId, changes, at });
  raise(draft, 'member.updated', null);
  return done(draft);
}
