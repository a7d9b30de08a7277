// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { Sender } from '../../sending/operation.ts';
import type {
  CallOptions,
  SimulateOptions,
  WalkOptions,
  WriteOptions,
} from '../../sending/options.ts';
import type { Simulated } from '../../sending/values.ts';
import type { Coupon } from './objects.ts';
import type { CouponsPage, AddCouponsAnswer } from './answers.ts';
import type { ListCouponsParams } from './queries.ts';
import type { AddCouponsParams } from './params.ts';
import { ADD, LIST } from './operations.ts';

/** Operations below `/rewards/{reward_id}/coupons`. */
export class CouponsResource {
  readonly #sender: Sender;

  constructor(sender: Sender) {
    this.#sender = sender;
  }

  /**
   * Add codes to the pool of a reward.
   *
   * Up to 10,000 codes. Those that stand twice, are in the pool already or are longer than
   * 200 characters are left out and counted; sent again nothing is added. Simulated, nothing
   * is written. Not in the platform’s own API.
   *
   * `POST /v2/loyalty/rewards/{reward_id}/coupons`
   *
   * Refusals: `INCORRECT_REWARD_ID_PASSED`.
   *
   * @param rewardId Id of the reward.
   */
  add(
    rewardId: string,
    params: AddCouponsParams,
    options?: WriteOptions,
  ): Promise<AddCouponsAnswer>;
  /** The same, only decided: nothing is written, and the answer says why. */
  add(
    rewardId: string,
    params: AddCouponsParams,
    options: SimulateOptions,
  ): Promise<Simulated<AddCouponsAnswer>>;
  add(
    rewardId: string,
    params: AddCouponsParams,
    options?: WriteOptions | SimulateOptions,
  ): Promise<unknown> {
    return this.#sender.send(ADD, { path: [rewardId], params, options });
  }

  /**
   * List the codes of a reward.
   *
   * Those that were given out, the last first; or those that are left, in the order in which
   * they will be. For keys of the scope admin. Not in the platform’s own API.
   *
   * `GET /v2/loyalty/rewards/{reward_id}/coupons`
   *
   * Refusals: `INCORRECT_REWARD_ID_PASSED`.
   *
   * @param rewardId Id of the reward.
   */
  list(
    rewardId: string,
    params: ListCouponsParams = {},
    options?: CallOptions,
  ): Promise<CouponsPage> {
    return this.#sender.send(LIST, { path: [rewardId], params, options });
  }

  /** Each row of `list`, asked for page by page. */
  each(
    rewardId: string,
    params: ListCouponsParams = {},
    options?: WalkOptions,
  ): AsyncGenerator<Coupon, void, undefined> {
    return this.#sender.walk<Coupon>(LIST, { path: [rewardId], params, options });
  }
}
