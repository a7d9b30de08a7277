// Written by `npm run sdk:types` out of the contract. Do not edit.

/** What the tier stands on. */
export interface TierDetails {
  /** First day of the period, MM/DD/YYYY. */
  readonly period_start: string;
  /** Points that count towards tiers in it. */
  readonly points: number;
  /** Last day of the period; empty when it has no end. */
  readonly period_end: string;
}
