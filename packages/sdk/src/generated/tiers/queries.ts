// Written by `npm run sdk:types` out of the contract. Do not edit.

/** What `tiers.list` takes. */
export interface ListTiersParams {
  /** Language of texts; any label of the merchant’s. */
  readonly language?: string | undefined;
  /** Rows to skip: `next_start_index` of the answer before. Unless said: `0`. */
  readonly start_index?: number | undefined;
  /** Rows to answer with at most. Unless said: `100`. */
  readonly count?: number | undefined;
}
