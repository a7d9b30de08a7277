import type { Points } from '../points/points.ts';
import type { FrozenValues } from '../rules/values.ts';
import type { Instant } from '../time/instant.ts';

/** What one award took of a budget, or gives back of it. */
export interface BudgetUse {
  readonly budgetId: string;
  readonly points: Points;
  readonly uses: number;
}

/** What a decision read beside the command; a return computes again from the same. */
export interface EarningInputs {
  programVersion: number;
  tierId: string | null;
  /** The time the earning was judged at: rules, periods and limits look at it. */
  judgedAt: Instant;
  /** What the rules read of the member and of custom attributes, if they read any. */
  read?: FrozenValues;
  /** The activity has points of its own, and nobody passed others. Absent if somebody did, or long ago. */
  ownPoints?: true;
  /** Rules with a budget that had enough left, and what the award took of the budgets. */
  granted?: readonly string[];
  budgets?: readonly BudgetUse[];
}
