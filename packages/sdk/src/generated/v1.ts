// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { Operation, PagedOperation, Sender } from '../sending/operation.ts';
import type {
  CallOptions,
  SimulateOptions,
  WalkOptions,
  WriteOptions,
} from '../sending/options.ts';
import type { Simulated } from '../sending/values.ts';

/** What `v1.readUser` answers with. */
export interface User {
  /** Last name. */
  readonly last_name: string;
  /** First name. */
  readonly first_name: string;
  /** E-mail address. */
  readonly user_email: string;
  /** Date of birth, MM/DD/YYYY, or empty. */
  readonly dob: string;
  /** Address. */
  readonly address_line1: string;
  /** Address, second line. */
  readonly address_line2: string;
  /** City. */
  readonly city: string;
  /** Postal code. */
  readonly zipcode: string;
  /** State. */
  readonly state: string;
  /** Country. */
  readonly country: string;
  /** Country code of the phone number. */
  readonly phone_country_code: string;
  /** Phone number. */
  readonly phone_number: string;
  /** Code that the user refers friends with. */
  readonly referral_code: string;
  /** Link that carries the code. */
  readonly referral_url: string;
  /** E-mail address of who referred the user, or empty. */
  readonly referrer_email: string;
  /** The merchant’s own id of the user. */
  readonly uid: string;
  /** The same id. */
  readonly user_id: string;
  /** Day of enrolment, MM/DD/YYYY. */
  readonly loyalty_enroll_time: string;
  /** Id of the tier the user has. */
  readonly loyalty_tier_id: string;
  /** Name of that tier. */
  readonly loyalty_tier_name: string;
  /** What the tier stands on. */
  readonly tier_details: {
    /** First day of the period, MM/DD/YYYY. */
    readonly period_start: string;
    /** Points that count towards tiers in it. */
    readonly points: number;
    /** Last day of the period; empty when it has no end. */
    readonly period_end: string;
  };
  /** Points the user can spend. */
  readonly available_points: number;
  /** Points redeemed so far. */
  readonly redeemed_points: number;
  /** Points earned so far. */
  readonly awarded_points: number;
  /** Points that wait for approval. */
  readonly pending_points: number;
  /** What lapses when. */
  readonly expiration_schedule: readonly {
    /** When they lapse, UTC, as `18-Jan-2020 11:17:12`. */
    readonly expiration_date: string;
    /** How many. */
    readonly points: number;
  }[];
  /** Whether the user has left the program. */
  readonly has_opted_out: boolean;
}

/** What `v1.readEvent` answers with. */
export interface V1Event {
  /** Id of the event. */
  readonly id: string;
  /** The user, or the transaction, as the webhook carried it. */
  readonly data: Readonly<Record<string, unknown>>;
  /** `evt_points_awarded` and the like. */
  readonly event_type: string;
  /** When it came about, UTC, as `04-Apr-2016 13:01:27`. */
  readonly created: string;
}

/** A row of `v1.listTransactions`. */
export interface Transaction {
  /** First name. */
  readonly first_name: string;
  /** Last name. */
  readonly last_name: string;
  /** E-mail address of the user. */
  readonly user_email: string;
  /** Name of the activity of an award. */
  readonly activity_name: string | null;
  readonly transaction_type: 'award' | 'redeem' | 'deduct';
  /** The order of an award. */
  readonly order_id: string | null;
  /** Status; an award that is used up is `exhausted`. */
  readonly points_status: string;
  /** The base that was passed: the subtotal of an order. */
  readonly points_passed: number | null;
  /** Points of the transaction. */
  readonly points: number;
  /** Points of the award that went into rewards. */
  readonly points_used: number;
  /** Name of the reward. */
  readonly redemption_name: string | null;
  /** Value of the reward. */
  readonly redemption_value: string | null;
  /** Who approved the award; null if nobody had to. */
  readonly approved_by: string | null;
  /** When it happened, UTC, as `09-May-2017 12:21:53`. */
  readonly created_time: string;
  /** When it was approved, UTC, as `2017-05-09 12:21:53.138000`. */
  readonly approved_time: string | null;
  /** When it approves itself, in the same form. */
  readonly auto_approval_date: string | null;
  /** When the points lapse, in the same form. */
  readonly points_expiration_date: string | null;
  /** The products of an order. */
  readonly additional_data: {
    readonly zrl_products: readonly {
      /** Category in the shop. */
      readonly category: string;
      /** Id of the product. */
      readonly product_id: string;
      /** Price of one piece. */
      readonly price: string;
      /** Points one piece earned. */
      readonly product_points_per_quantity: number;
      /** Multiplier of a rule that matched, else 0. */
      readonly bonus_multiplier: number;
      /** How many were bought. */
      readonly quantity: string;
    }[];
  } | null;
  /** The order that a return is for. */
  readonly returned_for_order_id: string | null;
  /** Id of the transaction: 24 hexadecimal digits, ordered by time. */
  readonly id: string;
}

