import type { Points } from '../points/points.ts';
import type { Rational } from '../points/rational.ts';
import type { Attribute } from './attributes.ts';
import type { Condition } from './condition.ts';

/** First and last day of a rule, as day numbers in the program's zone; null where it is open. */
export interface Period {
  readonly from: number | null;
  readonly until: number | null;
}

interface Rule {
  readonly ruleId: string;
  readonly name: string;
  readonly when: Condition;
  /** It speaks of products and is judged for each line of an order. */
  readonly ofLine: boolean;
  readonly period: Period;
}

/** What earns nothing: a whole earning, or lines of an order. */
export type Exclusion = Rule;

/** What earns more: a factor on what is earned, or points on top. */
export interface Bonus extends Rule {
  readonly effect:
    | { readonly type: 'multiplier'; readonly value: Rational; readonly text: string }
    | { readonly type: 'fixed'; readonly points: Points };
  readonly budget: string | null;
}

/** The rules of an activity, apart from its limits. */
export interface EarningRules {
  readonly exclusions: readonly Exclusion[];
  readonly bonuses: readonly Bonus[];
  /** What they read of the member and the transaction: kept with an award, for its returns. */
  readonly reads: readonly Attribute[];
}
