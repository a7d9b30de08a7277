// Written by `npm run sdk:types` out of the contract. Do not edit.

import type {
  MemberAddress,
  MemberTierInfo,
  MemberTierMovement,
  TransactionAwardInfo,
  TransactionRewardInfo,
  TransactionDeductInfo,
  ActivityPointsConfig,
  ActivityRulesConfig,
  ActivityFrequency,
} from './parts.ts';

/** What `members.read` answers with. */
export interface Member {
  /** 24 hexadecimal digits, ordered by time. */
  readonly id: string;
  /** The merchant’s own id; without one the e-mail address. */
  readonly member_id: string;
  /** First name. */
  readonly first_name: string;
  /** Last name. */
  readonly last_name: string;
  /** E-mail address, lower case. */
  readonly email_address: string;
  /** Telephone, `+1-7203332525` if its country is known. */
  readonly phone_number: string;
  /** Birthday. MM/DD/YYYY. */
  readonly birthdate: string | null;
  /** The day whose return is celebrated. MM/DD/YYYY. */
  readonly anniversary_date: string | null;
  /** Older name of `anniversary_date`. MM/DD/YYYY. */
  readonly wedding_anniversary_date: string | null;
  /** As it was sent. */
  readonly gender: string;
  /** Name on Twitter. */
  readonly twitter_handle: string;
  /** Name on Instagram. */
  readonly instagram_handle: string;
  /** As it was sent. */
  readonly preferred_language: string;
  readonly address: MemberAddress;
  /** `active`, `blocked`, `opted_out` or `deleted`. */
  readonly member_status: string;
  /** `subscribed` or `unsubscribed`. */
  readonly email_subscription_status: string;
  /** Tags. */
  readonly member_tags: readonly string[];
  /** Attributes of the merchant’s own. */
  readonly custom_attributes: Readonly<Record<string, unknown>>;
  /** Code to recommend the shop with. */
  readonly referral_code: string;
  /** Link with that code. */
  readonly referral_URL: string;
  /** Code of who recommended the shop. */
  readonly referrer_code: string;
  /** The merchant’s own id of who recommended the shop. */
  readonly referrer_ID: string;
  /** Name of who recommended the shop. */
  readonly referrer_name: string;
  /** Points that can be spent. */
  readonly available_points: number;
  /** Points that wait for approval. Ours. */
  readonly pending_points: number;
  /** Points earned so far. */
  readonly lifetime_points_earned: number;
  /** Points spent on rewards so far. */
  readonly lifetime_points_redeemed: number;
  /** Points that lapsed so far. */
  readonly lifetime_points_expired: number;
  /** Points taken back or away so far. */
  readonly lifetime_points_deducted: number;
  /** What lapses when, next first. */
  readonly points_expiration_schedule: readonly {
    /** When they lapse, `11-Feb-2024 9:24:29`, UTC. */
    readonly expiration_date: string;
    /** How many. */
    readonly points: number;
  }[];
  /** What lapses when, next first. */
  readonly points_to_expire: readonly {
    /** When they lapse, `11-Feb-2024 9:24:29`, UTC. */
    readonly expiration_date: string;
    /** How many. */
    readonly points: number;
  }[];
  readonly tier_info: MemberTierInfo;
  /** Older name of `loyalty_tier_name`. */
  readonly current_tier: string;
  /** Older name of `loyalty_tier_id`. */
  readonly current_tier_ID: string;
  /** The last twenty moves between tiers, oldest first. */
  readonly tier_movements: readonly MemberTierMovement[];
  /** Subtotals of orders less what came back. */
  readonly revenue: number;
  /** Revenue by number of purchases, two decimals. */
  readonly aov: number;
  /** Orders that earned. */
  readonly number_of_purchases: number;
  /** Rewards taken. */
  readonly number_of_redemptions: number;
  /** Activities done, orders among them. */
  readonly number_of_activities: number;
  /** First order. MM/DD/YYYY HH:MM:SS, UTC. */
  readonly first_purchase_date: string | null;
  /** Last order. MM/DD/YYYY HH:MM:SS, UTC. */
  readonly last_purchase_date: string | null;
  /** When he joined. MM/DD/YYYY HH:MM:SS, UTC. */
  readonly enrollment_date: string;
  /** When what is known of him last changed. MM/DD/YYYY HH:MM:SS, UTC. */
  readonly last_modified_date: string;
  /** When he was deleted. MM/DD/YYYY HH:MM:SS, UTC. */
  readonly deleted_date: string | null;
}