/** A row of `v1.listUnsubscribedUsers`. */
export interface UnsubscribedUser {
  /** E-mail address. */
  readonly email: string;
  /** Day, MM/DD/YYYY. */
  readonly unsubscribed_on: string;
}

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

/** What `v1.award` answers with. */
export interface Award {
  /** E-mail address of the user. */
  readonly user_email: string;
  /** Last name. */
  readonly last_name: string;
  /** First name. */
  readonly first_name: string;
  /** Id of the activity. */
  readonly activity_id: string;
  /** Name of the activity. */
  readonly activity_name: string;
  readonly transaction_type: 'award';
  /** Points earned. */
  readonly points: number;
  /** `approved`, `auto_approved`, `pending` or `cached`. */
  readonly points_status: string;
  /** When it happened, UTC, as `30-Mar-16 19:20:22`. */
  readonly created_time: string;
  /** Id of the transaction: 24 hexadecimal digits, ordered by time. */
  readonly id: string;
  /** The reason that was passed. */
  readonly reason?: string;
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

/** What `v1.explainTransaction` answers with. */
export interface Explanation {
  /** Id of the transaction: 24 hexadecimal digits, ordered by time. */
  readonly id: string;
  /** `award`, `redeem`, `deduct`, `return`, `reverse`, `expire`, `adjust`. */
  readonly transaction_type: string;
  /** Status now. */
  readonly points_status: string;
  /** Points of the transaction. */
  readonly points: number;
  /** Version of the program that judged it. */
  readonly program_version: number;
  /** How it came about, step by step; empty once the user’s record is erased. */
  readonly sentences: readonly string[];
  /** The same steps as data: rules, values seen and values needed. */
  readonly trace: readonly Readonly<Record<string, unknown>>[];
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
export interface BlockUserAnswer {
  /** Last name. */
  readonly last_name: string;
  /** First name. */
  readonly first_name: string;
  /** E-mail address. */
  readonly user_email: string;
  /** Date of birth, MM/DD/YYYY, or empty. */
  readonly dob: string;
  /** Address. */
  readonly address_line1: string;
  /** Address, second line. */
  readonly address_line2: string;
  /** City. */
  readonly city: string;
  /** Postal code. */
  readonly zipcode: string;
  /** State. */
  readonly state: string;
  /** Country. */
  readonly country: string;
  /** Country code of the phone number. */
  readonly phone_country_code: string;
  /** Phone number. */
  readonly phone_number: string;
  /** Code that the user refers friends with. */
  readonly referral_code: string;
  /** Link that carries the code. */
  readonly referral_url: string;
  /** E-mail address of who referred the user, or empty. */
  readonly referrer_email: string;
  /** The merchant’s own id of the user. */
  readonly uid: string;
  /** Id of the user: 24 hexadecimal digits. */
  readonly user_id: string;
  /** Day of enrolment, MM/DD/YYYY. */
  readonly loyalty_enroll_time: string;
  /** Id of the tier the user has. */
  readonly loyalty_tier_id: string;
  /** Name of that tier. */
  readonly loyalty_tier_name: string;
  /** What the tier stands on. */
  readonly tier_details: {
    /** First day of the period, MM/DD/YYYY. */
    readonly period_start: string;
    /** Points that count towards tiers in it. */
    readonly points: number;
    /** Last day of the period; empty when it has no end. */
    readonly period_end: string;
  };
  /** Points the user can spend. */
  readonly available_points: number;
  /** Points redeemed so far. */
  readonly redeemed_points: number;
  /** Points earned so far. */
  readonly awarded_points: number;
  /** Points that wait for approval. */
  readonly pending_points: number;
  /** What lapses when. */
  readonly expiration_schedule: readonly {
    /** When they lapse, UTC, as `18-Jan-2020 11:17:12`. */
    readonly expiration_date: string;
    /** How many. */
    readonly points: number;
  }[];
  /** Whether the user has left the program. */
  readonly has_opted_out: boolean;
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

/** What `v1.listTransactions` takes. */
export interface ListTransactionsParams {
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

/** What `v1.listUserTransactions` takes. */
export interface ListUserTransactionsParams {
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

/** What `v1.listUsers` takes. */
export interface ListUsersParams {
  /** First day, MM/DD/YYYY. */
  readonly from_date?: string | undefined;
  /** Last day, included. */
  readonly to_date?: string | undefined;
  /** Which date the span is about. Unless said: `"enrollment_date"`. */
  readonly filter_by?: 'enrollment_date' | 'last_activity_date' | undefined;
  /** First row of the page. Unless said: `0`. */
  readonly start_index?: number | undefined;
  /** Rows of the page. Unless said: `1000`. */
  readonly count?: number | undefined;
}

/** What `v1.listUserRedemptions` takes. */
export interface ListUserRedemptionsParams {
  /** Only active rewards; false gives all. Unless said: `true`. */
  readonly is_still_valid?: boolean | undefined;
  /** Latest first for times, lowest first for points. Unless said: `"updated_time"`. */
  readonly order_by?:
    'updated_time' | 'created_time' | 'allowed_redeem_points' | 'redemption_name' | undefined;
  /** Rows of the page. Unless said: `12`. */
  readonly count?: number | undefined;
  /** First row of the page. Unless said: `0`. */
  readonly start_index?: number | undefined;
  /** Only what the user can redeem now. Unless said: `true`. */
  readonly fetch_eligible_redemptions?: boolean | undefined;
}

/** What `v1.unsubscribeEmail` takes. */
export interface UnsubscribeEmailParams {
  /** E-mail address. */
  readonly user_email: string;
}

/** What `v1.listUnsubscribedUsers` takes. */
export interface ListUnsubscribedUsersParams {
  /** First day, MM/DD/YYYY. */
  readonly from_date?: string | undefined;
  /** Last day, included. */
  readonly to_date?: string | undefined;
  /** First row of the page. Unless said: `0`. */
  readonly start_index?: number | undefined;
  /** Rows of the page. Unless said: `1000`. */
  readonly count?: number | undefined;
}

/** What `v1.updateUserEmail` takes. */
export interface UpdateUserEmailParams {
  /** The address now. */
  readonly old_email_address: string;
  /** The new address. */
  readonly new_email_address: string;
}

/** What `v1.listRedemptions` takes. */
export interface ListRedemptionsParams {
  /** Ids, separated by commas. */
  readonly redemption_ids?: readonly string[] | undefined;
}

/** What `v1.listTiers` takes. */
export interface ListTiersParams {
  /** Ids, separated by commas. */
  readonly tier_ids?: readonly string[] | undefined;
  /** Only tiers that are, or are not, kept from users. */
  readonly hide_tier_from_user?: boolean | undefined;
  /** Inactive and hidden ones too. Unless said: `false`. */
  readonly fetch_all?: boolean | undefined;
}

const AWARD: Operation = {
  id: 'award',
  method: 'POST',
  path: '/v1/loyalty/award',
  query: [],
  repeats: 'key',
  form: true,
};

const PURCHASE: Operation = {
  id: 'purchase',
  method: 'POST',
  path: '/v1/loyalty/purchase',
  query: [],
  repeats: 'key',
  form: true,
};

const REDEEM: Operation = {
  id: 'redeem',
  method: 'POST',
  path: '/v1/loyalty/redeem',
  query: [],
  repeats: 'key',
  form: true,
};

const DEDUCT: Operation = {
  id: 'deduct',
  method: 'POST',
  path: '/v1/loyalty/users/deduct',
  query: [],
  repeats: 'key',
  form: true,
};

const LIST_TRANSACTIONS: PagedOperation = {
  id: 'list_transactions',
  method: 'GET',
  path: '/v1/loyalty/transactions',
  repeats: 'read',
  form: true,
  paging: { rows: 'transactions', from: 'start_index', next: 'next_start_index', more: 'more' },
};

const LIST_USER_TRANSACTIONS: PagedOperation = {
  id: 'list_user_transactions',
  method: 'GET',
  path: '/v1/loyalty/users/{email}/transactions',
  repeats: 'read',
  form: true,
  paging: { rows: 'transactions', from: 'start_index', next: 'next_start_index', more: 'more' },
};

const RETURN_ORDER: Operation = {
  id: 'return',
  method: 'POST',
  path: '/v1/loyalty/transaction/return',
  query: [],
  repeats: 'key',
  form: true,
};

const EXPLAIN_TRANSACTION: Operation = {
  id: 'explain_transaction',
  method: 'GET',
  path: '/v1/loyalty/transactions/{id}/why',
  repeats: 'read',
  form: true,
};

const CREATE_USER: Operation = {
  id: 'create_user',
  method: 'POST',
  path: '/v1/loyalty/users',
  query: [],
  repeats: 'key',
  form: true,
};

const LIST_USERS: PagedOperation = {
  id: 'list_users',
  method: 'GET',
  path: '/v1/loyalty/users',
  repeats: 'read',
  form: true,
  paging: { rows: 'loyalty_users', from: 'start_index', next: 'next_start_index', more: 'more' },
};

const READ_USER: Operation = {
  id: 'read_user',
  method: 'GET',
  path: '/v1/loyalty/users/{email}',
  repeats: 'read',
  form: true,
};

const BLOCK_USER: Operation = {
  id: 'block_user',
  method: 'PUT',
  path: '/v1/loyalty/users/{email}/block',
  query: [],
  repeats: 'key',
  form: true,
};

const LIST_ELIGIBLE_ACTIVITIES: Operation = {
  id: 'list_eligible_activities',
  method: 'GET',
  path: '/v1/loyalty/users/{email}/eligible_activities',
  repeats: 'read',
  form: true,
};

const LIST_USER_REDEMPTIONS: Operation = {
  id: 'list_user_redemptions',
  method: 'GET',
  path: '/v1/loyalty/users/{email}/redemptions',
  repeats: 'read',
  form: true,
};

const READ_NEXT_TIER: Operation = {
  id: 'read_next_tier',
  method: 'GET',
  path: '/v1/loyalty/users/{email}/next_tier',
  repeats: 'read',
  form: true,
};

const UNSUBSCRIBE_EMAIL: Operation = {
  id: 'unsubscribe_email',
  method: 'POST',
  path: '/v1/loyalty/unsubscribe_email',
  query: [],
  repeats: 'key',
  form: true,
};

const LIST_UNSUBSCRIBED_USERS: PagedOperation = {
  id: 'list_unsubscribed_users',
  method: 'GET',
  path: '/v1/loyalty/unsubscribed_users',
  repeats: 'read',
  form: true,
  paging: {
    rows: 'unsubscribed_emails',
    from: 'start_index',
    next: 'next_start_index',
    more: 'more',
  },
};

const UPDATE_USER_EMAIL: Operation = {
  id: 'update_user_email',
  method: 'POST',
  path: '/v1/loyalty/update_user_email',
  query: [],
  repeats: 'key',
  form: true,
};

const LIST_REDEMPTIONS: Operation = {
  id: 'list_redemptions',
  method: 'GET',
  path: '/v1/loyalty/redemptions',
  repeats: 'read',
  form: true,
};

const LIST_TIERS: Operation = {
  id: 'list_tiers',
  method: 'GET',
  path: '/v1/loyalty/tiers',
  repeats: 'read',
  form: true,
};

const READ_EVENT: Operation = {
  id: 'read_event',
  method: 'GET',
  path: '/v1/loyalty/events/{id}',
  repeats: 'read',
  form: true,
};

/** The API, version 1: form-encoded, with numbers for codes. */
export class V1Client {
  readonly #sender: Sender;

