// Written by `npm run sdk:types` out of the contract. Do not edit.

/** Which page of a list. */
export interface PageParams {
  /** First row of the page. Unless said: `0`. */
  readonly start_index?: number | undefined;
  /** Rows of the page. Unless said: `1000`. */
  readonly count?: number | undefined;
}

/** Which transactions of version 1. */
export interface DatedTransactionFilters {
  /** First day, MM/DD/YYYY. */
  readonly from_date: string;
  /** Last day, included. */
  readonly to_date: string;
  /** Only these statuses. `approved` includes `auto_approved` and `exhausted`. */
  readonly points_status?:
    | readonly (
        | 'pending'
        | 'approved'
        | 'auto_approved'
        | 'exhausted'
        | 'redeemed'
        | 'rejected'
        | 'deducted'
        | 'pending_deduction'
        | 'expired'
      )[]
    | undefined;
  /** First row of the page. Unless said: `0`. */
  readonly start_index?: number | undefined;
}

/** Which page of what was made on some days. */
export interface DatedPageParams extends PageParams {
  /** First day, MM/DD/YYYY. */
  readonly from_date?: string | undefined;
  /** Last day, included. */
  readonly to_date?: string | undefined;
}

/** What `v1.award` takes. */
export interface AwardParams {
  /** E-mail address of the user. */
  readonly user_email: string;
  /** Id of the activity. */
  readonly activity_id: string;
  /** Points, or the base of a multiplier. */
  readonly points_passed?: string | undefined;
  /** Order that the award is for; the same one earns once. */
  readonly order_id?: string | undefined;
  /** Why, in words. */
  readonly reason?: string | undefined;
  /** Tags of the transaction. */
  readonly tags?: readonly string[] | undefined;
}

/** What `v1.purchase` takes. */
export interface PurchaseParams {
  /** E-mail address of the user. */
  readonly user_email: string;
  /** Value of the whole order. */
  readonly total: string;
  /** Value without shipping and taxes. */
  readonly subtotal: string;
  /** Id of the order; it earns once. */
  readonly order_id: string;
  /** Currency of the order, three letters. */
  readonly currency?: string | undefined;
  /** Coupons used, separated by commas or spaces. */
  readonly coupon_code?: string | undefined;
  /** What was bought. */
  readonly products?:
    | readonly {
        /** Unique id of the product. */
        readonly product_id: string;
        /** Price of one piece. */
        readonly price: string;
        /** How many were bought. */
        readonly quantity: string;
        /** Name of the product. */
        readonly title: string;
        /** Page of the product. */
        readonly url?: string | undefined;
        /** Picture of the product. */
        readonly img_url?: string | undefined;
        /** Category in the shop. */
        readonly category?: string | undefined;
        /** Tags in the shop, separated by commas. */
        readonly tags?: string | undefined;
      }[]
    | undefined;
  /**
   * How the order was paid; not in the platform’s own API. What was paid with gift cards,
   * store credit or points earns nothing, unless the program says otherwise.
   */
  readonly payments?:
    | readonly {
        /** How it was paid, in the words of the shop: `card`, `gift_card`. */
        readonly method: string;
        /** How much of the order was paid so. */
        readonly amount: string;
      }[]
    | undefined;
}

/** What `v1.redeem` takes. */
export interface RedeemParams {
  /** E-mail address of the user. */
  readonly user_email: string;
  /** Id of the reward. */
  readonly redemption_id: string;
}

/** What `v1.deduct` takes. */
export interface DeductParams {
  /** E-mail address of the user. */
  readonly user_email: string;
  /** Why, in words. */
  readonly reason: string;
  /** Points to take, above 0. */
  readonly points_passed: string;
}

/** What `v1.returnOrder` takes. */
export interface ReturnParams {
  /** The order that came back. */
  readonly order_id: string;
  /** Amount that came back, above 0. */
  readonly returned_amount?: string | undefined;
  /** Product that came back. */
  readonly returned_product_id?: string | undefined;
  /** How many of the product, above 0; all that are left if missing. */
  readonly quantity?: string | undefined;
}

/** What `v1.createUser` takes. */
export interface CreateUserParams {
  /** First name. */
  readonly first_name: string;
  /** Last name. */
  readonly last_name: string;
  /** E-mail address. */
  readonly email: string;
  /** The merchant’s own id of the user. */
  readonly uid: string;
  /** Date of birth, MM/DD/YYYY. */
  readonly dob?: string | undefined;
  /** Code of the friend who referred the user. */
  readonly referral_code?: string | undefined;
}

/** What `v1.unsubscribeEmail` takes. */
export interface UnsubscribeEmailParams {
  /** E-mail address. */
  readonly user_email: string;
}

/** What `v1.updateUserEmail` takes. */
export interface UpdateUserEmailParams {
  /** The address now. */
  readonly old_email_address: string;
  /** The new address. */
  readonly new_email_address: string;
}
