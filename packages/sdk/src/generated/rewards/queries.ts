// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { LanguageParams, PageParams, ListTransactionAttributes } from '../shared/params.ts';

/** What `rewards.list` takes. */
export interface ListRewardsParams extends PageParams, LanguageParams {
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
  readonly transaction_attributes?: ListTransactionAttributes | undefined;
}
