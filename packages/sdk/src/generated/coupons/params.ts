// Written by `npm run sdk:types` out of the contract. Do not edit.

/** What `coupons.add` takes. */
export interface AddCouponsParams {
  /** The codes, as a list. */
  readonly codes: readonly string[];
  /** The last day on which they are good, in the time zone of the program. */
  readonly good_until?: string | undefined;
}
