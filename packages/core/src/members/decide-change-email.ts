import { findMember, holderOf, refuseDeleted } from '../books/find.ts';
import { emailIdentity, type ChangeEmail } from '../commands.ts';
import type { Decision } from '../decision.ts';
import { done, lacking, raise, refuse, type Draft, type Scene } from '../deciding.ts';

/**
 * Gives a member another e-mail address. Purchases that waited under it become his; they are
 * converted by a command of their own.
 */
export function decideChangeEmail(scene: Scene, command: ChangeEmail): Decision {
  const { books } = scene;
  const found = findMember(scene, command.member);
  if ('kind' in found) return found;
  const { member } = found;
  const barred = refuseDeleted(member);
  if (barred !== null) return barred;
  const identity = emailIdentity(command.email);
  const before = emailIdentity(member.profile.email);
  const { now: at } = scene;
  const memberId = member.id;
  const draft: Draft = { memberId, at, quiet: command.quiet ?? false, changes: [], trace: [] };
  if (identity.value === before.value) return done(draft);
  const taken = [identity, before].filter(({ value }) => value !== '');
  const unknown = taken.filter((one) => holderOf(books, one) === undefined);
  const waiting = books.cached.get(identity.value);
  if (unknown.length > 0 || (waiting === undefined && !books.whole)) {
    return lacking({ identities: unknown, cached: [identity.value] });
  }
  if (identity.value !== '' && holderOf(books, identity) !== null) {
    const details = { field: 'email', seen: identity.value, needed: 'one that nobody has' };
    return refuse('email_taken', details, { memberId });
  }
  if (before.value !== '') {
    draft.changes.push({ kind: 'identity_released', memberId, identity: before });
  }
  if (identity.value !== '') draft.changes.push({ kind: 'identity_taken', memberId, identity });
  const changes = { email: identity.value };
  draft.changes.push({ kind: 'profile_changed', memberId, changes, at });
  if (waiting !== undefined && waiting.length > 0) {
    const due = { memberId, kind: 'convert_cached', key: identity.value, at } as const;
    draft.changes.push({ kind: 'due_set', due });
  }
  raise(draft, 'member.updated', null);
  return done(draft);
}