  constructor(sender: Sender) {
    this.#sender = sender;
  }

  /**
   * Award points for an activity.
   *
   * Awards the points of an activity to a user. For an activity with fixed points,
   * `points_passed` replaces them; for one with a multiplier it is the base and must be
   * there. An `order_id` earns once.
   *
   * `POST /v1/loyalty/award`
   *
   * Codes: `602`, `609`, `610`, `611`, `617`, `618`, `622`, `623`.
   */
  award(params: AwardParams, options?: WriteOptions): Promise<Award>;
  /** The same, only decided: nothing is written, and the answer says why. */
  award(params: AwardParams, options: SimulateOptions): Promise<Simulated<Award>>;
  award(params: AwardParams, options?: WriteOptions | SimulateOptions): Promise<unknown> {
    return this.#sender.send(AWARD, { path: [], params, options });
  }

  /**
   * Award points for an order.
   *
   * Awards the points of an order, by its products if they are passed, else by its subtotal.
   * An order earns once. The order of an e-mail address that nobody has enrolled with is
   * kept and answered as `cached`; it turns into an award when somebody enrols.
   *
   * `POST /v1/loyalty/purchase`
   *
   * Codes: `602`, `609`, `610`, `611`, `617`, `618`, `622`, `623`.
   */
  purchase(params: PurchaseParams, options?: WriteOptions): Promise<Award>;
  /** The same, only decided: nothing is written, and the answer says why. */
  purchase(params: PurchaseParams, options: SimulateOptions): Promise<Simulated<Award>>;
  purchase(params: PurchaseParams, options?: WriteOptions | SimulateOptions): Promise<unknown> {
    return this.#sender.send(PURCHASE, { path: [], params, options });
  }

