// Written by `npm run sdk:types` out of the contract. Do not edit.

/** What `liability.lockJournal` takes. */
export interface LockLiabilityJournalParams {
  /** The last month to close; the last that is over. */
  readonly until?: string | undefined;
}

/** What `liability.assume` takes. */
export interface AssumeLiabilityParams {
  /** The month from which on it holds; the running one. */
  readonly effective_from?: string | undefined;
  /** Money for one point, in the program’s currency. */
  readonly point_value: string;
  /** The share of points that is never redeemed, below 1; as it is estimated. */
  readonly breakage_share?: string | undefined;
  /** Why, for whoever audits. */
  readonly reason: string;
}
