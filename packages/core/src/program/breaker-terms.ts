import type { Points } from '../points/points.ts';

/** Within what an activity may give. Null where there is no such bound. */
export interface BreakerTerms {
  readonly mode: 'learnt' | 'fixed' | 'off';
  readonly pointsPerAwardMax: Points | null;
  readonly pointsPerHourMax: Points | null;
  readonly awardsPerHourMax: number | null;
  /** How many times the greatest that was seen may come. */
  readonly times: number;
  /** How long after a change awards are compared with what they were before, milliseconds. */
  readonly watchMs: number;
  /** How many times as much as before the change an award may give meanwhile. */
  readonly watchTimes: number;
}
