import { findMember, refuseDeleted } from '../books/find.ts';
import type { ChangeTags } from '../commands.ts';
import type { Decision } from '../decision.ts';
import { done, raise, refuse, type Draft, type Scene } from '../deciding.ts';
import { tagProblem } from './tags.ts';

/**
 * Adds tags and takes tags off. It is decided under the member's lock, so that two who change
 * different tags at once both succeed; who replaces all of them sends an update.
 */
export function decideChangeTags(scene: Scene, command: ChangeTags): Decision {
  const books = findMember(scene, command.member);
  if ('kind' in books) return books;
  const { member } = books;
  const barred = refuseDeleted(member);
  if (barred !== null) return barred;
  const { now: at } = scene;
  const memberId = member.id;
  const draft: Draft = { memberId, at, quiet: command.quiet ?? false, changes: [], trace: [] };
  const before = member.profile.tags;
  const off = new Set(command.remove.map(sameTag));
  const tags = before.filter((tag) => !off.has(sameTag(tag)));
  const held = new Set(tags.map(sameTag));
  for (const tag of command.add.map((one) => one.trim())) {
    if (held.has(sameTag(tag))) continue;
    held.add(sameTag(tag));
    tags.push(tag);
  }
  const problem = tagProblem(tags);
  if (problem !== null) return refuse('attribute_malformed', problem, draft);
  const same = tags.length === before.length && tags.every((tag, n) => tag === before[n]);
  if (same) return done(draft);
  draft.changes.push({ kind: 'profile_changed', memberId, changes: { tags }, at });
  raise(draft, 'member.updated', null);
  return done(draft);
}

/** Tags are typed by people: conditions do not tell case and outer spaces apart, nor do we. */
function sameTag(tag: string): string {
  return tag.trim().toLowerCase();
}
