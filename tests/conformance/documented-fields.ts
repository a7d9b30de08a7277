import {
  boolean,
  day,
  exactly,
  filledList,
  filledString,
  hex24,
  integer,
  longTime,
  microTime,
  number,
  object,
  oneOf,
  orEmpty,
  orNull,
  scheduleTime,
  shortTime,
  string,
  type Field,
  type Fields,
} from './field-kinds.ts';

/*
 * What the published documentation says each answer holds: every field of its tables and of its
 * samples, with the type and, for dates, the form that the sample shows.
 */

const person: Fields = {
  user_email: filledString,
  first_name: filledString,
  last_name: filledString,
};

const earned: Fields = {
  ...person,
  activity_id: filledString,
  activity_name: filledString,
  transaction_type: exactly('award'),
  points: integer,
  points_status: exactly('approved', 'auto_approved', 'cached', 'pending'),
  created_time: shortTime,
};

export const award = object(earned);
export const purchase = object(earned);

export const redeem = object({
  ...person,
  redemption_name: filledString,
  redemption_id: filledString,
  points: integer,
  points_status: exactly('redeemed'),
  coupon_code: filledString,
  created_time: shortTime,
});

export const deduct = object({
  ...person,
  points_status: exactly('deducted'),
  transaction_type: exactly('deduct'),
  available_points: integer,
  reason: filledString,
  points: integer,
  created_time: shortTime,
});

export const returned = object({
  ...person,
  points: integer,
  points_status: filledString,
  returned_for_order_id: filledString,
  reason: filledString,
  created_time: shortTime,
});

const product = object({
  category: string,
  product_id: filledString,
  price: filledString,
  product_points_per_quantity: number,
  bonus_multiplier: number,
  quantity: filledString,
});

const transaction = object({
  ...person,
  activity_name: orNull(filledString),
  transaction_type: exactly('award', 'deduct', 'redeem'),
  order_id: orNull(filledString),
  points_status: exactly(
    'approved',
    'auto_approved',
    'exhausted',
    'pending',
    'redeemed',
    'deducted',
    'rejected',
    'expired',
    'pending_deduction',
  ),
  points_passed: orNull(number),
  points: integer,
  points_used: integer,
  redemption_name: orNull(filledString),
  redemption_value: orNull(string),
  approved_by: orNull(string),
  created_time: longTime,
  approved_time: orNull(microTime),
  auto_approval_date: orNull(microTime),
  points_expiration_date: orNull(microTime),
  additional_data: orNull(object({ zrl_products: filledList(product) })),
  returned_for_order_id: orNull(filledString),
});

export const transactions = object({
  total: integer,
  next_start_index: integer,
  transactions: filledList(transaction),
  more: boolean,
});

export const createdUser = object({
  email: filledString,
  first_name: filledString,
  last_name: filledString,
});

const userFields: Fields = {
  ...person,
  dob: orEmpty(day),
  address_line1: string,
  address_line2: string,
  city: string,
  state: string,
  country: string,
  phone_country_code: string,
  phone_number: string,
  zipcode: string,
  uid: filledString,
  user_id: filledString,
  referral_code: filledString,
  referral_url: filledString,
  referrer_email: string,
  has_opted_out: boolean,
  loyalty_enroll_time: day,
  loyalty_tier_id: filledString,
  loyalty_tier_name: filledString,
  tier_details: object({ period_start: day, points: integer, period_end: orEmpty(day) }),
  available_points: integer,
  redeemed_points: integer,
  awarded_points: integer,
  pending_points: integer,
  expiration_schedule: filledList(object({ expiration_date: scheduleTime, points: integer })),
};

export const user = object(userFields);

/** In lists a member may have nothing that lapses. */
const listedUser = object({
  ...userFields,
  expiration_schedule: (value, place) =>
    Array.isArray(value) && value.length === 0 ? [] : userSchedule(value, place),
});

function userSchedule(value: unknown, place: string): string[] {
  return filledList(object({ expiration_date: scheduleTime, points: integer }))(value, place);
}

