// Written by `npm run sdk:types` out of the contract. Do not edit.

/** What `breaker.read` takes. */
export interface ReadBreakerParams {
  /** Language of texts; any label of the merchant’s. */
  readonly language?: string | undefined;
}
