// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { User, Transaction, UnsubscribedUser } from './objects.ts';

/** What `v1.listTransactions` answers with. */
export interface TransactionsPage {
  /** How many there are, on all pages. */
  readonly total: number;
  /** Where the next page starts. */
  readonly next_start_index: number;
  readonly transactions: readonly Transaction[];
  /** Whether there are more pages. */
  readonly more: boolean;
}

/** What `v1.listUsers` answers with. */
export interface UsersPage {
  /** How many users fit, on all pages. */
  readonly total_loyalty_users: number;
  /** Where the next page starts, if there is one. */
  readonly next_start_index?: number;
  readonly loyalty_users: readonly User[];
  /** Whether there are more pages. */
  readonly more: boolean;
}

/** What `v1.listUnsubscribedUsers` answers with. */
export interface UnsubscribedUsersPage {
  /** How many there are, on all pages. */
  readonly total: number;
  readonly unsubscribed_emails: readonly UnsubscribedUser[];
  /** Whether there are more pages. */
  readonly more: boolean;
  /** Where the next page starts, if there is one. */
  readonly next_start_index?: number;
}

/** What `v1.redeem` answers with. */
export interface RedeemAnswer {
  /** E-mail address of the user. */
  readonly user_email: string;
  /** Last name. */
  readonly last_name: string;
  /** First name. */
  readonly first_name: string;
  /** Name of the reward. */
  readonly redemption_name: string;
  /** Id of the reward. */
  readonly redemption_id: string;
  /** Points it cost. */
  readonly points: number;
  readonly points_status: 'redeemed';
  /** Code to use in the shop; empty if the reward hands out none. */
  readonly coupon_code: string;
  /** When it happened, UTC, as `30-Mar-16 19:20:22`. */
  readonly created_time: string;
  /** Id of the transaction: 24 hexadecimal digits, ordered by time. */
  readonly id: string;
}

/** What `v1.deduct` answers with. */
export interface DeductAnswer {
  /** E-mail address of the user. */
  readonly user_email: string;
  /** Last name. */
  readonly last_name: string;
  /** First name. */
  readonly first_name: string;
  readonly points_status: 'deducted';
  readonly transaction_type: 'deduct';
  /** Points the user has left. */
  readonly available_points: number;
  /** Why they were taken. */
  readonly reason: string;
  /** Points taken. */
  readonly points: number;
  /** When it happened, UTC, as `30-Mar-16 19:20:22`. */
  readonly created_time: string;
  /** Id of the transaction: 24 hexadecimal digits, ordered by time. */
  readonly id: string;
}

/** What `v1.returnOrder` answers with. */
export interface ReturnAnswer {
  /** E-mail address of the user. */
  readonly user_email: string;
  /** Last name. */
  readonly last_name: string;
  /** First name. */
  readonly first_name: string;
  /** Points deducted. */
  readonly points: number;
  /** `deducted`, or `pending_deduction` while the order’s own points are pending. */
  readonly points_status: string;
  /** The order. */
  readonly returned_for_order_id: string;
  /** Whether all of the order or a part of it came back. */
  readonly reason: string;
  /** When it happened, UTC, as `30-Mar-16 19:20:22`. */
  readonly created_time: string;
  /** Id of the transaction: 24 hexadecimal digits, ordered by time. */
  readonly id: string;
}

/** What `v1.createUser` answers with. */
export interface CreateUserAnswer {
  /** E-mail address. */
  readonly email: string;
  /** First name. */
  readonly first_name: string;
  /** Last name. */
  readonly last_name: string;
  /** Id of the user: 24 hexadecimal digits. */
  readonly id: string;
}

/** What `v1.blockUser` answers with. */
export interface BlockUserAnswer extends User {
  readonly user_status: 'blocked';
}

/** What `v1.listUserRedemptions` answers with. */
export interface ListUserRedemptionsAnswer {
  /** How many fit, on all pages. */
  readonly total: number;
  readonly redemptions: readonly {
    /** Name of the reward. */
    readonly redemption_name: string;
    /** What it is. */
    readonly giftcard_description: string;
    /**
     * `Fixed Amount Discount`, `Percentage Discount`, `Free Shipping`, `Product Redemption`,
     * `Gift Card`, `Cash Back` or `Catalog Product`.
     */
    readonly redemption_type: string;
    /** Whether it can be redeemed. */
    readonly is_active: boolean;
    /** Its price in points. */
    readonly allowed_redeem_points: number;
    /** What it is worth, as a label. */
    readonly redemption_value: string;
    /** Ids of the tiers that may redeem it, or `all`. */
    readonly associated_levels: readonly string[];
    /** Id of the reward. */
    readonly redemption_id: string;
    /** When it was set up, UTC, as `18-May-2017 13:03:05`. */
    readonly created_time: string;
    /** When it last changed, in the same form. */
    readonly updated_time: string;
    /** Its stock of coupon codes. */
    readonly coupon_status: {
      /** Codes uploaded so far. */
      readonly uploaded_coupons: number;
      /** Codes that are left. */
      readonly remaining_coupons: number;
    };
  }[];
  /** Whether there are more pages. */
  readonly more: boolean;
}

/** What `v1.unsubscribeEmail` answers with. */
export interface UnsubscribeEmailAnswer {
  /** E-mail address. */
  readonly user_email: string;
  readonly status: 'unsubscribed';
}

/** What `v1.updateUserEmail` answers with. */
export interface UpdateUserEmailAnswer {
  /** Partner id of the merchant. */
  readonly merchant_id: string;
  /** The address before. */
  readonly old_email_address: string;
  /** The address now. */
  readonly new_email_address: string;
}
