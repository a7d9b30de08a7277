// Written by `npm run sdk:types` out of the contract. Do not edit.

import type {
  LanguageParams,
  PageParams,
  TransactionFilters,
  RewardFilters,
} from '../shared/params.ts';

/** What `storefront.readMember` takes. */
export type StorefrontMemberParams = LanguageParams;

/** What `storefront.listRewards` takes. */
export type StorefrontRewardsParams = RewardFilters & PageParams & LanguageParams;

/** What `storefront.listTransactions` takes. */
export interface StorefrontTransactionsParams extends TransactionFilters, LanguageParams {
  /** How many to pass over: the `next_start_index` of the page before. Unless said: `0`. */
  readonly start_index?: number | undefined;
  /** How many at most. Unless said: `100`. */
  readonly count?: number | undefined;
}

/** What `storefront.listActivities` takes. */
export type StorefrontActivitiesParams = PageParams & LanguageParams;

/** What `storefront.listTiers` takes. */
export type StorefrontTiersParams = PageParams & LanguageParams;

/** What `storefront.readDesign` takes. */
export type StorefrontDesignParams = LanguageParams;
