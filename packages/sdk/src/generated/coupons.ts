// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { Operation, PagedOperation, Sender } from '../sending/operation.ts';
import type {
  CallOptions,
  SimulateOptions,
  WalkOptions,
  WriteOptions,
} from '../sending/options.ts';
import type { Simulated } from '../sending/values.ts';

/** A row of `coupons.list`. */
export interface Coupon {
  /** Its place in the pool: they are given out in this order. */
  readonly number: number;
  /** The code. */
  readonly code: string;
  /** left, issued, redeemed, expired or burned. */
  readonly state: string;
  /** Until when it is good. MM/DD/YYYY HH:MM:SS, UTC. */
  readonly good_until: string | null;
  /** When it was given out. MM/DD/YYYY HH:MM:SS, UTC. */
  readonly issued_date: string | null;
  /** When an order used it. MM/DD/YYYY HH:MM:SS, UTC. */
  readonly redeemed_date: string | null;
  /** The order that used it. */
  readonly order_id: string | null;
  /** Internal id of who has it. */
  readonly member: string | null;
  /** His name, or what he is known by; empty if nobody has it. */
  readonly member_name: string;
}

/** What `coupons.list` answers with. */
export interface CouponsPage {
  readonly coupons: readonly Coupon[];
  /** Codes of the pool. */
  readonly uploaded: number;
  /** How many of them were given out. */
  readonly issued: number;
  /** Where the next page begins; null if this is the last. */
  readonly next_beyond: number | null;
}

/** What `coupons.add` answers with. */
export interface AddCouponsAnswer {
  /** Codes that were added, or would be. */
  readonly added: number;
  /** Codes left out because they stand twice in what was sent. */
  readonly twice: number;
  /** Codes left out because the pool has them. */
  readonly already: number;
  /** Codes left out because they are longer than 200 characters. */
  readonly too_long: number;
  /** At most ten of those left out. */
  readonly examples: readonly {
    /** One that was left out. */
    readonly code: string;
    /** twice, already or too_long. */
    readonly why: string;
  }[];
  /** Codes of the pool that can be given out, with those. */
  readonly left: number;
}

/** What `coupons.add` takes. */
export interface AddCouponsParams {
  /** The codes, as a list. */
  readonly codes: readonly string[];
  /** The last day on which they are good, in the time zone of the program. */
  readonly good_until?: string | undefined;
}

/** What `coupons.list` takes. */
export interface ListCouponsParams {
  /** Which. Unless said: `"issued"`. */
  readonly shown?: 'issued' | 'left' | undefined;
  /** This one alone. */
  readonly coupon_code?: string | undefined;
  /** `next_beyond` of the page before; 0 for the first. Unless said: `0`. */
  readonly beyond?: number | undefined;
  /** How many to list, 1 to 1000. Unless said: `50`. */
  readonly count?: number | undefined;
}

const ADD: Operation = {
  id: 'v2_add_coupons',
  method: 'POST',
  path: '/v2/loyalty/rewards/{reward_id}/coupons',
  query: [],
  repeats: 'key',
};

const LIST: PagedOperation = {
  id: 'v2_list_coupons',
  method: 'GET',
  path: '/v2/loyalty/rewards/{reward_id}/coupons',
  repeats: 'read',
  paging: { rows: 'coupons', from: 'beyond', next: 'next_beyond' },
};

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
