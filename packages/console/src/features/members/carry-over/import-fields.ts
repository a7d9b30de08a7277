/** What a file can carry over. */
export type Carried = 'members' | 'transactions';

/** A field of an import: what the server calls it, what people do, and what files call it. */
interface ImportField {
  readonly name: string;
  readonly label: string;
  readonly also?: readonly string[];
}

const WHO: readonly ImportField[] = [
  {
    name: 'email',
    label: 'E-mail address',
    also: ['email_address', 'mail', 'e_mail'],
  },
  {
    name: 'uid',
    label: 'Your id of the member',
    also: ['user_id', 'member_id', 'customer_id', 'id'],
  },
];

const MEMBERS: readonly ImportField[] = [
  ...WHO,
  { name: 'first_name', label: 'First name', also: ['firstname', 'given_name'] },
  { name: 'last_name', label: 'Last name', also: ['lastname', 'surname', 'family_name'] },
  { name: 'points', label: 'Points', also: ['available_points', 'balance', 'points_balance'] },
  {
    name: 'expires_at',
    label: 'Points expire on',
    also: ['points_expiration_date', 'points_expire_at'],
  },
  { name: 'tier_id', label: 'Tier (its id)', also: ['loyalty_tier_id', 'tier'] },
  { name: 'status', label: 'Status', also: ['member_status', 'user_status'] },
  { name: 'tags', label: 'Tags', also: ['member_tags'] },
  { name: 'enrolled_at', label: 'Joined on', also: ['enrollment_date', 'joined', 'created_at'] },
  { name: 'subscribed', label: 'Gets mails', also: ['email_subscription_status', 'subscription'] },
  { name: 'birthdate', label: 'Birthday', also: ['birth_date', 'birthday', 'dob'] },
  { name: 'anniversary_date', label: 'Anniversary', also: ['wedding_anniversary_date'] },
  { name: 'phone', label: 'Phone', also: ['phone_number', 'mobile', 'telephone'] },
  { name: 'phone_country_code', label: 'Country code of the phone' },
  { name: 'gender', label: 'Gender' },
  { name: 'language', label: 'Language', also: ['preferred_language', 'locale'] },
  { name: 'address_line1', label: 'Address', also: ['address', 'line1', 'street'] },
  { name: 'address_line2', label: 'Address, second line', also: ['line2'] },
  { name: 'city', label: 'City', also: ['town'] },
  { name: 'state', label: 'State', also: ['region', 'province'] },
  { name: 'postal_code', label: 'Postal code', also: ['zip', 'zipcode', 'postcode'] },
  { name: 'country', label: 'Country' },
  { name: 'twitter_handle', label: 'Twitter', also: ['twitter'] },
  { name: 'instagram_handle', label: 'Instagram', also: ['instagram'] },
  { name: 'referral_code', label: 'Referral code' },
];

const TRANSACTIONS: readonly ImportField[] = [
  ...WHO,
  { name: 'type', label: 'Kind: award, redeem or deduct', also: ['transaction_type', 'kind'] },
  { name: 'points', label: 'Points' },
  {
    ...{ name: 'occurred_at', label: 'When' },
    also: ['created_time', 'created_at', 'transaction_date', 'date', 'time'],
  },
  { name: 'activity_id', label: 'Activity (its id)', also: ['activity'] },
  { name: 'reward_id', label: 'Reward (its id)', also: ['redemption_id', 'reward'] },
  { name: 'order_id', label: 'Order', also: ['order', 'order_number'] },
  { name: 'basis', label: 'What the order was worth', also: ['points_passed', 'order_subtotal'] },
  { name: 'reason', label: 'Reason', also: ['note', 'comment'] },
  {
    name: 'expires_at',
    label: 'Points expire on',
    also: ['points_expiration_date', 'points_expire_at'],
  },
  { name: 'idle_since', label: 'Active since' },
  { name: 'coupon_code', label: 'Coupon code', also: ['coupon'] },
  { name: 'counts_for_tier', label: 'Counts for tiers', also: ['qualified_points'] },
  { name: 'status', label: 'Status', also: ['points_status'] },
];

export const FIELDS: Readonly<Record<Carried, readonly ImportField[]>> = {
  members: MEMBERS,
  transactions: TRANSACTIONS,
};

/** Attributes of the program's own begin so. */
export const CUSTOM = 'custom.';

/** Which field each column is, by its name; empty where that is not known. Each field at most once. */
export function guessFields(names: readonly string[], carried: Carried): readonly string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    if (name.trim().startsWith(CUSTOM)) return name.trim();
    const plain = plainName(name);
    const found = FIELDS[carried].find(
      (field) =>
        plainName(field.name) === plain ||
        plainName(field.label) === plain ||
        field.also?.includes(plain) === true,
    );
    if (found === undefined || taken.has(found.name)) return '';
    taken.add(found.name);
    return found.name;
  });
}

function plainName(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^_|_$/g, '');
}

/** An attribute's name out of a column's. */
export function attributeOf(name: string): string {
  return `${CUSTOM}${plainName(name)}`;
}
