// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { TierDetails } from './parts.ts';

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
  /** Id of the user: 24 hexadecimal digits. */
  readonly user_id: string;
  /** Day of enrolment, MM/DD/YYYY. */
  readonly loyalty_enroll_time: string;
  /** Id of the tier the user has. */
  readonly loyalty_tier_id: string;
  /** Name of that tier. */
  readonly loyalty_tier_name: string;
  /** What the tier stands on. */
  readonly tier_details: TierDetails;
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
