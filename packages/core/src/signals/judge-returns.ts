import type { Points } from '../points/points.ts';
import type { ReturnFacts, Severity } from './signal.ts';

/** So far back orders and returns of a member are looked at. */
export const RETURN_DAYS = 180;

/** What one member ordered and brought back, and what all others did. */
export interface Returning {
  readonly orders: number;
  readonly returned: number;
  readonly spentBefore: Points;
  readonly othersOrders: number;
  readonly othersReturned: number;
}

/** Fewer that came back say nothing: somebody who tries things on brings back most of five. */
const RETURNED_FROM = 6;
/** Whoever spent the points before says more by it. */
const SPENT_RETURNED_FROM = 3;
/** Times the share that others bring back. */
const TIMES_USUAL = 3;
/** Whatever others do, bringing back less is shopping. */
const PER_MILLE_FROM = 600;
/** All but everything. */
const PER_MILLE_SEVERE = 800;

/** Says whether somebody brings back far more than others; null if he does not. */
export function judgeReturns(
  returning: Returning,
): { facts: ReturnFacts; severity: Severity } | null {
  const { orders, returned, spentBefore, othersOrders, othersReturned } = returning;
  if (returned < (spentBefore > 0 ? SPENT_RETURNED_FROM : RETURNED_FROM)) return null;
  const perMille = Math.floor((1000 * returned) / orders);
  const othersPerMille = othersOrders <= 0 ? 0 : Math.floor((1000 * othersReturned) / othersOrders);
  if (perMille < PER_MILLE_FROM || perMille < TIMES_USUAL * othersPerMille) return null;
  return {
    facts: {
      ...{ kind: 'returns', orders, returned, spentBefore, othersPerMille, days: RETURN_DAYS },
    },
    severity: spentBefore > 0 && perMille >= PER_MILLE_SEVERE ? 'severe' : 'notable',
  };
}
