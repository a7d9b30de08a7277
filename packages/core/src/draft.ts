import { postingTime } from './books/find.ts';
import type { Member } from './books/records.ts';
import type { Draft, Scene } from './deciding.ts';

/** A decision about a member in its beginnings, dated as his next posting would be. */
export function draftFor(
  scene: Scene,
  member: Member,
  { quiet = false }: { readonly quiet?: boolean },
): Draft {
  const { id: memberId } = member;
  return { memberId, at: postingTime(member, scene.now), quiet, changes: [], trace: [] };
}
