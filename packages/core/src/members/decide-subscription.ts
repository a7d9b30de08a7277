import { findMember, refuseDeleted } from '../books/find.ts';
import type { SetSubscription } from '../commands.ts';
import type { Decision } from '../decision.ts';
import { done, raise, type Draft, type Scene } from '../deciding.ts';

/** Whether the member gets e-mail; it has nothing to do with earning and redeeming. */
export function decideSubscription(scene: Scene, command: SetSubscription): Decision {
  const books = findMember(scene, command.member);
  if ('kind' in books) return books;
  const { member } = books;
  const barred = refuseDeleted(member);
  if (barred !== null) return barred;
  const { subscribed } = command;
  const { now: at } = scene;
  const memberId = member.id;
  const draft: Draft = { memberId, at, quiet: command.quiet ?? false, changes: [], trace: [] };
  if (member.subscribed === subscribed) return done(draft);
  draft.changes.push({ kind: 'subscription_changed', memberId, subscribed, at });
  raise(draft, 'member.updated', null);
  return done(draft);
}
