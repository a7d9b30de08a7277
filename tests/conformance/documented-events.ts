import {
  boolean,
  day,
  exactly,
  filledString,
  hex24,
  integer,
  longTime,
  number,
  orEmpty,
  orNull,
  slashTime,
  string,
  type Field,
  type Fields,
} from './field-kinds.ts';

/*
 * What the published documentation shows of events that are sent: every field of its samples, with
 * the kind and the form that the sample shows, and no other.
 */

/** An object with exactly these fields. */
export function exactObject(fields: Fields): Field {
  return (value, place) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      return [`${place} is ${JSON.stringify(value)}, documented is an object`];
    }
    const given = value as Readonly<Record<string, unknown>>;
    const strange = Object.keys(given).filter((name) => !(name in fields));
    return [
      ...Object.entries(fields).flatMap(([name, field]) =>
        name in given ? field(given[name], `${place}.${name}`) : [`${place}.${name} is missing`],
      ),
      ...strange.map((name) => `${place}.${name} is not documented`),
    ];
  };
}

const member: Fields = {
  first_name: string,
  last_name: string,
  user_id: hex24,
  uid: string,
  dob: orEmpty(day),
  loyalty_tier_id: filledString,
  loyalty_tier_name: filledString,
  available_points: integer,
  referral_url: filledString,
  referral_code: filledString,
  redeemed_points: integer,
  awarded_points: integer,
  user_email: filledString,
  pending_points: integer,
};

const moved: Fields = {
  id: hex24,
  merchant_id: filledString,
  user_id: hex24,
  user_email: filledString,
  user_first_name: string,
  user_last_name: string,
  points: integer,
  created_time: longTime,
};

function eventOf(type: string, data: Fields): Field {
  return exactObject({
    id: hex24,
    event_type: exactly(type),
    created: longTime,
    data: exactObject(data),
  });
}

/** The bodies of v1's six events. */
export const V1_EVENTS: Readonly<Record<string, Field>> = {
  evt_user_enrollment: eventOf('evt_user_enrollment', member),
  evt_points_awarded: eventOf('evt_points_awarded', {
    ...moved,
    activity_id: filledString,
    activity_name: filledString,
    order_id: orNull(filledString),
    points_status: exactly('approved'),
    transaction_type: exactly('award'),
    points_expired: integer,
    points_expiration_date: orNull(longTime),
    qualified_points: boolean,
    approved_time: longTime,
  }),
  evt_points_redeemed: eventOf('evt_points_redeemed', {
    ...moved,
    points_status: exactly('redeemed'),
    transaction_type: exactly('redeem'),
    redemption_id: filledString,
    redemption_name: filledString,
    coupon_code: filledString,
  }),
  evt_points_deducted: eventOf('evt_points_deducted', {
    ...moved,
    points_status: exactly('deducted'),
    transaction_type: exactly('deduct'),
    reason: string,
    points_deducted: integer,
  }),
  evt_level_upgrade: eventOf('evt_level_upgrade', member),
  evt_level_degrade: eventOf('evt_level_degrade', member),
};

/* v2's pages name the parts of an event, not its fields: these have the names that v2 gives elsewhere. */
const v2Member: Fields = {
  id: hex24,
  event_type: filledString,
  event: filledString,
  sequence: integer,
  created_date: slashTime,
  internal_member_id: hex24,
  member_id: filledString,
  first_name: string,
  last_name: string,
  email_address: string,
  birthdate: orNull(orEmpty(day)),
  loyalty_tier_id: orNull(filledString),
  loyalty_tier_name: orNull(filledString),
  referral_code: filledString,
  available_points: number,
  pending_points: number,
  lifetime_points_earned: number,
  lifetime_points_redeemed: number,
};

const v2Transaction: Fields = {
  transaction_id: hex24,
  transaction_type: exactly('award', 'redeem', 'deduct', 'expire', 'return'),
  status: filledString,
  points: number,
  activity_id: orNull(filledString),
  activity_name: orNull(filledString),
  reward_id: orNull(filledString),
  reward_name: orNull(filledString),
  coupon_code: orNull(filledString),
  order_id: orNull(filledString),
  reason: orNull(string),
  transaction_date: slashTime,
  approved_date: orNull(slashTime),
  points_expiration_date: orNull(slashTime),
};

const aboutMember = exactObject(v2Member);
const aboutPoints = exactObject({ ...v2Member, ...v2Transaction });

/** The events of v2 that this program has, each as one of a request's. */
export const V2_EVENTS: Readonly<Record<string, Field>> = {
  event_member_enrol: aboutMember,
  event_member_update: aboutMember,
  event_member_delete: aboutMember,
  event_points_earned: aboutPoints,
  event_points_rejected: aboutPoints,
  event_points_redeemed: aboutPoints,
  event_points_deducted: aboutPoints,
  event_points_expired: aboutPoints,
  event_member_tierupgrade: aboutMember,
  event_member_tierdowngrade: aboutMember,
  event_winback_offer: aboutMember,
  event_referral_success: aboutPoints,
};

/** What stands around v2's events, but for the events themselves. */
export const V2_REQUEST = exactObject({
  request_id: hex24,
  total_count: filledString,
  created_date: slashTime,
  events: (value, place) =>
    Array.isArray(value) && value.length > 0 ? [] : [`${place} holds no event`],
});
