// Written by `npm run sdk:types` out of the contract. Do not edit.

/** A part of several answers: `happened`. */
export interface TestClockHappened {
  /** Approvals, releases, judgements of tiers and other dues. */
  readonly dues: number;
  /** Lapses of points. */
  readonly lapses: number;
  /** Days on which birthdays and anniversaries were looked for. */
  readonly days_celebrated: number;
}
