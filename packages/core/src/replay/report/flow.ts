import type { Posting } from '../../books/records.ts';
import type { Points } from '../../points/points.ts';

/** What happened to points; each as sums over life count it. */
export interface Flow {
  issued: Points;
  redeemed: Points;
  expired: Points;
  deducted: Points;
}

export function noFlow(): Flow {
  return { issued: 0, redeemed: 0, expired: 0, deducted: 0 };
}

export function addFlow(to: Flow, from: Readonly<Flow>): void {
  to.issued += from.issued;
  to.redeemed += from.redeemed;
  to.expired += from.expired;
  to.deducted += from.deducted;
}

/**
 * Adds a posting. Points that never left `pending` were neither issued nor deducted, those of a redemption
 * that was cancelled not redeemed; what passes between members who are merged is neither.
 */
export function flowOf({ from, to, amount }: Posting): Flow | null {
  if ((from === 'issued' || from === 'pending') && (to === 'available' || to === 'owed')) {
    return { ...noFlow(), issued: amount };
  }
  if (from === 'redeemed') return { ...noFlow(), redeemed: -amount };
  if (from !== 'available' && from !== 'owed' && from !== 'reserved') return null;
  if (to !== 'redeemed' && to !== 'deducted' && to !== 'expired') return null;
  return { ...noFlow(), [to]: amount };
}

/** What a member has had of it: what he spent and what he could still spend, less what he owes. */
export function worthOf({ issued, expired, deducted }: Readonly<Flow>): Points {
  return issued - expired - deducted;
}
