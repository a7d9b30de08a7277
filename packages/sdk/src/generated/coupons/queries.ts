// Written by `npm run sdk:types` out of the contract. Do not edit.

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
