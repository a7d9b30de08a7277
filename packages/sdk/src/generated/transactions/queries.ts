// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { MomentFilter, WordFilter } from '../../sending/values.ts';

/** What `transactions.list` takes. */
export interface ListTransactionsParams {
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

/** What `transactions.read` takes. */
export interface ReadTransactionParams {
  /** Language of texts; any label of the merchant’s. */
  readonly language?: string | undefined;
  /**
   * The unique attribute that the path names the transaction by, such as `order_id`; without
   * it the path holds the transaction’s id.
   */
  readonly idParam?: string | undefined;
}

/** What `transactions.explain` takes. */
export interface ExplainTransactionParams {
  /** Language of texts; any label of the merchant’s. */
  readonly language?: string | undefined;
  /**
   * The unique attribute that the path names the transaction by, such as `order_id`; without
   * it the path holds the transaction’s id.
   */
  readonly idParam?: string | undefined;
}
