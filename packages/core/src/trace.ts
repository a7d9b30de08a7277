import type { Held } from './books/held.ts';

/**
 * Why a decision came out as it did, as data: sentences are made when somebody reads it.
 * Steps stand in the order in which they were judged.
 */
export type TraceStep =
  | {
      readonly step: 'base';
      readonly from: 'products' | 'subtotal' | 'passed';
      readonly value: string;
    }
  | { readonly step: 'fixed'; readonly points: number; readonly passed: boolean }
  | {
      readonly step: 'line';
      readonly productId: string;
      readonly value: string;
      readonly multiplier: string;
      readonly excluded: boolean;
      readonly giftCard?: boolean;
      /** Name of the rule that excludes it. */
      readonly exclusion?: string;
      /** Names of the bonus rules that multiply it, and by how much they do. */
      readonly rules?: readonly string[];
      readonly bonus?: string;
    }
  | {
      readonly step: 'tenders';
      /** Ways of paying that were used and earn nothing. */
      readonly methods: readonly string[];
      /** What was paid so, of what the order cost. */
      readonly amount: string;
      readonly cost: string;
      /** What would have counted, and what is left of it. */
      readonly from: string;
      readonly left: string;
    }
  | {
      readonly step: 'multiplier';
      readonly by: 'activity' | 'rule' | 'tier';
      readonly name: string;
      readonly value: string;
    }
  | {
      readonly step: 'rule';
      readonly rule: string;
      /** What people call it, if that is not the same. */
      readonly name?: string;
      readonly type: string;
      readonly matched: boolean;
      readonly seen: string;
      readonly needed: string;
    }
  | {
      readonly step: 'rounded';
      readonly exact: string;
      readonly mode: string;
      readonly points: number;
    }
  | { readonly step: 'bonus'; readonly name: string; readonly points: number }
  | {
      readonly step: 'budget';
      readonly budget: string;
      /** The rule that draws on it; null if the activity itself does. */
      readonly rule: string | null;
      readonly points: number;
      readonly given: boolean;
      /** What was left before; null where there is no such bound. */
      readonly pointsLeft: number | null;
      readonly usesLeft: number | null;
    }
  | {
      readonly step: 'referral';
      readonly side: 'referrer' | 'friend';
      readonly given: boolean;
      /** Why nothing was given; empty if it was. */
      readonly why: string;
    }
  /** The breaker held it: what it saw and what is allowed, in points or awards. */
  | ({ readonly step: 'breaker' } & Held)
  | { readonly step: 'debt_paid'; readonly points: number }
  | {
      readonly step: 'approval';
      readonly how: 'immediate' | 'delayed' | 'by_hand' | 'told_by_browser' | 'given';
      readonly at: number | null;
    }
  | { readonly step: 'expiry'; readonly how: string; readonly at: number | null }
  | {
      readonly step: 'lapsed';
      readonly lots: number;
      readonly points: number;
      readonly until: number;
    }
  | {
      readonly step: 'reminded';
      readonly days: number;
      readonly points: number;
      readonly at: number;
    }
  | {
      readonly step: 'modified';
      readonly from: number;
      readonly to: number;
      readonly by: string;
    }
  | {
      readonly step: 'tier';
      readonly from: string | null;
      readonly to: string | null;
      readonly qualified: number;
      readonly threshold: number;
      /** Both numbers are hundredths of the currency. */
      readonly measure?: 'spend';
    }
  | { readonly step: 'tier_grace'; readonly tier: string | null; readonly until: number }
  | { readonly step: 'tier_assigned'; readonly from: string | null; readonly to: string }
  | {
      readonly step: 'price';
      readonly reward: string;
      readonly points: number;
      readonly available: number;
      /** Decimal text, where the member chose the points. */
      readonly worth?: string;
    }
  | { readonly step: 'held'; readonly points: number; readonly until: number }
  | {
      readonly step: 'given_back';
      readonly points: number;
      /** What of them made good what the member owed. */
      readonly debt: number;
      /** What of them had lapsed meanwhile, and when it lapses now. */
      readonly extended: number;
      readonly until: number | null;
    }
  | {
      readonly step: 'returned';
      readonly earned: number;
      readonly before: number;
      readonly kept: number;
      readonly taken: number;
      readonly uncovered: number;
      /** What the program does about those. */
      readonly debt?: 'owe' | 'floor' | 'refuse';
    }
  | {
      /** A line of a correction: signed points, and what of them met or became a debt. */
      readonly step: 'corrected';
      readonly points: number;
      readonly debt: number;
      /** What could not be taken and was let go. */
      readonly letGo: number;
      /** Of an award: what it came to before, and what it comes to now. */
      readonly from: number | null;
      readonly to: number | null;
    }
  | {
      /** A line was taken back: what it had moved, and what came of it. */
      readonly step: 'correction_undone';
      readonly points: number;
      readonly debt: number;
      readonly letGo: number;
      /** What of points given had lapsed meanwhile. */
      readonly lapsed: number;
      /** Whether the tier went back to what it was; null if it had been left alone. */
      readonly tier: 'restored' | 'judged' | null;
    }
  | {
      /** Two members became one, or two again; `from` and `into` are ids. */
      readonly step: 'merged' | 'unmerged';
      readonly from: string;
      readonly into: string;
      /** What went from one to the other. */
      readonly points: number;
      readonly pending: number;
      readonly reserved: number;
      readonly owed: number;
      /** What of a debt met points at once. */
      readonly settled: number;
      /** To when the idle points of both live now; null without any. */
      readonly lives: number | null;
    }
  | {
      readonly step: 'refused';
      readonly code: string;
      readonly seen: string;
      readonly needed: string;
    };

export type Trace = readonly TraceStep[];
