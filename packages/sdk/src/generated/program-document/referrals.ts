// Written by `npm run sdk:types` out of the contract. Do not edit.

/** What recommending the shop brings */
export interface ProgramReferrals {
  /** Activity that rewards whoever recommended the shop */
  readonly referrer: string;
  /** Activity that rewards the friend */
  readonly friend?: string | undefined;
  /** Which purchases of the friend count */
  readonly on?: 'first_purchase' | 'every_purchase' | undefined;
  /** Smallest order that counts */
  readonly minimumSubtotal?: string | undefined;
  readonly waitDays?: number | undefined;
  /** Page of the shop that referral links lead to */
  readonly landingPage?: string | undefined;
  /** Whether a code may be given as a coupon */
  readonly codesAsCoupons?: boolean | undefined;
}
