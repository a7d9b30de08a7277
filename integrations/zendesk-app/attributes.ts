/** A user field of Zendesk that the sync fills in. */
export interface Attribute {
  readonly key: string;
  /** In Zendesk's words; `integer` is what its pages call a numeric field. */
  readonly type: 'text' | 'decimal' | 'integer';
  readonly title: string;
}

function row(key: string, type: Attribute['type'], title: string): Attribute {
  return { key, type, title };
}

/** All fields of a member, as the sync writes them. */
export const ATTRIBUTES: readonly Attribute[] = [
  row('zrl_member_available_points', 'decimal', 'Loyalty: available points'),
  row('zrl_member_member_id', 'text', 'Loyalty: member ID'),
  row('zrl_member_member_status', 'text', 'Loyalty: status'),
  row('zrl_member_number_of_purchases', 'integer', 'Loyalty: number of purchases'),
  row('zrl_member_number_of_redemptions', 'integer', 'Loyalty: number of redemptions'),
  row('zrl_member_enrollment_date', 'text', 'Loyalty: enrolled on'),
  row('zrl_member_last_modified_date', 'text', 'Loyalty: last modified on'),
  row('zrl_member_lifetime_points_earned', 'decimal', 'Loyalty: points earned, lifetime'),
  row('zrl_member_lifetime_points_expired', 'decimal', 'Loyalty: points expired, lifetime'),
  row('zrl_member_lifetime_points_redeemed', 'decimal', 'Loyalty: points redeemed, lifetime'),
  row('zrl_member_lifetime_points_deducted', 'decimal', 'Loyalty: points deducted, lifetime'),
  row('zrl_member_referral_url', 'text', 'Loyalty: referral URL'),
  row('first_name', 'text', 'Loyalty: first name'),
  row('email', 'text', 'Loyalty: e-mail'),
  row('phone', 'text', 'Loyalty: phone'),
  row('last_name', 'text', 'Loyalty: last name'),
  row('zrl_member_first_purchase_date', 'text', 'Loyalty: first purchase on'),
  row('zrl_member_last_purchase_date', 'text', 'Loyalty: last purchase on'),
  row('zrl_member_loyalty_tier_name', 'text', 'Loyalty: tier'),
  row('zrl_member_loyalty_tier_id', 'text', 'Loyalty: tier ID'),
  row('zrl_member_qualified_points', 'decimal', 'Loyalty: qualified points'),
];