  /**
   * Redeem points for a reward.
   *
   * Takes the price of a reward from the user and hands out a coupon code.
   *
   * `POST /v1/loyalty/redeem`
   *
   * Codes: `602`, `603`, `604`, `605`, `606`, `607`, `608`, `622`, `623`.
   */
  redeem(params: RedeemParams, options?: WriteOptions): Promise<RedeemAnswer>;
  /** The same, only decided: nothing is written, and the answer says why. */
  redeem(params: RedeemParams, options: SimulateOptions): Promise<Simulated<RedeemAnswer>>;
  redeem(params: RedeemParams, options?: WriteOptions | SimulateOptions): Promise<unknown> {
    return this.#sender.send(REDEEM, { path: [], params, options });
  }

  /**
   * Deduct points from a user.
   *
   * Takes points from a user for a reason other than a redemption or a return.
   *
   * `POST /v1/loyalty/users/deduct`
   *
   * Codes: `602`, `607`, `622`.
   */
  deduct(params: DeductParams, options?: WriteOptions): Promise<DeductAnswer>;
  /** The same, only decided: nothing is written, and the answer says why. */
  deduct(params: DeductParams, options: SimulateOptions): Promise<Simulated<DeductAnswer>>;
  deduct(params: DeductParams, options?: WriteOptions | SimulateOptions): Promise<unknown> {
    return this.#sender.send(DEDUCT, { path: [], params, options });
  }

