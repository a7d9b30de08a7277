import {
  boolean,
  day,
  exactly,
  filledList,
  filledString,
  hex24,
  integer,
  listOf,
  number,
  object,
  oneOf,
  orNull,
  string,
  written,
  type Field,
} from '../field-kinds.ts';

/* What the reference says of the objects of v2: names, types, formats of dates. */

/** `10/05/2019 23:10:55`. */
const time = written('MM/DD/YYYY HH:MM:SS', /^\d\d\/\d\d\/\d{4} \d\d:\d\d:\d\d$/);
/** `11-Feb-2024  9:24:29`: two spaces, no zero before the hour. */
const lapseTime = written(
  'DD-Mon-YYYY, two spaces and a time',
  /^\d\d-[A-Z][a-z]{2}-\d{4} {2}\d{1,2}:\d\d:\d\d$/,
);

const address = object({
  line1: string,
  line2: string,
  city: string,
  state: string,
  country: string,
  postal_code: string,
});
const schedule = listOf(object({ expiration_date: lapseTime, points: integer }));

export const member = object({
  id: hex24,
  member_id: filledString,
  first_name: string,
  last_name: string,
  email_address: string,
  phone_number: string,
  birthdate: orNull(day),
  anniversary_date: orNull(day),
  gender: string,
  twitter_handle: string,
  instagram_handle: string,
  preferred_language: string,
  address,
  member_status: exactly('active', 'blocked', 'opted_out', 'deleted'),
  email_subscription_status: exactly('subscribed', 'unsubscribed'),
  member_tags: listOf(filledString),
  custom_attributes: object({}),
  referral_code: filledString,
  referral_URL: written('an address', /^https?:\/\/.+\/raf\/\w+$/),
  referrer_code: string,
  referrer_ID: string,
  referrer_name: string,
  available_points: integer,
  lifetime_points_earned: integer,
  lifetime_points_redeemed: integer,
  lifetime_points_expired: integer,
  lifetime_points_deducted: integer,
  points_expiration_schedule: schedule,
  points_to_expire: schedule,
  tier_info: object({
    loyalty_tier_id: filledString,
    loyalty_tier_name: filledString,
    qualified_points: integer,
    current_period_start: orNull(time),
    current_period_end: orNull(time),
  }),
  current_tier: filledString,
  current_tier_ID: filledString,
  tier_movements: listOf(
    object({
      date: time,
      old_tier: string,
      old_tier_ID: string,
      new_tier: string,
      new_tier_ID: string,
    }),
  ),
  revenue: number,
  aov: number,
  number_of_purchases: integer,
  number_of_redemptions: integer,
  number_of_activities: integer,
  first_purchase_date: orNull(time),
  last_purchase_date: orNull(time),
  enrollment_date: time,
  last_modified_date: time,
  deleted_date: orNull(time),
});

const ofTransaction = {
  id: hex24,
  member_id: filledString,
  status: filledString,
  points: integer,
  transaction_attributes: object({}),
  transaction_date: time,
  created_date: time,
  approved_date: orNull(time),
  auto_approval_date: orNull(time),
  points_expiration_date: orNull(time),
};

export const award = object({
  ...ofTransaction,
  transaction_type: exactly('award'),
  award_info: object({
    activity_id: filledString,
    activity_name: filledString,
    points_status: filledString,
    points: integer,
  }),
});

export const redemption = object({
  ...ofTransaction,
  transaction_type: exactly('redeem'),
  reward_info: object({
    reward_id: filledString,
    reward_name: filledString,
    reward_value: string,
    coupon_code: string,
  }),
});

export const deduction = object({
  ...ofTransaction,
  transaction_type: exactly('deduct'),
  status: exactly('deducted', 'pending_deduction'),
});

/** Of any kind, as lists show it. */
export const transaction = oneOf(
  award,
  redemption,
  object({ ...ofTransaction, transaction_type: exactly('deduct') }),
);

export const reward = object({
  id: hex24,
  reward_id: filledString,
  reward_name: filledString,
  reward_sub_type: exactly(
    'Product Redemption',
    'Fixed Amount Discount',
    'Percentage Discount',
    'Free Shipping',
    'Gift Card',
    'Cash Back',
    'Catalog Product',
  ),
  reward_value: string,
  points_to_be_redeemed: integer,
  product_id: string,
  implementation_type: filledString,
  rank: orNull(integer),
  last_modified_date: time,
});

export const activity = object({
  id: hex24,
  activity_id: filledString,
  activity_name: filledString,
  is_active: boolean,
  points_computation_type: exactly('fixed', 'multiplier_based'),
  points_config: oneOf(
    object({ points: integer }),
    object({ multiplier: number, attribute_to_multiply: filledString }),
  ),
  approval_method: exactly('immediate', 'fixed_duration', 'manual'),
  rules_config: listOf(
    object({ rule_type: filledString, rule_value: string, conditions: listOf(anything) }),
  ),
  show_on_guest_dashboard: boolean,
  is_qualified_for_tier_upgrade: boolean,
});

export const tier = object({
  id: hex24,
  loyalty_tier_id: filledString,
  loyalty_tier_name: filledString,
  minimum_points: number,
  is_default: boolean,
});

export const integration = object({
  id: hex24,
  integration_type: filledString,
  status: exactly('active', 'inactive'),
  config: object({
    events: listOf(filledString),
    zif_config: object({ workflow_url: written('an address', /^https?:\/\/\S+$/) }),
  }),
});

/** A page of a list, by the name of the list; with at least one row. */
export const page = (name: string, row: Field): Field =>
  object({ [name]: filledList(row), ...ofPage });
/** A page that holds nothing. */
export const emptyPage = (name: string): Field => object({ [name]: none, ...ofPage });

const ofPage = { total: integer, more: boolean, next_start_index: integer };

function anything(): string[] {
  return [];
}

const none: Field = (value, place) =>
  Array.isArray(value) && value.length === 0
    ? []
    : [`${place} is ${JSON.stringify(value)}, expected is an empty list`];