/** What `seals.read` answers with. */
export interface Seal {
  /** `fealty seal 1`: which rules it was made by; see docs/operating/auditing.md. */
  readonly format: string;
  /** The store. */
  readonly partner_id: string;
  /** 1 for the first seal of a store, without a gap. */
  readonly number: number;
  /** When, as ISO 8601 in UTC: the text that is hashed. */
  readonly sealed_at: string;
  /** Root of the tree over all members. SHA-256, 64 hex digits. */
  readonly root: string;
  /** Members that were sealed. */
  readonly members: number;
  /** Points to spend. A count of the program’s smallest unit, in decimal digits. */
  readonly available: string;
  /**
   * Points that wait for approval. A count of the program’s smallest unit, in decimal
   * digits.
   */
  readonly pending: string;
  /** Points in carts. A count of the program’s smallest unit, in decimal digits. */
  readonly reserved: string;
  /** Points that are owed. A count of the program’s smallest unit, in decimal digits. */
  readonly owed: string;
  /** Hash of the seal before; zeros for the first. SHA-256, 64 hex digits. */
  readonly previous: string;
  /** The key that signed it; /.well-known/fealty-seal-keys.json lists all. */
  readonly key_id: string;
  /** Hash of this seal. SHA-256, 64 hex digits. */
  readonly hash: string;
  /** Ed25519, 32 bytes in hex. */
  readonly public_key: string;
  /** Ed25519, 64 bytes in hex. */
  readonly signature: string;
}

/** What `transactions.read` answers with. */
export interface Transaction {
  /** 24 hexadecimal digits, ordered by time. */
  readonly id: string;
  /** What gives, what buys, and what takes away; expiries are deductions. */
  readonly transaction_type: 'award' | 'redeem' | 'deduct';
  /** The merchant’s own id of the member. */
  readonly member_id: string;
  /** The internal id of the member. Ours. */
  readonly internal_member_id: string;
  /**
   * `pending`, `approved`, `auto_approved`, `rejected`, `redeemed`, `deducted`,
   * `pending_deduction`, `exhausted` or `expired`.
   */
  readonly status: string;
  /** Points of the transaction; never below 0. */
  readonly points: number;
  readonly award_info?: TransactionAwardInfo;
  readonly reward_info?: TransactionRewardInfo;
  readonly deduct_info?: TransactionDeductInfo;
  /**
   * What was passed: reason, tags, order_id, order_total, order_subtotal, coupons, currency,
   * products and the merchant’s own.
   */
  readonly transaction_attributes: Readonly<Record<string, unknown>>;
  /** When it happened. MM/DD/YYYY HH:MM:SS, UTC. */
  readonly transaction_date: string;
  /** When it was recorded. MM/DD/YYYY HH:MM:SS, UTC. */
  readonly created_date: string;
  /** When it was approved. MM/DD/YYYY HH:MM:SS, UTC. */
  readonly approved_date: string | null;
  /** Who approved it. */
  readonly approved_by: string | null;
  /** When it approves itself. MM/DD/YYYY HH:MM:SS, UTC. */
  readonly auto_approval_date: string | null;
  /** When what is left of it lapses. MM/DD/YYYY HH:MM:SS, UTC. */
  readonly points_expiration_date: string | null;
  /** The same as in the attributes. Ours. */
  readonly tags: readonly string[];
}

/** What `activities.read` answers with. */
export interface Activity {
  /** 24 hexadecimal digits: the same for the same activity of the same store. */
  readonly id: string;
  /** Id of the activity. */
  readonly activity_id: string;
  /** Name of the activity. */
  readonly activity_name: string;
  /** Shown with it. */
  readonly activity_description: string;
  /** Shown when it is opened. */
  readonly points_earning_description: string;
  /** False while it is paused. */
  readonly is_active: boolean;
  /** `fixed` or `multiplier_based`. */
  readonly points_computation_type: string;
  readonly points_config: ActivityPointsConfig;
  /** `immediate`, `fixed_duration` or `manual`. */
  readonly approval_method: string;
  /** Days until points approve themselves. */
  readonly fixed_duration_period: number | null;
  /** Rules that bend it. */
  readonly rules_config: readonly ActivityRulesConfig[];
  /** Whether members and guests see it. */
  readonly show_on_guest_dashboard: boolean;
  /** Whether it counts for tiers. */
  readonly is_qualified_for_tier_upgrade: boolean;
  /** Whether members may award it to themselves. Ours. */
  readonly is_performable_on_storefront: boolean;
  /** Of a member: whether doing it now would earn. Ours. */
  readonly is_available?: boolean;
  /** Of a member: the limit that stops him, else the first. Ours. */
  readonly frequency?: ActivityFrequency | null;
}