  /**
   * List the transactions of all users.
   *
   * Transactions that happened in a span of days, oldest first, a hundred a page.
   *
   * `GET /v1/loyalty/transactions`
   *
   * Codes: `612`.
   */
  listTransactions(
    params: ListTransactionsParams,
    options?: CallOptions,
  ): Promise<TransactionsPage> {
    return this.#sender.send(LIST_TRANSACTIONS, { path: [], params, options });
  }

  /** Each row of `listTransactions`, asked for page by page. */
  eachTransaction(
    params: ListTransactionsParams,
    options?: WalkOptions,
  ): AsyncGenerator<Transaction, void, undefined> {
    return this.#sender.walk<Transaction>(LIST_TRANSACTIONS, { path: [], params, options });
  }

  /**
   * List the transactions of a user.
   *
   * One user’s transactions in a span of days, oldest first, a hundred a page.
   *
   * `GET /v1/loyalty/users/{email}/transactions`
   *
   * Codes: `602`, `612`, `622`.
   *
   * @param email E-mail address of the user, raw or percent-encoded.
   */
  listUserTransactions(
    email: string,
    params: ListUserTransactionsParams,
    options?: CallOptions,
  ): Promise<TransactionsPage> {
    return this.#sender.send(LIST_USER_TRANSACTIONS, { path: [email], params, options });
  }

