import type { Standing } from '../books/records.ts';
import { findMember, refuseDeleted } from '../books/find.ts';
import type { SetTier } from '../commands.ts';
import type { Decision } from '../decision.ts';
import { done, raise, refuse, type Scene } from '../deciding.ts';
import { draftFor } from '../draft.ts';
import { keepStanding } from './plan-due.ts';
import { countedAt, standingOf } from './standing.ts';
import { tierReached } from './ladder.ts';

/**
 * Gives a tier by hand. Below what was earned it lasts until the member earns again; above it, until
 * something is deducted; the end of a period looks again at both.
 */
export function decideSetTier(scene: Scene, command: SetTier): Decision {
  const books = findMember(scene, command.member);
  if ('kind' in books) return books;
  const { member } = books;
  const barred = refuseDeleted(member);
  if (barred !== null) return barred;
  const { program } = scene;
  const { tierId: to, reason } = command;
  const tier = program.tiers.get(to);
  const memberId = member.id;
  if (tier?.active !== true) {
    const needed = 'an active tier of the program';
    return refuse('tier_unknown', { field: 'tier', seen: to, needed }, { memberId });
  }
  const draft = draftFor(scene, member, command);
  const { at } = draft;
  const { tierId: from } = member;
  const earned = tierReached(program, countedAt(program, member, at))?.threshold ?? 0;
  const before = standingOf(program, member, at);
  const way = tier.threshold > earned ? 'above' : 'below';
  const assigned: Standing['assigned'] =
    tier.threshold === earned ? null : { way, from: before.assigned?.from ?? from };
  const standing = { ...before, assigned, fallsAt: null, heldUntil: null };
  if (from !== to) {
    draft.changes.push({ kind: 'tier_assigned', memberId, from, to, reason, at });
    draft.trace.push({ step: 'tier_assigned', from, to });
    raise(draft, 'tier.assigned', null);
  }
  keepStanding(draft, program, member, { standing, tierId: to, at });
  return done(draft);
}
