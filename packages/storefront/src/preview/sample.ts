import type {
  ActivityData,
  MemberData,
  RewardData,
  TierData,
  TransactionData,
} from '@fealty/contract/v2';

const DAY_MS = 86_400_000;

/** So many days from now, as the API writes it. */
function day(ahead: number): string {
  const [date = '', time = ''] = new Date(Date.now() + ahead * DAY_MS).toISOString().split('T');
  const [year = '', month = '', at = ''] = date.split('-');
  return `${month}/${at}/${year} ${time.slice(0, 8)}`;
}

const SINCE = day(-400);

export const MEMBER: MemberData = {
  ...{ id: '0'.repeat(24), member_id: 'sample', first_name: 'Ada', last_name: 'Sample' },
  ...{ email_address: 'ada@example.com', phone_number: '', birthdate: '06/21/1990' },
  ...{ anniversary_date: null, wedding_anniversary_date: null, gender: '', twitter_handle: '' },
  ...{ instagram_handle: '', preferred_language: '', member_status: 'active' },
  address: { line1: '', line2: '', city: '', state: '', country: '', postal_code: '' },
  email_subscription_status: 'subscribed',
  ...{ member_tags: [], custom_attributes: {}, referral_code: 'ADA4F47O' },
  referral_URL: 'https://shop.example/raf/ADA4F47O',
  ...{ referrer_code: '', referrer_ID: '', referrer_name: '' },
  ...{ available_points: 1240, pending_points: 85, lifetime_points_earned: 2990 },
  ...{ lifetime_points_redeemed: 1500, lifetime_points_expired: 250, lifetime_points_deducted: 0 },
  points_expiration_schedule: [{ expiration_date: day(40), points: 320 }],
  points_to_expire: [{ expiration_date: day(40), points: 320 }],
  tier_info: {
    ...{ loyalty_tier_id: 'gold', loyalty_tier_name: 'Gold', qualified_points: 2990 },
    ...{ current_period_start: SINCE, current_period_end: null },
  },
  ...{ current_tier: 'Gold', current_tier_ID: 'gold', tier_movements: [], revenue: 2640, aov: 132 },
  ...{ number_of_purchases: 20, number_of_redemptions: 3, number_of_activities: 26 },
  ...{ first_purchase_date: SINCE, last_purchase_date: day(-3), enrollment_date: SINCE },
  ...{ last_modified_date: day(-3), deleted_date: null },
};

function activity(
  id: string,
  name: string,
  said: Partial<ActivityData> & Pick<ActivityData, 'activity_description' | 'points_config'>,
): ActivityData {
  return {
    ...{ id: '0'.repeat(24), activity_id: id, activity_name: name, is_active: true },
    ...{ points_earning_description: '', points_computation_type: 'fixed', rules_config: [] },
    ...{ approval_method: 'immediate', fixed_duration_period: null, show_on_guest_dashboard: true },
    ...{ is_qualified_for_tier_upgrade: true, is_performable_on_storefront: false },
    ...{ is_available: true, frequency: null, ...said },
  };
}

export const ACTIVITIES: readonly ActivityData[] = [
  activity('made_a_purchase', 'Buy something', {
    activity_description: 'Points for everything in your basket.',
    points_config: { multiplier: 1, attribute_to_multiply: 'order_subtotal' },
  }),
  activity('write_a_review', 'Write a review', {
    activity_description: 'Tell others what you think.',
    points_config: { points: 50 },
    is_performable_on_storefront: true,
    frequency: { range: 'day', limit: 3, actions_completed: 1 },
  }),
  activity('refer_a_friend', 'Refer a friend', {
    activity_description: 'When your friend buys for the first time.',
    points_config: { points: 250 },
  }),
  activity('birthday_bonus', 'Your birthday', {
    activity_description: 'A present once a year.',
    points_config: { points: 150 },
  }),
  activity('became_an_email_subscriber', 'Get our letter', {
    activity_description: 'News now and then.',
    points_config: { points: 75 },
    is_available: false,
    frequency: { range: 'lifetime', limit: 1, actions_completed: 1 },
  }),
];

