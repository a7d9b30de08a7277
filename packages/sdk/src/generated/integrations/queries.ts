// Written by `npm run sdk:types` out of the contract. Do not edit.

/** What `integrations.list` takes. */
export interface ListIntegrationsParams {
  /** Language of texts; any label of the merchant’s. */
  readonly language?: string | undefined;
  /** Place of the first one. Unless said: `0`. */
  readonly start_index?: number | undefined;
  /** How many at most. Unless said: `100`. */
  readonly count?: number | undefined;
}

/** What `integrations.read` takes. */
export interface ReadIntegrationParams {
  /** Language of texts; any label of the merchant’s. */
  readonly language?: string | undefined;
}

/** What `integrations.listStoreEvents` takes. */
export interface ListStoreEventsParams {
  /** Language of texts; any label of the merchant’s. */
  readonly language?: string | undefined;
  /** Place of the first one. Unless said: `0`. */
  readonly start_index?: number | undefined;
  /** How many at most. Unless said: `100`. */
  readonly count?: number | undefined;
  /** Only those that ended so. */
  readonly outcome?: readonly ('done' | 'refused' | 'ignored' | 'busy' | 'received')[] | undefined;
  /** Only those about this order. */
  readonly order_id?: string | undefined;
}
