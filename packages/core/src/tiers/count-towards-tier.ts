import type { Member, Standing, Transaction } from '../books/records.ts';
import { raise, type Draft } from '../deciding.ts';
import type { Points } from '../points/points.ts';
import { isNegative, isZero, negate, rationalOf, type Rational } from '../points/rational.ts';
import type { Program, Tier } from '../program/program.ts';
import type { Instant } from '../time/instant.ts';
import { thresholdOf, tierOf, tierReached } from './ladder.ts';
import { keepStanding } from './plan-due.ts';
import { addToSums, countedAt, countsWholeLife, standingOf, takeFromSums } from './standing.ts';

/** Something that counts towards tiers, or takes back what counted. */
export interface TierMove {
  readonly member: Member;
  /** Signed. */
  readonly points: number;
  /** Signed, in the program's currency: what purchases were worth. */
  readonly spend: Rational;
  /** When that happened which counts: a return undoes the day of its purchase. */
  readonly at: Instant;
  /** `corrected`: by hand, and meant for the tier. `carried`: a return, told by an import. */
  readonly cause: 'earned' | 'returned' | 'carried' | 'deducted' | 'corrected';
}

/** The day that an award counts for: the one on which it was earned, whenever it is approved. */
export function countsOn(award: Pick<Transaction, 'occurredAt' | 'recordedAt'>): Instant {
  return Math.min(award.occurredAt, award.recordedAt);
}

/**
 * Moves what counts towards tiers, and the member to the tier that it reaches: up at once, past
 * several if so many were reached; down only where the program's policies say so.
 */
export function countTowardsTier(draft: Draft, program: Program, move: TierMove): void {
  const { member } = move;
  // More may be taken than counted: plain deductions take points that never did.
  const points = Math.max(move.points, -member.qualified);
  if (points !== 0) draft.changes.push({ kind: 'qualified_moved', memberId: member.id, points });
  const qualified: Points = member.qualified + points;
  const { tierRules: rules } = program;
  const amount = rules.measure === 'spend' ? move.spend : rationalOf(move.points);
  const isHeld = (member.standing?.assigned ?? null) !== null;
  if (isZero(amount) && !isHeld) return;
  const before = standingOf(program, member, draft.at);
  const standing = countsWholeLife(rules)
    ? before
    : moveSums(draft, program, before, { ...move, amount });
  const moved = points !== 0 || standing.sums !== before.sums;
  if (!moved && !isHeld) return;
  const judged = judgeMove(draft, program, move, { qualified, standing, moved });
  if (judged.tier !== null) {
    moveToTier(draft, program, member, { tier: judged.tier, counted: judged.counted });
  }
  const tierId = judged.tier?.id ?? member.tierId;
  keepStanding(draft, program, member, { standing: judged.standing, tierId, at: draft.at });
}

function moveSums(
  draft: Draft,
  program: Program,
  standing: Standing,
  move: Pick<TierMove, 'at' | 'cause'> & { readonly amount: Rational },
): Standing {
  const { at, amount } = move;
  if (isZero(amount)) return standing;
  if (!isNegative(amount)) return addToSums(program, standing, { at, amount, now: draft.at });
  const spreads = move.cause !== 'returned';
  return takeFromSums(program, standing, { at, amount: negate(amount), spreads });
}

interface Judged {
  /** Where the member moves; null if he stays. */
  readonly tier: Tier | null;
  readonly counted: number;
  readonly standing: Standing;
}

function judgeMove(
  draft: Draft,
  program: Program,
  move: TierMove,
  now: { readonly qualified: Points; readonly standing: Standing; readonly moved: boolean },
): Judged {
  const { member } = move;
  const { standing } = now;
  const counted = countedAt(program, now, draft.at);
  const stays: Judged = { tier: null, counted, standing };
  const reached = tierReached(program, counted);
  if (reached === null) return stays;
  const own = thresholdOf(program, member.tierId);
  const { assigned } = standing;
  if (reached.threshold >= own) {
    // Who was put below what he earned rises when he next earns, not when something is taken.
    if (assigned?.way === 'below' && move.cause !== 'earned') return stays;
    const settled = { ...standing, fallsAt: null, assigned: null };
    const tier = reached.id === member.tierId ? null : reached;
    return { tier, counted, standing: settled };
  }
  if (assigned?.way === 'above') {
    if (move.cause === 'earned') return stays;
    const free = { ...standing, assigned: null };
    const lowest = program.tierRules.downgrade === 'never' ? assigned.from : reached.id;
    const tier = higherOf(program, reached, lowest);
    return { tier: tier.id === member.tierId ? null : tier, counted, standing: free };
  }
  if (!now.moved || !mayFall(draft, program, move, standing)) return stays;
  return { tier: reached, counted, standing: { ...standing, fallsAt: null, assigned: null } };
}

export function higherOf(program: Program, reached: Tier, otherId: string | null): Tier {
  const other = tierOf(program, otherId);
  return other !== undefined && other.threshold > reached.threshold ? other : reached;
}

/**
 * Whether something taken back may take the tier with it at once. For returns the policy of returns
 * says so, whatever the kind of tiers: or buying a tier's worth and sending it back would pay.
 */
function mayFall(draft: Draft, program: Program, move: TierMove, standing: Standing): boolean {
  const { downgrade } = program.tierRules;
  if (move.cause === 'earned' || downgrade === 'never') return false;
  if (standing.heldUntil !== null && standing.heldUntil > draft.at) return false;
  const isReturn = move.cause === 'returned' || move.cause === 'carried';
  return isReturn ? program.returnsLowerTier : downgrade === 'at_once';
}

/** Puts the member into a tier, says why, and tells others. */
export function moveToTier(
  draft: Draft,
  program: Program,
  member: Pick<Member, 'id' | 'tierId'>,
  move: { readonly tier: Tier; readonly counted: number },
): void {
  const { tier, counted } = move;
  const { tierId: from } = member;
  const rises = tier.threshold > thresholdOf(program, from);
  draft.changes.push({
    kind: 'tier_changed',
    memberId: member.id,
    from,
    to: tier.id,
    at: draft.at,
  });
  const { threshold } = tier;
  const { measure } = program.tierRules;
  draft.trace.push({
    step: 'tier',
    from,
    to: tier.id,
    qualified: counted,
    threshold,
    ...(measure === 'spend' ? { measure } : {}),
  });
  raise(draft, rises ? 'tier.upgraded' : 'tier.downgraded', null);
}
