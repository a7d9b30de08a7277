// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { PagedOperation, Sender } from '../sending/operation.ts';
import type { CallOptions, WalkOptions } from '../sending/options.ts';
import type { Reward, RewardsPage } from './shared.ts';

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

const LIST: PagedOperation = {
  id: 'v2_list_rewards',
  method: 'GET',
  path: '/v2/loyalty/rewards',
  repeats: 'read',
  paging: { rows: 'rewards', from: 'start_index', next: 'next_start_index', more: 'more' },
};

/** Operations below `/rewards`. */
export class RewardsResource {
  readonly #sender: Sender;

  constructor(sender: Sender) {
    this.#sender = sender;
  }

  /**
   * List all rewards.
   *
   * Every reward of the program, the last modified first unless told otherwise. Any other
   * key of the query is an attribute of a transaction: rewards that name it are listed only
   * for the values that they name.
   *
   * `GET /v2/loyalty/rewards`
   */
  list(params: ListRewardsParams = {}, options?: CallOptions): Promise<RewardsPage> {
    return this.#sender.send(LIST, { path: [], params, options });
  }

  /** Each row of `list`, asked for page by page. */
  each(
    params: ListRewardsParams = {},
    options?: WalkOptions,
  ): AsyncGenerator<Reward, void, undefined> {
    return this.#sender.walk<Reward>(LIST, { path: [], params, options });
  }
}
