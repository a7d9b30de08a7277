import type { Profile } from '../books/records.ts';
import { findMember, refuseDeleted } from '../books/find.ts';
import type { UpdateMember } from '../commands.ts';
import type { Decision } from '../decision.ts';
import { done, raise, refuse, type Draft, type Refused, type Scene } from '../deciding.ts';
import { checkAttributes } from './attributes.ts';
import { moveAttributes } from './move-identities.ts';
import { profileChanges } from './profile.ts';
import { tagProblem } from './tags.ts';

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
  const wanted = readChanges(scene, draft, command.changes);
  if ('kind' in wanted) return wanted;
  const changes = profileChanges(member.profile, wanted);
  if (Object.keys(changes).length === 0) return done(draft);
  const after = { ...member.profile, ...changes };
  const stopped = moveAttributes(scene, draft, { member, after });
  if (stopped !== null) return stopped;
  draft.changes.push({ kind: 'profile_changed', memberId, changes, at });
  raise(draft, 'member.updated', null);
  return done(draft);
}

/** The changes with attributes as they are kept, or the refusal of one that does not fit. */
function readChanges(
  { program }: Scene,
  draft: Draft,
  changes: UpdateMember['changes'],
): Partial<Profile> | Refused {
  const { custom, tags } = changes;
  const odd = tags === undefined ? null : tagProblem(tags);
  if (odd !== null) return refuse('attribute_malformed', odd, draft);
  if (custom === undefined) return changes;
  const checked = checkAttributes(program, custom, { mayLack: false });
  if (checked.ok) return { ...changes, custom: checked.custom };
  return refuse(checked.problem.code, checked.problem.details, draft);
}
