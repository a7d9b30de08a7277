import type { Change } from '../books/changes.ts';
import type { CorrectionNote, Member, Standing, TierState } from '../books/records.ts';
import { raise, type Draft } from '../deciding.ts';
import type { Program } from '../program/program.ts';
import { thresholdOf } from '../tiers/ladder.ts';
import { putTierDue } from '../tiers/plan-due.ts';

export function tierState({ qualified, tierId, tierSince, standing }: Member): TierState {
  return { qualified, tierId, tierSince, standing };
}

/** What an undo holds the books against. */
export function stateBefore(member: Member): CorrectionNote['before'] {
  const { available, owed } = member.balances;
  return { available, owed, tier: tierState(member) };
}

/** Where the tier stands once these changes are made; null if they leave it alone. */
export function tierAfter(before: TierState, changes: readonly Change[]): TierState | null {
  const after = { ...before };
  for (const change of changes) {
    if (change.kind === 'qualified_moved') after.qualified += change.points;
    else if (change.kind === 'standing_changed') after.standing = change.standing;
    else if (change.kind === 'tier_changed') {
      after.tierId = change.to;
      after.tierSince = change.at;
    }
  }
  return sameTier(before, after) ? null : after;
}

/** True if nothing that counts for a tier has moved. */
export function sameTier(a: TierState, b: TierState): boolean {
  return (
    a.qualified === b.qualified &&
    a.tierId === b.tierId &&
    a.tierSince === b.tierSince &&
    sameStanding(a.standing, b.standing)
  );
}

function sameStanding(a: Standing | null, b: Standing | null): boolean {
  if (a === null || b === null) return a === b;
  return (
    a.basis === b.basis &&
    a.since === b.since &&
    a.heldUntil === b.heldUntil &&
    a.fallsAt === b.fallsAt &&
    a.dueAt === b.dueAt &&
    a.assigned?.way === b.assigned?.way &&
    a.assigned?.from === b.assigned?.from &&
    sumsText(a) === sumsText(b)
  );
}

/** Sums come back from a store in another order. */
function sumsText({ sums }: Standing): string {
  return JSON.stringify(Object.entries(sums).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Puts the tier back to what it was, with all that its next judgement reads. */
export function restoreTier(draft: Draft, program: Program, member: Member, to: TierState): void {
  const { memberId, at } = draft;
  const points = to.qualified - member.qualified;
  if (points !== 0) draft.changes.push({ kind: 'qualified_moved', memberId, points });
  const { tierId: from } = member;
  if (from !== to.tierId || member.tierSince !== to.tierSince) {
    const restored = { memberId, from, to: to.tierId, since: to.tierSince, at };
    draft.changes.push({ kind: 'tier_restored', ...restored });
  }
  if (from !== to.tierId) {
    const rises = thresholdOf(program, to.tierId) > thresholdOf(program, from);
    raise(draft, rises ? 'tier.upgraded' : 'tier.downgraded', null);
  }
  if (!sameStanding(member.standing, to.standing)) {
    draft.changes.push({ kind: 'standing_changed', memberId, standing: to.standing });
  }
  const dueAt = to.standing?.dueAt ?? null;
  if (dueAt !== (member.standing?.dueAt ?? null)) putTierDue(draft, dueAt);
}
