import type { RefusalCode } from '@fealty/core';

/** Refusals that arise before a command is decided, or that reads give. */
export type SurfaceRefusal =
  'parameters_missing' | 'parameter_malformed' | 'key_reused' | 'dates_reversed' | 'event_unknown';

export type V1Refusal = RefusalCode | SurfaceRefusal;

interface Wire {
  /** Published status code, 601 to 623. */
  readonly code: number;
  /** 404 where the thing that was named is not there, else 400. */
  readonly status: 400 | 404;
  /** The fixed part of the reason. */
  readonly sentence: string;
}

/** The one table from our refusals to the codes of v1. A refusal without a row does not compile. */
export const REFUSALS = {
  parameter_malformed: { code: 601, status: 400, sentence: 'Unexpected parameter format' },
  parameters_missing: { code: 615, status: 400, sentence: 'missing parameters' },
  key_reused: {
    code: 601,
    status: 400,
    sentence: 'The Idempotency-Key was used before with another request',
  },
  dates_reversed: { code: 612, status: 400, sentence: 'to_date cannot be before from_date' },
  event_unknown: { code: 616, status: 404, sentence: 'Invalid event ID' },
  import_line_taken: { code: 609, status: 400, sentence: 'The line was imported before' },
  correction_line_taken: { code: 609, status: 400, sentence: 'The line was corrected before' },
  correction_unknown: { code: 613, status: 404, sentence: 'Nothing was corrected by it' },
  correction_void: { code: 601, status: 400, sentence: 'There is nothing to correct' },
  correction_changed: { code: 601, status: 400, sentence: 'Something else would come out' },
  member_unknown: { code: 602, status: 404, sentence: 'User does not exist' },
  member_ambiguous: { code: 619, status: 400, sentence: 'Multiple accounts found' },
  merge_with_itself: { code: 601, status: 400, sentence: 'A user cannot be merged with itself' },
  member_deleted: { code: 622, status: 400, sentence: 'User record has been deleted' },
  member_blocked: { code: 623, status: 400, sentence: 'User has been blocked' },
  member_opted_out: {
    code: 623,
    status: 400,
    sentence: 'User has opted out of the loyalty program',
  },
  referrer_unknown: { code: 601, status: 400, sentence: 'Nobody has this referral_code' },
  email_taken: {
    code: 619,
    status: 400,
    sentence: 'Multiple accounts found: another user has this e-mail address',
  },
  uid_taken: {
    code: 619,
    status: 400,
    sentence: 'Multiple accounts found: another user has this uid',
  },
  attribute_missing: { code: 615, status: 400, sentence: 'missing parameters' },
  attribute_malformed: { code: 601, status: 400, sentence: 'Unexpected parameter format' },
  attribute_taken: {
    code: 619,
    status: 400,
    sentence: 'Multiple accounts found: another user has this value of a unique attribute',
  },
  merge_unknown: { code: 601, status: 400, sentence: 'The user is not merged with another' },
  merge_overtaken: { code: 601, status: 400, sentence: 'The other user was merged since' },
  merge_too_old: { code: 601, status: 400, sentence: 'The merge can no longer be undone' },
  merge_lapsed: { code: 601, status: 400, sentence: 'The user has points that have just lapsed' },
  merge_too_large: { code: 601, status: 400, sentence: 'The user has too many open awards' },
  activity_unknown: { code: 611, status: 404, sentence: 'Invalid Activity ID' },
  activity_paused: { code: 610, status: 400, sentence: 'Activity is in paused state' },
  activity_not_for_members: { code: 611, status: 404, sentence: 'Invalid Activity ID' },
  activity_not_for_agents: { code: 611, status: 404, sentence: 'Invalid Activity ID' },
  browser_order_untrusted: { code: 601, status: 400, sentence: 'Orders of browsers are not taken' },
  order_taken: { code: 609, status: 400, sentence: 'Duplicate Order ID' },
  file_taken: { code: 609, status: 400, sentence: 'The file was sent before' },
  order_unknown: { code: 613, status: 404, sentence: 'Invalid Order ID' },
  transaction_unknown: { code: 613, status: 404, sentence: 'Invalid transaction ID' },
  transaction_settled: { code: 601, status: 400, sentence: 'The transaction is settled' },
  base_missing: { code: 615, status: 400, sentence: 'missing parameters' },
  amount_malformed: { code: 601, status: 400, sentence: 'Unexpected parameter format' },
  currency_unsupported: { code: 601, status: 400, sentence: 'Unsupported currency' },
  prices_incomplete: {
    code: 601,
    status: 400,
    sentence: 'Either all products have a price or none has',
  },
  product_unknown: { code: 620, status: 404, sentence: 'Invalid Product ID' },
  quantity_exceeded: { code: 621, status: 400, sentence: 'Maximum product quantity exceeded' },
  return_exceeded: {
    code: 614,
    status: 400,
    sentence: 'More would be returned than the order has left',
  },
  award_too_large: { code: 601, status: 400, sentence: 'More than an agent may give' },
  award_excluded: {
    code: 618,
    status: 400,
    sentence: 'Points could not be awarded because exclusion rule was applied',
  },
  limit_reached: { code: 617, status: 400, sentence: 'Maximum award limit exceeded' },
  budget_exhausted: { code: 617, status: 400, sentence: 'Maximum award limit exceeded' },
  reward_unknown: { code: 604, status: 404, sentence: 'Invalid Redemption ID' },
  reward_inactive: { code: 605, status: 400, sentence: 'Inactive Redemption ID' },
  reward_not_for_tier: {
    code: 605,
    status: 400,
    sentence: 'The redemption is not open to the tier of the user',
  },
  reward_not_for_member: {
    code: 605,
    status: 400,
    sentence: 'The redemption is not open to the user',
  },
  reward_limit_reached: {
    code: 605,
    status: 400,
    sentence: 'The user has redeemed it as often as is allowed',
  },
  redemption_in_progress: {
    code: 603,
    status: 400,
    sentence: 'Another redemption of the user is in progress',
  },
  points_insufficient: { code: 607, status: 400, sentence: 'Insufficient redeemable points' },
  coupons_exhausted: { code: 608, status: 400, sentence: 'Redemption coupons exhausted' },
  coupons_expired: { code: 606, status: 400, sentence: 'Redemption coupon expired' },
  coupon_failed: { code: 603, status: 400, sentence: 'Redemption operation failed' },
  tier_unknown: { code: 601, status: 400, sentence: 'There is no such tier' },
} as const satisfies Record<V1Refusal, Wire>;
