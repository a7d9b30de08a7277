import type { Books, Change, MemberId } from '@fealty/core';

type Values = Readonly<Record<string, unknown>>;

/** A change of a member that no transaction explains, for the audit stream. */
export interface AuditedChange {
  readonly action: string;
  readonly memberId: MemberId;
  readonly before: Values;
  readonly after: Values;
}

/** What the audit says of a change; asked before the books are altered. Null for the ledger's own. */
export function auditedChange(change: Change, books: Books): AuditedChange | null {
  switch (change.kind) {
    case 'member_enrolled':
      return audited('member.enrolled', change.memberId, {}, { ...change.profile });
    case 'profile_changed': {
      const profile: Values = { ...books.members.get(change.memberId)?.member.profile };
      const fields = Object.keys(change.changes);
      const before = Object.fromEntries(fields.map((field) => [field, profile[field]]));
      return audited('member.changed', change.memberId, before, { ...change.changes });
    }
    case 'member_status_changed':
      return audited(
        'member.status_changed',
        change.memberId,
        { status: change.from },
        { status: change.to },
      );
    case 'member_erased': {
      // Wiped with everything else of his a moment later: until then it says what to look for.
      const { email = '', uid = '' } = books.members.get(change.memberId)?.member.profile ?? {};
      return audited('member.erased', change.memberId, { email, uid }, {});
    }
    case 'subscription_changed':
      return audited(
        'member.subscription_changed',
        change.memberId,
        { subscribed: books.members.get(change.memberId)?.member.subscribed },
        { subscribed: change.subscribed },
      );
    case 'merged_into_set': {
      const { memberId, into } = change;
      const before = books.members.get(memberId)?.member.mergedInto ?? null;
      const action = into === null ? 'member.unmerged' : 'member.merged';
      return audited(action, memberId, { mergedInto: before }, { mergedInto: into });
    }
    case 'merge_recorded': {
      const { fromId, intoId, owed, filled } = change.merge;
      return audited('member.took_over', intoId, {}, { member: fromId, owed, filled });
    }
    case 'merge_undone': {
      const { fromId, intoId } = change.merge;
      return audited('member.gave_back', intoId, { member: fromId }, {});
    }
    case 'tier_assigned': {
      const { memberId, from, to, reason } = change;
      return audited('member.tier_assigned', memberId, { tier: from }, { tier: to, reason });
    }
    default:
      return null;
  }
}

function audited(action: string, memberId: MemberId, before: Values, after: Values): AuditedChange {
  return { action, memberId, before, after };
}
