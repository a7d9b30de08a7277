// Written by `npm run sdk:types` out of the contract. Do not edit.

/** What `breaker.meanAwards` answers with. */
export interface MeanAwardsAnswer {
  /** The activity. */
  readonly activity_id: string;
  /** The version it is said of; the next one begins anew. */
  readonly program_version: number;
  /** How many times as much it may give. */
  readonly times: number;
}
