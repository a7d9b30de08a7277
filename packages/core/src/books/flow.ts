import type { Points } from '../points/points.ts';
import { HOUR, type Instant } from '../time/instant.ts';
import type { Transaction } from './records.ts';

/** The greatest that an activity gave in the last weeks: in one award, and in one hour of the clock. */
export interface LearntBand {
  readonly pointsPerAward: Points;
  readonly pointsPerHour: Points;
  readonly awardsPerHour: number;
}

/** What an activity gave in an hour, and what it usually gives. What was held does not count. */
export interface Flow {
  /** Hours since 1970 by the merchant's clock. */
  readonly hour: number;
  readonly awards: number;
  readonly points: Points;
  /** Null as long as too little is known. */
  readonly learnt: LearntBand | null;
  /** How many times as much the running version may give, as somebody said of it; 1 unless said. */
  readonly raised: number;
}

export function hourOf(at: Instant): number {
  return Math.floor(at / HOUR);
}

export function emptyFlow(hour: number): Flow {
  return { hour, awards: 0, points: 0, learnt: null, raised: 1 };
}

/** The activity that an award counts for; null for all else, and for what an import brought along. */
export function flowOf(transaction: Transaction): string | null {
  const { kind, activityId, points, details } = transaction;
  return kind === 'award' && points > 0 && details.inputs !== undefined ? activityId : null;
}