function reward(
  name: string,
  points: number,
  said: Pick<RewardData, 'reward_sub_type' | 'description'>,
): RewardData {
  const isEligible = points <= MEMBER.available_points;
  return {
    ...{ id: '0'.repeat(24), reward_id: `reward_${String(points)}`, reward_name: name },
    ...{ reward_value: '', points_to_be_redeemed: points, points_range: null, product_id: '' },
    ...{ implementation_type: 'coupon_pool', rank: null, is_active: true, eligible_tiers: ['all'] },
    transaction_attributes: {},
    coupon_status: { uploaded_coupons: 100, remaining_coupons: 80 },
    ...{ created_date: SINCE, last_modified_date: SINCE, is_eligible: isEligible },
    ineligible_reason: isEligible ? null : 'INSUFFICIENT_POINTS',
    ...said,
  };
}

export const REWARDS: readonly RewardData[] = [
  reward('Free shipping', 300, {
    reward_sub_type: 'Free Shipping',
    description: 'On your next order.',
  }),
  reward('5 off', 500, {
    reward_sub_type: 'Fixed Amount Discount',
    description: 'Off anything in the shop.',
  }),
  reward('10 off', 1000, {
    reward_sub_type: 'Fixed Amount Discount',
    description: 'Off anything in the shop.',
  }),
  reward('A quarter off', 2100, {
    reward_sub_type: 'Percentage Discount',
    description: '25% off one order.',
  }),
  reward('Enamel mug', 2500, {
    reward_sub_type: 'Product Redemption',
    description: 'Made for us, in blue.',
  }),
];

function tier(name: string, least: number, factor: number): TierData {
  return {
    ...{ id: '0'.repeat(24), loyalty_tier_id: name.toLowerCase(), loyalty_tier_name: name },
    ...{ description: '', minimum_points: least, qualification_type: 'points' },
    ...{ tier_type: 'lifetime', bonus_multiplier: factor, activity_multipliers: {} },
    ...{ tier_rewards: [], is_active: true, is_default: least === 0, hide_tier_from_user: false },
    ...{ created_date: SINCE, last_modified_date: SINCE },
  };
}

export const TIERS: readonly TierData[] = [
  tier('Silver', 0, 1),
  tier('Gold', 1000, 1.5),
  tier('Platinum', 5000, 2),
];

const ONE: Omit<TransactionData, 'id' | 'transaction_type' | 'status' | 'points'> = {
  ...{ member_id: 'sample', internal_member_id: '0'.repeat(24), transaction_attributes: {} },
  ...{ transaction_date: day(-3), created_date: day(-3), approved_date: day(-3) },
  ...{ approved_by: null, auto_approval_date: null, points_expiration_date: null, tags: [] },
};

function awarded(
  id: string,
  name: string,
  said: { readonly points: number; readonly ago: number; readonly status?: string },
): TransactionData {
  const { points, ago, status = 'auto_approved' } = said;
  return {
    ...ONE,
    ...{ id: `award ${String(ago)}`, transaction_type: 'award', status, points },
    award_info: { activity_id: id, activity_name: name, points_status: status, points },
    transaction_date: day(-ago),
  };
}

function redeemed(
  name: string,
  said: { readonly points: number; readonly ago: number; readonly code: string; until?: number },
): TransactionData {
  const { points, ago, code, until } = said;
  return {
    ...ONE,
    ...{ id: `redeem ${String(ago)}`, transaction_type: 'redeem', status: 'redeemed', points },
    reward_info: {
      ...{ reward_id: 'reward', reward_name: name, reward_value: '', coupon_code: code },
      coupon_expiry_date: until === undefined ? null : day(until),
    },
    transaction_date: day(-ago),
  };
}

export const TRANSACTIONS: readonly TransactionData[] = [
  awarded('made_a_purchase', 'Buy something', { points: 85, ago: 1, status: 'pending' }),
  redeemed('10 off', { points: 1000, ago: 3, code: 'TEN-7GH2-KLQ', until: 60 }),
  awarded('write_a_review', 'Write a review', { points: 50, ago: 5 }),
  awarded('made_a_purchase', 'Buy something', { points: 132, ago: 9 }),
  awarded('refer_a_friend', 'Refer a friend', { points: 250, ago: 20 }),
  {
    ...ONE,
    ...{ id: 'expire', transaction_type: 'deduct', status: 'deducted', points: 250 },
    deduct_info: { reason: 'expire', returned_for_order_id: null, reversed_transaction_id: null },
    transaction_date: day(-30),
  },
  redeemed('Free shipping', { points: 300, ago: 90, code: 'SHIP-12A', until: -10 }),
];
