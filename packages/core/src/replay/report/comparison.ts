import type { MemberId } from '../../books/records.ts';
import type { Points } from '../../points/points.ts';
import type { AnswerChange } from './answers.ts';
import type { Flow } from './flow.ts';

/** One figure of both runs. */
export interface Compared<T> {
  readonly recorded: T;
  readonly changed: T;
}

/** What was given and taken, and what is left at the end. */
export interface Sums extends Flow {
  pending: Points;
  /** Available and held in carts: what members could spend, and what the shop owes them. */
  outstanding: Points;
  /** What members owe. */
  owed: Points;
}

/** A part of the whole by what it has in common: a tier, a tag, a month, an activity. */
export interface Part<T> extends Compared<T> {
  readonly of: string;
}

/** Members who have the same tier, or tag, at the end of the recorded history. */
export interface MemberPart extends Part<Sums> {
  readonly members: number;
}

/** A member's points that he had or still has, less what lapsed or was taken: on both sides. */
export interface MemberDifference {
  readonly memberId: MemberId;
  readonly recorded: Points;
  readonly changed: Points;
  readonly difference: Points;
}

/** Members who have more, or less. */
export interface Affected {
  readonly members: number;
  /** In all, above 0. */
  readonly points: Points;
  /** The ten of whom it is most. */
  readonly most: readonly MemberDifference[];
}

export interface TierMove {
  readonly from: string | null;
  readonly to: string | null;
  readonly members: number;
}

/** What a program would have done to a history. All points are in the smallest unit of the program. */
export interface Comparison {
  readonly members: number;
  readonly total: Compared<Sums>;
  readonly tiers: readonly MemberPart[];
  readonly segments: readonly MemberPart[];
  readonly months: readonly Part<Flow>[];
  readonly activities: readonly Part<Flow>[];
  readonly rewards: readonly Part<{ readonly count: number; readonly points: Points }>[];
  readonly coupons: readonly Part<number>[];
  readonly budgets: readonly Part<{ readonly points: Points; readonly uses: number }>[];
  readonly winners: Affected;
  readonly losers: Affected;
  /** Members who end in another tier. */
  readonly tierMoves: readonly TierMove[];
  /** How often members came into a tier. */
  readonly arrivals: readonly Part<number>[];
  readonly refusals: {
    readonly added: readonly AnswerChange[];
    readonly gone: readonly AnswerChange[];
  };
}
