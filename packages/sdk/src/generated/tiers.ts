// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { PagedOperation, Sender } from '../sending/operation.ts';
import type { CallOptions, WalkOptions } from '../sending/options.ts';
import type { Tier, TiersPage } from './shared.ts';

/** What `tiers.list` takes. */
export interface ListTiersParams {
  /** Language of texts; any label of the merchant’s. */
  readonly language?: string | undefined;
  /** Rows to skip: `next_start_index` of the answer before. Unless said: `0`. */
  readonly start_index?: number | undefined;
  /** Rows to answer with at most. Unless said: `100`. */
  readonly count?: number | undefined;
}

const LIST: PagedOperation = {
  id: 'v2_list_tiers',
  method: 'GET',
  path: '/v2/loyalty/tiers',
  repeats: 'read',
  paging: { rows: 'tiers', from: 'start_index', next: 'next_start_index', more: 'more' },
};

/** Operations below `/tiers`. */
export class TiersResource {
  readonly #sender: Sender;

  constructor(sender: Sender) {
    this.#sender = sender;
  }

  /**
   * List all tiers.
   *
   * Every tier of the program, the lowest first; hidden and inactive ones say so.
   *
   * `GET /v2/loyalty/tiers`
   */
  list(params: ListTiersParams = {}, options?: CallOptions): Promise<TiersPage> {
    return this.#sender.send(LIST, { path: [], params, options });
  }

  /** Each row of `list`, asked for page by page. */
  each(params: ListTiersParams = {}, options?: WalkOptions): AsyncGenerator<Tier, void, undefined> {
    return this.#sender.walk<Tier>(LIST, { path: [], params, options });
  }
}
