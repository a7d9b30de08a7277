// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { Sender } from '../../sending/operation.ts';
import type { CallOptions, WalkOptions } from '../../sending/options.ts';
import type { Tier } from '../shared/objects.ts';
import type { TiersPage } from '../shared/answers.ts';
import type { ListTiersParams } from './queries.ts';
import { LIST } from './operations.ts';

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
