// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { Sender } from '../../sending/operation.ts';
import type { CallOptions, WalkOptions } from '../../sending/options.ts';
import type { Reward } from '../shared/objects.ts';
import type { RewardsPage } from '../shared/answers.ts';
import type { ListRewardsParams } from './queries.ts';
import { LIST } from './operations.ts';

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
