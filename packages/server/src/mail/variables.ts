/** Names that a template may use. The platform's own come first, then ours. */
export const VARIABLES = [
  'MERCHANT_NAME',
  'FIRST_NAME',
  'LAST_NAME',
  'USER_EMAIL',
  'REFERRAL_LINK',
  'UNSUBSCRIBE_TEXT',
  'COUPON_CODE',
  'FRIEND_EMAIL',
  'FRIEND_FIRST_NAME',
  'FRIEND_LAST_NAME',
  'FRIEND_UID',
  'MERCHANT_WEB_URL',
  'USER_DASHBOARD_URL',
  'UNSUBSCRIBE_LINK',
  'POINTS',
  'AVAILABLE_POINTS',
  'ACTIVITY_NAME',
  'ORDER_ID',
  'REWARD_NAME',
  'REWARD_POINTS',
  'TIER_NAME',
  'EXPIRY_DATE',
  'DAYS_LEFT',
] as const;
export type Variable = (typeof VARIABLES)[number];

/** A value with a form of its own in HTML, which is put in as it stands. */
export interface TwoForms {
  readonly text: string;
  readonly html: string;
}

/** What the names stand for in one mail; what is empty counts as not there in a section. */
export type MailValues = Readonly<Record<Variable, string | TwoForms>>;

export function isVariable(name: string): name is Variable {
  return VARIABLES.some((variable) => variable === name);
}

/** Nobody's name is longer, and none has these in it. */
const NAME_MAX = 60;
const NO_NAME = /[/:@\\<>[\]{}\p{Cc}]|\w\.\w{2}|www\./u;

/**
 * A name as mails may repeat it: people type their names themselves, and mail programs make links of
 * what looks like an address. Empty if it is no name.
 */
export function nameInMail(name: string): string {
  const trimmed = name.trim();
  return trimmed.length > NAME_MAX || NO_NAME.test(trimmed) ? '' : trimmed;
}
