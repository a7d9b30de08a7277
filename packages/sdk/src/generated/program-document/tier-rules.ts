// Written by `npm run sdk:types` out of the contract. Do not edit.

/** What counts towards tiers, and when they are lost; points for life if absent */
export type ProgramTierRules =
  | {
      readonly kind: 'lifetime';
      /** What thresholds are written in: points, or subtotals of purchases */
      readonly measure?: 'points' | 'spend' | undefined;
      /** Whether members fall when less counts */
      readonly downgrade?: 'never' | 'at_once' | undefined;
    }
  | {
      readonly kind: 'period';
      /** Length of a period */
      readonly months: number;
      /** Month in which periods begin */
      readonly startMonth?: number | undefined;
      /** When members fall; at the end of a period if absent */
      readonly downgrade?: 'never' | 'at_period_end' | 'at_once' | undefined;
      /** What thresholds are written in: points, or subtotals of purchases */
      readonly measure?: 'points' | 'spend' | undefined;
      /** When time takes a tier away: down to what was reached, or by one at most */
      readonly steps?: 'to_reached' | 'one' | undefined;
      /** Days that a lost tier is kept */
      readonly graceDays?: number | undefined;
    }
  | {
      readonly kind: 'rolling';
      /** Length of the window */
      readonly months: number;
      /** Whether members fall when less counts */
      readonly downgrade?: 'never' | 'at_once' | undefined;
      /** What thresholds are written in: points, or subtotals of purchases */
      readonly measure?: 'points' | 'spend' | undefined;
      /** When time takes a tier away: down to what was reached, or by one at most */
      readonly steps?: 'to_reached' | 'one' | undefined;
      /** Days that a lost tier is kept */
      readonly graceDays?: number | undefined;
    }
  | {
      readonly kind: 'rolling';
      /** Length of the window */
      readonly days: number;
      /** Whether members fall when less counts */
      readonly downgrade?: 'never' | 'at_once' | undefined;
      /** What thresholds are written in: points, or subtotals of purchases */
      readonly measure?: 'points' | 'spend' | undefined;
      /** When time takes a tier away: down to what was reached, or by one at most */
      readonly steps?: 'to_reached' | 'one' | undefined;
      /** Days that a lost tier is kept */
      readonly graceDays?: number | undefined;
    };
