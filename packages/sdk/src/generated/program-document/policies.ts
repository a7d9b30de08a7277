// Written by `npm run sdk:types` out of the contract. Do not edit.

/** Choices that apply to everything */
export interface ProgramPolicies {
  /** A return of points already spent: owe them, let them go, or refuse it */
  readonly debt?: 'owe' | 'floor' | 'refuse' | undefined;
  /** Deductions lower what counts towards tiers */
  readonly deductionsLowerTier?: boolean | undefined;
  /** Returns may move a member down at once */
  readonly returnsLowerTier?: boolean | undefined;
  /** Of several multipliers that match: the best one, or all of them */
  readonly bonuses?: 'best' | 'stack' | undefined;
  /** How long a redemption in a cart waits for its order */
  readonly holdMinutes?: number | undefined;
  /** How long a merge of two members can be undone */
  readonly unmergeDays?: number | undefined;
}
