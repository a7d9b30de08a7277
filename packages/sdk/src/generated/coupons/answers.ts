// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { Coupon } from './objects.ts';

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
