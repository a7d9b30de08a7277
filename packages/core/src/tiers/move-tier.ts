import type { Member } from '../books/records.ts';
import { raise, type Draft } from '../deciding.ts';
import type { Points } from '../points/points.ts';
import type { Program } from '../program/program.ts';
import { thresholdOf, tierReached } from './ladder.ts';

/**
 * Moves what counts towards tiers, and the member to the tier that it reaches: up at once, past
 * several if so many were reached; down only where the program's policy says so.
 */
export function moveQualified(
  draft: Draft,
  program: Program,
  move: { readonly member: Member; readonly points: number; readonly mayFall: boolean },
): void {
  const { member, mayFall } = move;
  // More may be taken than counted: plain deductions take points that never did.
  const points = Math.max(move.points, -member.qualified);
  if (points === 0) return;
  const qualified: Points = member.qualified + points;
  draft.changes.push({ kind: 'qualified_moved', memberId: member.id, points });
  const reached = tierReached(program, qualified);
  if (reached === null || reached.id === member.tierId) return;
  const rises = reached.threshold > thresholdOf(program, member.tierId);
  if (!rises && !(mayFall && points < 0)) return;
  draft.changes.push({
    kind: 'tier_changed',
    memberId: member.id,
    from: member.tierId,
    to: reached.id,
    at: draft.at,
  });
  draft.trace.push({
    step: 'tier',
    from: member.tierId,
    to: reached.id,
    qualified,
    threshold: reached.threshold,
  });
  raise(draft, rises ? 'tier.upgraded' : 'tier.downgraded', null);
}
