/**
 * Every refusal a decision can give, in order of precedence: when several apply to one command,
 * the first of this list is the answer. Surfaces translate codes; they add none of their own.
 */
export const REFUSAL_CODES = [
  'import_line_taken',
  'correction_line_taken',
  'correction_unknown',
  'member_unknown',
  'member_ambiguous',
  'merge_with_itself',
  'member_deleted',
  'member_blocked',
  'member_opted_out',
  'referrer_unknown',
  'uid_taken',
  'email_taken',
  'attribute_missing',
  'attribute_malformed',
  'attribute_taken',
  'merge_unknown',
  'merge_overtaken',
  'merge_too_old',
  'merge_too_large',
  'merge_lapsed',
  'activity_unknown',
  'activity_paused',
  'activity_not_for_members',
  'activity_not_for_agents',
  'browser_order_untrusted',
  'order_taken',
  'file_taken',
  'order_unknown',
  'transaction_unknown',
  'transaction_settled',
  'base_missing',
  'amount_malformed',
  'currency_unsupported',
  'prices_incomplete',
  'product_unknown',
  'quantity_exceeded',
  'return_exceeded',
  'award_too_large',
  'award_excluded',
  'limit_reached',
  'budget_exhausted',
  'reward_unknown',
  'reward_inactive',
  'reward_not_for_tier',
  'reward_not_for_member',
  'reward_limit_reached',
  'redemption_in_progress',
  'points_insufficient',
  'coupons_exhausted',
  'coupons_expired',
  'coupon_failed',
  'correction_void',
  'correction_changed',
  'tier_unknown',
] as const;

export type RefusalCode = (typeof REFUSAL_CODES)[number];

/** Why a command was refused. `details` carries the values a sentence about it needs. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly details: Readonly<Record<string, string | number>>;
}
