// Written by `npm run sdk:types` out of the contract. Do not edit.

/** A part of several answers: `breakage_share`. */
export interface LiabilityRedeemedPoints {
  /** One time in ten it is less. */
  readonly low: number;
  /** As often less as more. */
  readonly middle: number;
  /** One time in ten it is more. */
  readonly high: number;
}