/** A row of `rewards.list`. */
export interface Reward {
  /** 24 hexadecimal digits: the same for the same reward of the same store. */
  readonly id: string;
  /** Id of the reward, to redeem it by. */
  readonly reward_id: string;
  /** Name of the reward. */
  readonly reward_name: string;
  /**
   * `Product Redemption`, `Fixed Amount Discount`, `Percentage Discount`, `Free Shipping`,
   * `Gift Card`, `Cash Back` or `Catalog Product`.
   */
  readonly reward_sub_type: string;
  /** What it is worth. */
  readonly reward_value: string;
  /** Its price; where the member chooses, the least he may. */
  readonly points_to_be_redeemed: number;
  /** What the member may choose; null where the price is fixed. Ours. */
  readonly points_range: {
    /** Fewest points. */
    readonly minimum: number;
    /** Most points. */
    readonly maximum: number;
    /** What lies between two choices. */
    readonly step: number;
  } | null;
  /** The product that is given; empty for other rewards. */
  readonly product_id: string;
  /** How its coupons come about: `coupon_pool`, `generated_coupons` or `no_coupons`. */
  readonly implementation_type: string;
  /** Its place in lists, if any. */
  readonly rank: number | null;
  /** Shown with it. */
  readonly description: string;
  /** Whether it can be redeemed at present. */
  readonly is_active: boolean;
  /** Tiers that may redeem it; `all` for everybody. */
  readonly eligible_tiers: readonly string[];
  /** Transactions that it is shown for; empty for all. Ours. */
  readonly transaction_attributes: Readonly<Record<string, readonly string[]>>;
  readonly coupon_status: {
    /** Codes that were uploaded. */
    readonly uploaded_coupons: number;
    /** Codes that are left. */
    readonly remaining_coupons: number;
  };
  /** When it was made. MM/DD/YYYY HH:MM:SS, UTC. */
  readonly created_date: string;
  /** When it was changed last. MM/DD/YYYY HH:MM:SS, UTC. */
  readonly last_modified_date: string;
  /** With `include_ineligible`: whether the member may. Ours. */
  readonly is_eligible?: boolean;
  /** The code that redeeming it would be refused with, or null. Ours. */
  readonly ineligible_reason?: string | null;
}

/** A row of `tiers.list`. */
export interface Tier {
  /** 24 hexadecimal digits: the same for the same tier of the same store. */
  readonly id: string;
  /** Id of the tier. */
  readonly loyalty_tier_id: string;
  /** Name of the tier. */
  readonly loyalty_tier_name: string;
  /** Shown with it. */
  readonly description: string;
  /** What must have counted: points, or what was spent. */
  readonly minimum_points: number;
  /** What counts: `points` or `spend`. */
  readonly qualification_type: string;
  /** When a tier is lost: `lifetime`, `period` or `rolling`. */
  readonly tier_type: string;
  /** Factor on what its members earn. */
  readonly bonus_multiplier: number;
  /** Instead of that for single activities, by their id. */
  readonly activity_multipliers: Readonly<Record<string, number>>;
  /** Rewards shown with it, by reward id. */
  readonly tier_rewards: readonly string[];
  /** Whether it can be reached. */
  readonly is_active: boolean;
  /** Whether members begin in it. */
  readonly is_default: boolean;
  /** Whether members do not see it. */
  readonly hide_tier_from_user: boolean;
  /** When it was made. MM/DD/YYYY HH:MM:SS, UTC. */
  readonly created_date: string;
  /** When it was changed last. MM/DD/YYYY HH:MM:SS, UTC. */
  readonly last_modified_date: string;
}