  /** Each row of `listUserTransactions`, asked for page by page. */
  eachUserTransaction(
    email: string,
    params: ListUserTransactionsParams,
    options?: WalkOptions,
  ): AsyncGenerator<Transaction, void, undefined> {
    return this.#sender.walk<Transaction>(LIST_USER_TRANSACTIONS, {
      path: [email],
      params,
      options,
    });
  }

  /**
   * Return an order or a part of it.
   *
   * Takes back the points of what was returned: of the whole order, of an amount, or of a
   * product. What is kept earns what the same rules give for it.
   *
   * `POST /v1/loyalty/transaction/return`
   *
   * Codes: `613`, `614`, `620`, `621`, `622`.
   */
  returnOrder(params: ReturnParams, options?: WriteOptions): Promise<ReturnAnswer>;
  /** The same, only decided: nothing is written, and the answer says why. */
  returnOrder(params: ReturnParams, options: SimulateOptions): Promise<Simulated<ReturnAnswer>>;
  returnOrder(params: ReturnParams, options?: WriteOptions | SimulateOptions): Promise<unknown> {
    return this.#sender.send(RETURN_ORDER, { path: [], params, options });
  }

  /**
   * Explain a transaction.
   *
   * Which rules matched, which values they saw, and how the points were computed.
   *
   * `GET /v1/loyalty/transactions/{id}/why`
   *
   * Codes: `613`.
   *
   * @param id Id of the transaction.
   */
  explainTransaction(id: string, options?: CallOptions): Promise<Explanation> {
    return this.#sender.send(EXPLAIN_TRANSACTION, { path: [id], options });
  }

  /**
   * Enrol a user.
   *
   * Enrols a user; orders that waited for the e-mail address turn into awards.
   *
   * `POST /v1/loyalty/users`
   *
   * Codes: `619`, `622`.
   */
  createUser(params: CreateUserParams, options?: WriteOptions): Promise<CreateUserAnswer>;
  /** The same, only decided: nothing is written, and the answer says why. */
  createUser(
    params: CreateUserParams,
    options: SimulateOptions,
  ): Promise<Simulated<CreateUserAnswer>>;
  createUser(params: CreateUserParams, options?: WriteOptions | SimulateOptions): Promise<unknown> {
    return this.#sender.send(CREATE_USER, { path: [], params, options });
  }

  /**
   * List users.
   *
   * Users who enrolled, or were last active, in a span of days; all of them if none is
   * given.
   *
   * `GET /v1/loyalty/users`
   *
   * Codes: `612`.
   */
  listUsers(params: ListUsersParams = {}, options?: CallOptions): Promise<UsersPage> {
    return this.#sender.send(LIST_USERS, { path: [], params, options });
  }

  /** Each row of `listUsers`, asked for page by page. */
  eachUser(
    params: ListUsersParams = {},
    options?: WalkOptions,
  ): AsyncGenerator<User, void, undefined> {
    return this.#sender.walk<User>(LIST_USERS, { path: [], params, options });
  }

  /**
   * Read a user.
   *
   * A user with balances, tier and what lapses when.
   *
   * `GET /v1/loyalty/users/{email}`
   *
   * Codes: `602`, `619`, `622`.
   *
   * @param email E-mail address of the user, raw or percent-encoded.
   */
  readUser(email: string, options?: CallOptions): Promise<User> {
    return this.#sender.send(READ_USER, { path: [email], options });
  }

  /**
   * Block a user.
   *
   * A blocked user stays listed, and neither earns nor redeems.
   *
   * `PUT /v1/loyalty/users/{email}/block`
   *
   * Codes: `602`, `622`.
   *
   * @param email E-mail address of the user, raw or percent-encoded.
   */
  blockUser(email: string, options?: WriteOptions): Promise<BlockUserAnswer>;
  /** The same, only decided: nothing is written, and the answer says why. */
  blockUser(email: string, options: SimulateOptions): Promise<Simulated<BlockUserAnswer>>;
  blockUser(email: string, options?: WriteOptions | SimulateOptions): Promise<unknown> {
    return this.#sender.send(BLOCK_USER, { path: [email], options });
  }

