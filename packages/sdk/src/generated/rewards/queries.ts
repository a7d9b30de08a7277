// Written by `npm run sdk:types` out of the contract. Do not edit.

/** What `rewards.list` takes. */
export interface ListRewardsParams {
  /** Language of texts; any label of the merchant’s. */
  readonly language?: string | undefined;
  /** Rows to skip: `next_start_index` of the answer before. Unless said: `0`. */
  readonly start_index?: number | undefined;
  /** Rows to answer with at most. Unless said: `100`. */
  readonly count?: number | undefined;
  /**
   * By what to sort: `rank`, `points_to_be_redeemed`, with a minus for the highest first;
   * several with commas.
   */
  readonly sort_by?:
    readonly ('rank' | '-rank' | 'points_to_be_redeemed' | '-points_to_be_redeemed')[] | undefined;
  /**
   * The transaction that rewards are wanted for. The merchant’s own attributes may stand
   * here or in the query.
   */
  readonly transaction_attributes?:
    | {
        /** Where it happens. */
        readonly transaction_source?: string | undefined;
        /** Products in the cart. */
        readonly product_ids?: readonly string[] | undefined;
        /** Names of your own. */
        readonly [name: string]: unknown;
      }
    | undefined;
}
