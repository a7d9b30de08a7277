// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { LanguageParams, TransactionFilters } from '../shared/params.ts';

/** What `transactions.list` takes. */
export interface ListTransactionsParams extends TransactionFilters, LanguageParams {
  /** How many to pass over: the `next_start_index` of the page before. Unless said: `0`. */
  readonly start_index?: number | undefined;
  /** How many at most. Unless said: `100`. */
  readonly count?: number | undefined;
}

/** What `transactions.read` takes. */
export interface ReadTransactionParams extends LanguageParams {
  /**
   * The unique attribute that the path names the transaction by, such as `order_id`; without
   * it the path holds the transaction’s id.
   */
  readonly idParam?: string | undefined;
}

/** What `transactions.explain` takes. */
export interface ExplainTransactionParams extends LanguageParams {
  /**
   * The unique attribute that the path names the transaction by, such as `order_id`; without
   * it the path holds the transaction’s id.
   */
  readonly idParam?: string | undefined;
}
