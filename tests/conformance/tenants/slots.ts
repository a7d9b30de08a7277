import type { JsonSchema, Operation } from '../../support/description.ts';

/** What an id can be of. */
export type Kind =
  | 'member'
  | 'uid'
  | 'email'
  | 'phone'
  | 'card'
  | 'tag'
  | 'referral'
  | 'transaction'
  | 'order'
  | 'product'
  | 'coupon'
  | 'activity'
  | 'reward'
  | 'tier'
  | 'receipt'
  | 'integration'
  | 'workflow'
  | 'advance'
  | 'event'
  | 'place'
  | 'webhook'
  | 'helpDesk'
  | 'attempt'
  | 'mail'
  | 'draft'
  | 'backtest'
  | 'approval'
  | 'signal'
  | 'correction'
  | 'key';

/** One value for each kind. */
export type Ids = Readonly<Record<Kind, string>>;

/** A place of a request where an id can stand. */
export interface Slot {
  readonly in: 'path' | 'query' | 'body';
  /** Its name, in a body behind those of the objects around it. */
  readonly at: readonly string[];
  readonly kind: Kind;
  /** What `idParam` says, for values of paths. */
  readonly by?: string;
  readonly as: 'text' | 'filter' | 'list';
}

const WHO: readonly Kind[] = ['uid', 'email', 'phone', 'member'];

/** What stands under a name, wherever that name is a parameter. */
const KINDS: Readonly<Record<string, readonly Kind[]>> = {
  member_id: WHO,
  internal_member_id: ['member'],
  members: ['member'],
  into: WHO,
  uid: ['uid'],
  email: ['email'],
  user_email: ['email'],
  email_address: ['email'],
  old_email_address: ['email'],
  new_email_address: ['email'],
  phone_number: ['phone'],
  card: ['card'],
  tags: ['tag'],
  member_tags: ['tag'],
  referral_code: ['referral'],
  referrer_code: ['referral'],
  order_id: ['order'],
  returned_product_id: ['product'],
  coupon_code: ['coupon', 'referral'],
  coupons: ['coupon', 'referral'],
  activity_id: ['activity'],
  activity_ids: ['activity'],
  redemption_id: ['reward'],
  redemption_ids: ['reward'],
  reward_id: ['reward'],
  user_id: ['uid'],
  tier_ids: ['tier'],
  loyalty_tier_id: ['tier'],
  after: ['place'],
  draft_id: ['draft'],
  event_id: ['event'],
  event_ids: ['event'],
  transaction_ids: ['transaction'],
  secret_key: ['key'],
};

/** Names that hold no id of anything; a name that stands in neither table is an error. */
const PLAIN = new Set(
  `Fealty-Simulate Idempotency-Key base decision held held_reason times document revision version nonce batch_size cursor days event format in_order
   keep_retrying command max_per_second name overlap_hours kind settings actions award_max agent_daily_max daily_max
  enabled block_member messages message sender_name reply_to web_url dashboard_url subject text html retry_count url add anniversary_date approval_date approved_date at birthdate
  effective_from point_value breakage_share from until by city commands count country created_date currency data dob email_subscription_status
  enrollment_date events fetch_all fetch_eligible_redemptions filter_by first_name from_date gender
  hide_tier_from_user backtest idParam image_file include_ineligible include_quiet instagram_handle
  integration_type is_still_valid known_at language last_modified_date last_name line1 line2 mapping
  member_status order_by order_subtotal order_total outcome payments points points_expiration_date
  search
  access_token name order_token ts
  points_passed points_status postal_code preferred_language product_ids products quantity reason
  receipt_files remove returned_amount returned_product_quantity simulate group_by months severity sort_by start_index state
  status subtotal to to_date total transaction_date transaction_source transaction_type
  twitter_handle what select act import_id lines behind attributes codes good_until shown beyond
  available_points supposed_member seal
  theme accent_color background_color text_color corners launcher languages texts logo`.split(
    /\s+/,
  ),
);