  /**
   * List what a user can earn points with.
   *
   * The activities of the program, and whether each of them would earn now.
   *
   * `GET /v1/loyalty/users/{email}/eligible_activities`
   *
   * Codes: `602`, `622`.
   *
   * @param email E-mail address of the user, raw or percent-encoded.
   */
  listEligibleActivities(
    email: string,
    options?: CallOptions,
  ): Promise<
    readonly {
      /** Id of the activity. */
      readonly activity_id: string;
      /** Limits of the activity. */
      readonly rules: {
        readonly frequency?: {
          /** `DAY`, `WEEK`, `MONTH`, `YEAR` or `LIFETIME`. */
          readonly range: string;
          /** How often it earns in that range. */
          readonly limit: string;
          /** How often it has earned in the range that runs. */
          readonly actions_completed: number;
        };
      };
      /** Whether it would earn now. */
      readonly is_activity_available_to_user: boolean;
      /** Name of the activity. */
      readonly activity_name: string;
      readonly activity_type: 'fixed' | 'bonus_multiplier';
      /** What it is about. */
      readonly activity_description: string;
      /** Shown when the activity is opened. */
      readonly points_earning_description: string;
      /** Points of a fixed activity. */
      readonly points?: number;
      /** Multiplier of an activity with a base. */
      readonly bonus_multiplier?: number;
    }[]
  > {
    return this.#sender.send(LIST_ELIGIBLE_ACTIVITIES, { path: [email], options });
  }

  /**
   * List the rewards for a user.
   *
   * Rewards that the user’s tier allows, and by default only what the points suffice for.
   *
   * `GET /v1/loyalty/users/{email}/redemptions`
   *
   * Codes: `602`, `622`.
   *
   * @param email E-mail address of the user, raw or percent-encoded.
   */
  listUserRedemptions(
    email: string,
    params: ListUserRedemptionsParams = {},
    options?: CallOptions,
  ): Promise<ListUserRedemptionsAnswer> {
    return this.#sender.send(LIST_USER_REDEMPTIONS, { path: [email], params, options });
  }

  /**
   * Read the next tier of a user.
   *
   * The tier above the user’s own; an empty object for a user of the highest.
   *
   * `GET /v1/loyalty/users/{email}/next_tier`
   *
   * Codes: `602`, `622`.
   *
   * @param email E-mail address of the user, raw or percent-encoded.
   */
  readNextTier(
    email: string,
    options?: CallOptions,
  ): Promise<
    | {
        /** Id of the tier. */
        readonly id: string;
        /** Name of the tier. */
        readonly name: string;
        /** What it is. */
        readonly description: string;
        /** Points it takes. */
        readonly minimum_points: number;
        /** Multiplies what every activity earns. */
        readonly bonus_multiplier: number;
        /** Ids of the rewards of the tier. */
        readonly tier_rewards: readonly string[];
        /** Whether members can have it. */
        readonly is_active: boolean;
        /** Whether it is the one everybody starts with. */
        readonly is_default: boolean;
        /** Whether it is kept from users. */
        readonly hide_tier_from_user: boolean;
        /** When it last changed, UTC, as `15-Jan-2019 05:06:10`. */
        readonly updated_time: string;
        /** When it was set up, in the same form. */
        readonly created_time: string;
      }
    | Readonly<Record<string, unknown>>
  > {
    return this.#sender.send(READ_NEXT_TIER, { path: [email], options });
  }

  /**
   * Stop e-mails to a user.
   *
   * The user gets no more e-mails of the program, and stays in it.
   *
   * `POST /v1/loyalty/unsubscribe_email`
   *
   * Codes: `602`, `622`.
   */
  unsubscribeEmail(
    params: UnsubscribeEmailParams,
    options?: WriteOptions,
  ): Promise<UnsubscribeEmailAnswer>;
  /** The same, only decided: nothing is written, and the answer says why. */
  unsubscribeEmail(
    params: UnsubscribeEmailParams,
    options: SimulateOptions,
  ): Promise<Simulated<UnsubscribeEmailAnswer>>;
  unsubscribeEmail(
    params: UnsubscribeEmailParams,
    options?: WriteOptions | SimulateOptions,
  ): Promise<unknown> {
    return this.#sender.send(UNSUBSCRIBE_EMAIL, { path: [], params, options });
  }

