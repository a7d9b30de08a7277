import type { Member, Standing } from '../books/records.ts';
import type { Draft } from '../deciding.ts';
import type { Program } from '../program/program.ts';
import type { Instant } from '../time/instant.ts';
import { localDay } from '../time/zone.ts';
import { thresholdOf } from './ladder.ts';
import { countsWholeLife, dayBelow, isAboveEntry } from './standing.ts';
import { periodBeside, periodStart, startOfLocalDay } from './windows.ts';

/** A member has one due row for his tier; it moves on with him. */
export const TIER_DUE = 'tier';

/**
 * When a tier must be judged next, or null if nothing can take it away. Only who has something to
 * lose, or was given a tier by hand, is ever due.
 */
export function planTierDue(
  program: Program,
  tierId: string | null,
  standing: Standing,
  at: Instant,
): Instant | null {
  const { kind, downgrade } = program.tierRules;
  if (kind === 'lifetime') return null;
  const above = isAboveEntry(program, tierId);
  const { dueAt, heldUntil, fallsAt, assigned } = standing;
  // What is overdue stays so until it is judged: nothing is skipped.
  if (dueAt !== null && dueAt <= at) return dueAt;
  if (above && downgrade !== 'never' && heldUntil !== null && heldUntil > at) return heldUntil;
  if (fallsAt !== null) return fallsAt;
  return kind === 'period'
    ? nextPeriodDue(program, above && downgrade !== 'never', assigned !== null, at)
    : nextRollingDue(program, { tierId, standing, at, stays: !above || downgrade === 'never' });
}

function nextPeriodDue(
  program: Program,
  canFall: boolean,
  isAssigned: boolean,
  at: Instant,
): Instant | null {
  if (!canFall && !isAssigned) return null;
  const { tierRules: rules, timeZone } = program;
  const start = periodStart(rules, localDay(at, timeZone));
  return startOfLocalDay(periodBeside(rules, start, 1), timeZone);
}

/** A tier that was given by hand is kept until something is deducted; days do not take it. */
function nextRollingDue(
  program: Program,
  place: {
    readonly tierId: string | null;
    readonly standing: Standing;
    readonly at: Instant;
    readonly stays: boolean;
  },
): Instant | null {
  const { tierId, standing, at, stays } = place;
  if (stays || standing.assigned?.way === 'above') return null;
  const threshold = thresholdOf(program, tierId);
  const due = startOfLocalDay(dayBelow(program, standing, { threshold, at }), program.timeZone);
  // One that comes too early only looks again: moving it with every award would cost a row each.
  return standing.dueAt === null ? due : Math.min(standing.dueAt, due);
}

/** Writes a standing down, if it is another than before, and moves the due row with it. */
export function keepStanding(
  draft: Draft,
  program: Program,
  member: Pick<Member, 'id' | 'standing'>,
  next: {
    readonly standing: Standing;
    readonly tierId: string | null;
    readonly at: Instant;
    /** A due row asked for it, which must move on in any case. */
    readonly asked?: boolean;
  },
): void {
  const { id: memberId } = member;
  const before = member.standing;
  const dueAt = planTierDue(program, next.tierId, next.standing, next.at);
  const idle = countsWholeLife(program.tierRules) && next.standing.assigned === null;
  const standing = idle ? null : { ...next.standing, dueAt };
  if (!isSame(standing, before)) {
    draft.changes.push({ kind: 'standing_changed', memberId, standing });
  }
  if (next.asked === true || dueAt !== (before?.dueAt ?? null)) putTierDue(draft, dueAt);
}

/** Puts the member's due row where it belongs, whether there is one or not. */
export function putTierDue(draft: Draft, at: Instant | null): void {
  const due = { memberId: draft.memberId, kind: 'judge_tier', key: TIER_DUE } as const;
  if (at === null) draft.changes.push({ kind: 'due_cleared', due });
  else draft.changes.push({ kind: 'due_set', due: { ...due, at } });
}

/** Sums are replaced when they change, so the same object holds the same. */
function isSame(a: Standing | null, b: Standing | null): boolean {
  if (a === null || b === null) return a === b;
  return (
    a.basis === b.basis &&
    a.sums === b.sums &&
    a.heldUntil === b.heldUntil &&
    a.fallsAt === b.fallsAt &&
    a.dueAt === b.dueAt &&
    a.assigned === b.assigned
  );
}