/** Where the next page starts; the samples leave it out of a last page. */
const nextIfMore: Field = (value, place) =>
  (value as { readonly more?: unknown }).more === true
    ? object({ next_start_index: integer })(value, place)
    : [];

const usersPage = object({
  total_loyalty_users: integer,
  loyalty_users: filledList(listedUser),
  more: boolean,
});

export const users: Field = (value, place) => [
  ...usersPage(value, place),
  ...nextIfMore(value, place),
];

const activity: Fields = {
  activity_id: filledString,
  rules: object({}),
  is_activity_available_to_user: boolean,
  activity_name: filledString,
  activity_description: string,
  points_earning_description: string,
};

const limited = object({
  ...activity,
  activity_id: exactly('write_a_review'),
  rules: object({
    frequency: object({ range: exactly('DAY'), limit: exactly('3'), actions_completed: integer }),
  }),
});

/** Activities come fixed or as a multiplier; the one with a daily limit shows its limit. */
export const eligibleActivities: Field = (value, place) => [
  ...filledList(
    oneOf(
      object({ ...activity, activity_type: exactly('fixed'), points: integer }),
      object({ ...activity, activity_type: exactly('bonus_multiplier'), bonus_multiplier: number }),
    ),
  )(value, place),
  ...(Array.isArray(value) && value.some((each) => limited(each, place).length === 0)
    ? []
    : [`${place} does not show the daily limit of write_a_review`]),
];

const redemption: Fields = {
  redemption_name: filledString,
  redemption_id: filledString,
  giftcard_description: filledString,
  redemption_type: exactly(
    'Fixed Amount Discount',
    'Percentage Discount',
    'Free Shipping',
    'Product Redemption',
    'Gift Card',
  ),
  is_active: boolean,
  allowed_redeem_points: integer,
  redemption_value: string,
  created_time: longTime,
};

export const userRedemptions = object({
  total: integer,
  redemptions: filledList(
    object({
      ...redemption,
      associated_levels: filledList(filledString),
      updated_time: longTime,
      coupon_status: object({ uploaded_coupons: integer, remaining_coupons: integer }),
    }),
  ),
  more: boolean,
});

export const redemptions = filledList(object(redemption));

const tierFields: Fields = {
  id: filledString,
  name: filledString,
  description: string,
  minimum_points: integer,
  bonus_multiplier: number,
  tier_rewards: filledList(filledString),
  is_active: boolean,
  is_default: boolean,
  hide_tier_from_user: boolean,
  updated_time: longTime,
  created_time: longTime,
};

export const tier = object(tierFields);
export const tiers = filledList(object({ ...tierFields, rules: object({}) }));

export const event = object({
  id: hex24,
  event_type: exactly('evt_points_awarded'),
  created: longTime,
  data: object({
    user_first_name: filledString,
    user_last_name: filledString,
    user_email: filledString,
    user_id: hex24,
    activity_id: filledString,
    activity_name: filledString,
    order_id: orNull(filledString),
    points_status: filledString,
    transaction_type: exactly('award'),
    points_expiration_date: orNull(string),
    qualified_points: boolean,
    points: integer,
    points_expired: integer,
    created_time: longTime,
    merchant_id: filledString,
    id: hex24,
    approved_time: longTime,
  }),
});

export const unsubscribed = object({
  user_email: filledString,
  status: exactly('unsubscribed'),
});

const unsubscribedPage = object({
  total: integer,
  unsubscribed_emails: filledList(object({ email: filledString, unsubscribed_on: day })),
  more: boolean,
});

export const unsubscribedUsers: Field = (value, place) => [
  ...unsubscribedPage(value, place),
  ...nextIfMore(value, place),
];

export const changedEmail = object({
  merchant_id: filledString,
  old_email_address: filledString,
  new_email_address: filledString,
});

export const blockedUser = object({
  ...userFields,
  user_id: hex24,
  user_status: exactly('blocked'),
});
