import type { Points } from '../points/points.ts';

export type HeldReason =
  'changed_rules' | 'points_per_award' | 'points_per_hour' | 'awards_per_hour';

/** Why the breaker held an award for somebody to look at. Points, or awards of an hour. */
export type Held = {
  readonly reason: HeldReason;
  readonly seen: number;
  readonly allowed: number;
  /** Where the bound comes from: what was seen before, the program, or the version before. */
  readonly by: 'learnt' | 'program' | 'version';
  /** Of `changed_rules`: the version that ran before, and what it would have given. */
  readonly version?: number;
  readonly before?: Points;
};
