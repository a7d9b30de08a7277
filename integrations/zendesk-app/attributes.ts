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
  row('zrl_member_available_points', 'decimal', 'Available points'),
  row('zrl_member_member_id', 'text', 'Member ID'),
  row('zrl_member_member_status', 'text', 'Member status'),
  row('zrl_member_number_of_purchases', 'integer', 'Number of purchases'),
  row('zrl_member_number_of_redemptions', 'integer', 'Number of redemptions'),
  row('zrl_member_enrollment_date', 'text', 'Enrollment date'),
  row('zrl_member_last_modified_date', 'text', 'Loyalty last modified'),
  row('zrl_member_lifetime_points_earned', 'decimal', 'Lifetime points earned'),
  row('zrl_member_lifetime_points_expired', 'decimal', 'Lifetime points expired'),
  row('zrl_member_lifetime_points_redeemed', 'decimal', 'Lifetime points redeemed'),
  row('zrl_member_lifetime_points_deducted', 'decimal', 'Lifetime points deducted'),
  row('zrl_member_referral_url', 'text', 'Referral URL'),
  row('first_name', 'text', 'Loyalty first name'),
  row('email', 'text', 'Loyalty e-mail'),
  row('phone', 'text', 'Loyalty phone'),
  row('last_name', 'text', 'Loyalty last name'),
  row('zrl_member_first_purchase_date', 'text', 'First purchase'),
  row('zrl_member_last_purchase_date', 'text', 'Last purchase'),
  row('zrl_member_loyalty_tier_name', 'text', 'Loyalty tier'),
  row('zrl_member_loyalty_tier_id', 'text', 'Loyalty tier ID'),
  row('zrl_member_qualified_points', 'decimal', 'Qualified points'),
];
