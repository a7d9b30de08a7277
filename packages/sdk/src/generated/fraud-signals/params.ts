// Written by `npm run sdk:types` out of the contract. Do not edit.

/** What `fraudSignals.dismiss` takes. */
export interface DismissFraudSignalParams {
  /** Why, in one sentence. */
  readonly reason: string;
}

/** What `fraudSignals.actOn` takes. */
export interface ActOnFraudSignalParams {
  /** Why, in one sentence. */
  readonly reason: string;
  /** Blocks the member. Unless said: `false`. */
  readonly block_member?: boolean | undefined;
}