/** What a value of a path is, by the part of the path before it or behind it. */
const IN_PATHS: readonly (readonly [RegExp, readonly (readonly [Kind, by?: string])[]])[] = [
  [
    /\{mid\}/,
    [
      ['member'],
      ['uid', 'member_id'],
      ['email', 'member_id'],
      ['email', 'email_address'],
      ['phone', 'phone_number'],
      ['card', 'card'],
    ],
  ],
  [/\{tid\}/, [['transaction'], ['order', 'order_id']]],
  [/\{email\}/, [['email']]],
  [/\{activity_id\}/, [['activity']]],
  [/\{reward_id\}/, [['reward']]],
  [/receipts\/\{id\}/, [['receipt']]],
  [/integrations\/\{id\}/, [['integration']]],
  [/webhooks\/\{id\}/, [['webhook']]],
  [/help-desks\/\{id\}/, [['helpDesk']]],
  [/attempts\/\{attempt\}/, [['attempt']]],
  [/mails\/\{id\}/, [['mail']]],
  [/drafts\/\{id\}/, [['draft']]],
  [/backtests\/\{id\}/, [['backtest']]],
  [/approvals\/\{id\}/, [['approval']]],
  [/fraud_signals\/\{id\}/, [['signal']]],
  [/corrections\/\{id\}/, [['correction']]],
  [/advances\/\{id\}/, [['advance']]],
  [/events\/\{id\}/, [['event']]],
  [/transactions\/\{id\}/, [['transaction']]],
  [/\{token\}/, [['workflow']]],
];

/**
 * The partner stands before the token, and the token is what is tried. Messages and languages are the
 * same words in all stores, and all of them number their versions.
 */
const PLAIN_IN_PATHS: ReadonlySet<string> = new Set([
  'partner',
  'message',
  'language',
  'version',
  'report',
  'number',
]);

/** Everywhere that an id can stand in a request of an operation. */
export function slotsOf(operation: Operation): readonly Slot[] {
  const { parameters, body } = operation;
  const inQuery = parameters
    .filter((one) => one.in !== 'path')
    .flatMap(({ name, schema }) => named('query', [name], schema));
  return [...inPath(operation), ...inQuery, ...(body === null ? [] : inFields([], body))];
}

function inPath({ path, parameters }: Operation): readonly Slot[] {
  const names = parameters.filter((one) => one.in === 'path').map(({ name }) => name);
  const found = IN_PATHS.filter(([form]) => form.test(path));
  if (found.length !== names.filter((name) => !PLAIN_IN_PATHS.has(name)).length) {
    throw new Error(`it is not known what the values of ${path} are`);
  }
  return found.flatMap(([form, kinds]) => {
    const at = [/\{(\w+)\}/.exec(form.source.replaceAll('\\', ''))?.[1] ?? ''];
    return kinds.map(([kind, by]): Slot => ({
      in: 'path',
      at,
      kind,
      as: 'text',
      ...(by === undefined ? {} : { by }),
    }));
  });
}

function inFields(at: readonly string[], schema: JsonSchema): readonly Slot[] {
  const properties = (schema['properties'] ?? {}) as Readonly<Record<string, JsonSchema>>;
  return Object.entries(properties).flatMap(([name, inner]) => {
    if ('properties' in inner) return inFields([...at, name], inner);
    // Of the merchant's own attributes, the one that is unique.
    if (name === 'custom_attributes') {
      return named('body', [...at, name, 'card'], { type: 'string' });
    }
    return named('body', [...at, name], inner);
  });
}

function named(
  place: 'query' | 'body',
  at: readonly string[],
  schema: JsonSchema,
): readonly Slot[] {
  const name = at.at(-1) ?? '';
  const kinds = KINDS[name];
  if (kinds === undefined && !PLAIN.has(name)) throw new Error(`is ${at.join('.')} an id?`);
  const kindOfText = schema['x-kind'] === 'filter' ? 'filter' : 'text';
  const as = schema['type'] === 'array' ? 'list' : kindOfText;
  return (kinds ?? []).map((kind) => ({ in: place, at, kind, as }));
}
