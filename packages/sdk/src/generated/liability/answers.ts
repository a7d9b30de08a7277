// Written by `npm run sdk:types` out of the contract. Do not edit.

/** What `liability.lockJournal` answers with. */
export interface LockLiabilityJournalAnswer {
  /** The months that were closed by this. */
  readonly locked: readonly string[];
}

/** What `liability.listAssumptions` answers with. */
export interface ListLiabilityAssumptionsAnswer {
  readonly assumptions: readonly AssumeLiabilityAnswer[];
}

/** What `liability.assume` answers with. */
export interface AssumeLiabilityAnswer {
  /** Number of the assumptions. */
  readonly version: number;
  /** The month from which on they hold. */
  readonly effective_from: string;
  /** Money for one point, a decimal. */
  readonly point_value: string;
  /** Of which currency. */
  readonly currency: string;
  /** The share that is never redeemed; null as it is estimated. */
  readonly breakage_share: string | null;
  /** Why. */
  readonly reason: string;
  /** Who made them. */
  readonly made_by: string;
  /** When. MM/DD/YYYY HH:MM:SS, UTC. */
  readonly made_date: string;
}
