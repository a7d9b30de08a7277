// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { MomentFilter, WordFilter } from '../../sending/values.ts';

/** What `storefront.readMember` takes. */
export interface StorefrontMemberParams {
  /** Language of texts; any label of the merchant’s. */
  readonly language?: string | undefined;
}

/** What `storefront.listRewards` takes. */
export interface StorefrontRewardsParams {
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
  /** Also rewards that he cannot redeem now, and why. Ours. Unless said: `false`. */
  readonly include_ineligible?: boolean | undefined;
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

/** What `storefront.listTransactions` takes. */
export interface StorefrontTransactionsParams {
  /** Language of texts; any label of the merchant’s. */
  readonly language?: string | undefined;
  /** How many to pass over: the `next_start_index` of the page before. Unless said: `0`. */
  readonly start_index?: number | undefined;
  /** How many at most. Unless said: `100`. */
  readonly count?: number | undefined;
  /** When it was recorded: `{"gt":"01/21/2022"}`, with eq, gt, gte, lt, lte and between. */
  readonly created_date?: MomentFilter | undefined;
  /** When it was approved: `{"gt":"01/21/2022"}`, with eq, gt, gte, lt, lte and between. */
  readonly approved_date?: MomentFilter | undefined;
  /** When it happened: `{"gt":"01/21/2022"}`, with eq, gt, gte, lt, lte and between. */
  readonly transaction_date?: MomentFilter | undefined;
  /**
   * `{"eq":"pending"}` or `{"in":"pending,approved"}`. `approved` means awards however they
   * were approved and redemptions that are final; used-up awards too.
   */
  readonly status?: WordFilter | undefined;
  /** Types of transaction. */
  readonly transaction_type?: WordFilter | undefined;
  /** Ids of activities. */
  readonly activity_id?: WordFilter | undefined;
  /** Ids of rewards. */
  readonly reward_id?: WordFilter | undefined;
  /**
   * By when it was recorded: oldest first, or newest first with the hyphen. Unless said:
   * `"-created_date"`.
   */
  readonly sort_by?: 'created_date' | '-created_date' | undefined;
}

/** What `storefront.listActivities` takes. */
export interface StorefrontActivitiesParams {
  /** Language of texts; any label of the merchant’s. */
  readonly language?: string | undefined;
  /** Rows to skip: `next_start_index` of the answer before. Unless said: `0`. */
  readonly start_index?: number | undefined;
  /** Rows to answer with at most. Unless said: `100`. */
  readonly count?: number | undefined;
}

/** What `storefront.listTiers` takes. */
export interface StorefrontTiersParams {
  /** Language of texts; any label of the merchant’s. */
  readonly language?: string | undefined;
  /** Rows to skip: `next_start_index` of the answer before. Unless said: `0`. */
  readonly start_index?: number | undefined;
  /** Rows to answer with at most. Unless said: `100`. */
  readonly count?: number | undefined;
}

/** What `storefront.readDesign` takes. */
export interface StorefrontDesignParams {
  /** Language of texts; any label of the merchant’s. */
  readonly language?: string | undefined;
}