  /**
   * List users who get no e-mails.
   *
   * Users who unsubscribed in a span of days, or ever if no days are given.
   *
   * `GET /v1/loyalty/unsubscribed_users`
   *
   * Codes: `612`.
   */
  listUnsubscribedUsers(
    params: ListUnsubscribedUsersParams = {},
    options?: CallOptions,
  ): Promise<UnsubscribedUsersPage> {
    return this.#sender.send(LIST_UNSUBSCRIBED_USERS, { path: [], params, options });
  }

  /** Each row of `listUnsubscribedUsers`, asked for page by page. */
  eachUnsubscribedUser(
    params: ListUnsubscribedUsersParams = {},
    options?: WalkOptions,
  ): AsyncGenerator<UnsubscribedUser, void, undefined> {
    return this.#sender.walk<UnsubscribedUser>(LIST_UNSUBSCRIBED_USERS, {
      path: [],
      params,
      options,
    });
  }

  /**
   * Change the e-mail address of a user.
   *
   * The user keeps points and history under the new address.
   *
   * `POST /v1/loyalty/update_user_email`
   *
   * Codes: `602`, `619`, `622`.
   */
  updateUserEmail(
    params: UpdateUserEmailParams,
    options?: WriteOptions,
  ): Promise<UpdateUserEmailAnswer>;
  /** The same, only decided: nothing is written, and the answer says why. */
  updateUserEmail(
    params: UpdateUserEmailParams,
    options: SimulateOptions,
  ): Promise<Simulated<UpdateUserEmailAnswer>>;
  updateUserEmail(
    params: UpdateUserEmailParams,
    options?: WriteOptions | SimulateOptions,
  ): Promise<unknown> {
    return this.#sender.send(UPDATE_USER_EMAIL, { path: [], params, options });
  }

  /**
   * List rewards.
   *
   * The rewards with the ids given, or all of them.
   *
   * `GET /v1/loyalty/redemptions`
   */
  listRedemptions(
    params: ListRedemptionsParams = {},
    options?: CallOptions,
  ): Promise<
    readonly {
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
    }[]
  > {
    return this.#sender.send(LIST_REDEMPTIONS, { path: [], params, options });
  }

  /**
   * List tiers.
   *
   * The active tiers that users may see, highest first, unless more are asked for.
   *
   * `GET /v1/loyalty/tiers`
   */
  listTiers(
    params: ListTiersParams = {},
    options?: CallOptions,
  ): Promise<
    readonly {
      /** Id of the tier. */
      readonly id: string;
      /** Name of the tier. */
      readonly name: string;
      /** What it is. */
      readonly description: string;
      /** Points it takes. */
      readonly minimum_points: number;
      /** Multiplies what every activity earns. */
      readonly bonus_multiplier: number;
      /** Ids of the rewards of the tier. */
      readonly tier_rewards: readonly string[];
      /** Whether members can have it. */
      readonly is_active: boolean;
      /** Whether it is the one everybody starts with. */
      readonly is_default: boolean;
      /** Whether it is kept from users. */
      readonly hide_tier_from_user: boolean;
      /** When it last changed, UTC, as `15-Jan-2019 05:06:10`. */
      readonly updated_time: string;
      /** When it was set up, in the same form. */
      readonly created_time: string;
      /** By multiplier, the names of the activities that earn so much more. */
      readonly rules: Readonly<Record<string, string>>;
    }[]
  > {
    return this.#sender.send(LIST_TIERS, { path: [], params, options });
  }

  /**
   * Read an event.
   *
   * What a webhook carried, so that a receiver can make sure of it.
   *
   * `GET /v1/loyalty/events/{id}`
   *
   * Codes: `616`.
   *
   * @param id Id of the event.
   */
  readEvent(id: string, options?: CallOptions): Promise<V1Event> {
    return this.#sender.send(READ_EVENT, { path: [id], options });
  }
}
