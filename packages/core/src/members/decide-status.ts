import type { MemberEventType } from '../books/changes.ts';
import type { Member, MemberStatus } from '../books/records.ts';
import { findMember, refuseByStatus, refuseDeleted } from '../books/find.ts';
import type { SetMemberStatus } from '../commands.ts';
import type { Decision } from '../decision.ts';
import { done, raise, type Draft, type Scene } from '../deciding.ts';
import { draftFor } from '../draft.ts';
import { keepStanding } from '../tiers/plan-due.ts';
import { standingOf } from '../tiers/standing.ts';

/**
 * Blocks, opts out, deletes or lets back in. A deleted member comes back only by a merchant who
 * says that he means it, and with the same books.
 */
export function decideStatus(scene: Scene, command: SetMemberStatus): Decision {
  const books = findMember(scene, command.member);
  if ('kind' in books) return books;
  const { member } = books;
  const { status: to } = command;
  const draft = draftFor(scene, member, command);
  const { memberId, at } = draft;
  if (member.status === to) return done(draft);
  const comesBack = to === 'active' && command.readmit === true;
  const expected = comesBack ? 'deleted' : command.from;
  const isExpected = expected === undefined || expected === member.status;
  const barred = isExpected && comesBack ? null : refuseDeleted(member);
  if (barred !== null) return barred;
  const other = isExpected ? null : refuseByStatus(member);
  if (other !== null) return other;
  const from = member.status;
  draft.changes.push({ kind: 'member_status_changed', memberId, from, to, at });
  if (comesBack) takeUpTier(scene, draft, member);
  raise(draft, statusEvent(from, to), null);
  return done(draft);
}

/** Tiers of the deleted are not judged, and nothing is due for them: from here on it is again. */
function takeUpTier({ program }: Scene, draft: Draft, member: Member): void {
  const { at } = draft;
  const { tierId } = member;
  keepStanding(draft, program, member, { standing: standingOf(program, member, at), tierId, at });
}

/** What a move of status is called: by where it leads, and back to active by where it began. */
function statusEvent(from: MemberStatus, to: MemberStatus): MemberEventType {
  switch (to) {
    case 'blocked':
    case 'opted_out':
    case 'deleted':
      return `member.${to}`;
    case 'active':
      if (from === 'deleted') return 'member.readmitted';
      return from === 'blocked' ? 'member.unblocked' : 'member.opted_in';
  }
}
