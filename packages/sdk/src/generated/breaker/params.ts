// Written by `npm run sdk:types` out of the contract. Do not edit.

/** What `breaker.meanAwards` takes. */
export interface MeanAwardsParams {
  /** The activity. */
  readonly activity_id: string;
  /** How many times as much; twice what lets through what is held, if it is not said. */
  readonly times?: number | undefined;
  /** Why, for the audit. */
  readonly reason?: string | undefined;
}
