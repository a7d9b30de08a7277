/** Types of user fields at Zendesk that ours need. */
export type FieldType = 'text' | 'decimal' | 'integer';

/** One attribute of a member that Zendesk shows. */
export interface FieldRow {
  /** Its name here, and the key of its field unless the merchant chose another. */
  readonly name: FieldName;
  readonly type: FieldType;
  /** Title of the field where we make it. */
  readonly title: string;
}

/** The attributes, with the names and types that merchants made their fields by. */
export const FIELD_ROWS = [
  { name: 'zrl_member_available_points', type: 'decimal', title: 'Available points' },
  { name: 'zrl_member_member_id', type: 'text', title: 'Member ID' },
  { name: 'zrl_member_member_status', type: 'text', title: 'Member status' },
  { name: 'zrl_member_number_of_purchases', type: 'integer', title: 'Number of purchases' },
  { name: 'zrl_member_number_of_redemptions', type: 'integer', title: 'Number of redemptions' },
  { name: 'zrl_member_enrollment_date', type: 'text', title: 'Enrollment date' },
  { name: 'zrl_member_last_modified_date', type: 'text', title: 'Loyalty last modified' },
  { name: 'zrl_member_lifetime_points_earned', type: 'decimal', title: 'Lifetime points earned' },
  { name: 'zrl_member_lifetime_points_expired', type: 'decimal', title: 'Lifetime points expired' },
  {
    name: 'zrl_member_lifetime_points_redeemed',
    type: 'decimal',
    title: 'Lifetime points redeemed',
  },
  {
    name: 'zrl_member_lifetime_points_deducted',
    type: 'decimal',
    title: 'Lifetime points deducted',
  },
  { name: 'zrl_member_referral_url', type: 'text', title: 'Referral URL' },
  { name: 'first_name', type: 'text', title: 'Loyalty first name' },
  { name: 'email', type: 'text', title: 'Loyalty e-mail' },
  { name: 'phone', type: 'text', title: 'Loyalty phone' },
  { name: 'last_name', type: 'text', title: 'Loyalty last name' },
  { name: 'zrl_member_first_purchase_date', type: 'text', title: 'First purchase' },
  { name: 'zrl_member_last_purchase_date', type: 'text', title: 'Last purchase' },
  { name: 'zrl_member_loyalty_tier_name', type: 'text', title: 'Loyalty tier' },
  { name: 'zrl_member_loyalty_tier_id', type: 'text', title: 'Loyalty tier ID' },
  { name: 'zrl_member_qualified_points', type: 'decimal', title: 'Qualified points' },
] as const satisfies readonly {
  readonly name: string;
  readonly type: FieldType;
  readonly title: string;
}[];

export type FieldName = (typeof FIELD_ROWS)[number]['name'];

/** What a merchant said of a row. */
export interface FieldChoice {
  readonly on: boolean;
  readonly key: string;
}

export type FieldChoices = Readonly<Record<FieldName, FieldChoice>>;

/** A row as it is sent: switched on, under its key. */
export interface ChosenField extends FieldRow {
  readonly key: string;
}

/** The rows that are switched on, in their order. */
export function chosenFields(choices: FieldChoices): readonly ChosenField[] {
  return FIELD_ROWS.flatMap((row) => {
    const { on, key } = choices[row.name];
    return on ? [{ ...row, key }] : [];
  });
}

/** Every row on, under its own name. */
export function usualChoices(): FieldChoices {
  return Object.fromEntries(
    FIELD_ROWS.map(({ name }) => [name, { on: true, key: name }]),
  ) as FieldChoices;
}
