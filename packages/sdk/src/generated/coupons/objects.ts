// Written by `npm run sdk:types` out of the contract. Do not edit.

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
