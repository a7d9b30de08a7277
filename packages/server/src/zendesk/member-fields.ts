import { createHash } from 'node:crypto';
import { pointsText, tierProgress, type Instant, type Program } from '@fealty/core';
import type { MemberDetails } from '../queries/member-details.ts';
import { spendablePoints, withIdle } from '../queries/member-view.ts';
import type { ChosenField, FieldName } from './field-rows.ts';

/** A member as he is to be shown: himself or whoever goes on for him, and when his points moved last. */
export interface ShownMember {
  readonly details: MemberDetails;
  /** The merchant's time of his last posting. */
  readonly postedAt: Instant;
}

/** What it takes to put members into Zendesk's fields. */
export interface FieldTerms {
  readonly program: Program;
  readonly dateFormat: 'slash' | 'iso';
  /** A member's link for friends. */
  readonly referralUrl: (code: string) => string;
}

/** Values of fields by their keys: text as it stands, numbers as exact decimal text, or nothing. */
export interface FieldValue {
  readonly key: string;
  readonly kind: 'text' | 'number';
  /** Null clears the field. */
  readonly value: string | null;
}

/** What the fields are to hold; all nothing for somebody who was erased. */
export function fieldValues(
  chosen: readonly ChosenField[],
  shown: ShownMember | null,
  terms: FieldTerms,
): readonly FieldValue[] {
  const values = shown === null ? null : valuesOf(shown, terms);
  return chosen.map(({ name, key, type }) => {
    const kind = type === 'text' ? 'text' : 'number';
    const value = values === null ? null : values[name];
    // Zendesk has no empty text: what is unknown is cleared.
    const trimmed = value === null ? '' : value.trim();
    return { key, kind, value: trimmed === '' ? null : trimmed };
  });
}

/** `{"key": …}` with numbers to their last digit. */
export function fieldsJson(values: readonly FieldValue[]): string {
  const parts = values.map(({ key, kind, value }) => {
    const said = value === null ? 'null' : kind === 'number' ? value : JSON.stringify(value);
    return `${JSON.stringify(key)}:${said}`;
  });
  return `{${parts.join(',')}}`;
}

export function fieldsDigest(values: readonly FieldValue[]): Buffer {
  return createHash('sha256').update(fieldsJson(values)).digest();
}

/** Keys of fields that hold something else than what was sent; Zendesk drops what it does not know. */
export function differingKeys(
  sent: readonly FieldValue[],
  answered: Readonly<Record<string, unknown>>,
): readonly string[] {
  return sent.flatMap(({ key, kind, value }) => (isSame(kind, value, answered[key]) ? [] : [key]));
}

function isSame(kind: FieldValue['kind'], sent: string | null, answered: unknown): boolean {
  // A field that is not there at all and one that is empty look the same where nothing was sent.
  if (sent === null) return answered === null || answered === undefined || answered === '';
  if (kind === 'text') return answered === sent;
  if (typeof answered !== 'number' && typeof answered !== 'string') return false;
  return plainNumber(String(answered)) === plainNumber(sent);
}

/** `5.10` and `5.1` are one number. */
function plainNumber(text: string): string {
  return /^-?\d+\.\d+$/.test(text) ? text.replace(/\.?0+$/, '') : text;
}

const STATUS_WORDS = {
  active: 'active',
  blocked: 'block',
  deleted: 'deleted',
  opted_out: 'opted out',
} as const;

function valuesOf(
  { details, postedAt }: ShownMember,
  terms: FieldTerms,
): Readonly<Record<FieldName, string | null>> {
  const { program, referralUrl } = terms;
  const { member, dated, readAt } = details;
  const { profile, lifetime, balances, idle } = member;
  const points = (amount: number): string => pointsText(amount, program.pointsDecimals);
  const lapses = withIdle(dated, idle);
  const spendable = spendablePoints({ available: balances.available, lapses, readAt });
  const { counted } = tierProgress(program, member, readAt);
  const { tierId } = member;
  const time = (at: Instant | null): string | null => timeText(at, terms.dateFormat);
  return {
    zrl_member_available_points: points(spendable),
    zrl_member_member_id: memberIdOf(member),
    zrl_member_member_status: STATUS_WORDS[member.status],
    zrl_member_number_of_purchases: String(lifetime.purchases),
    zrl_member_number_of_redemptions: String(lifetime.redemptions),
    zrl_member_enrollment_date: time(member.enrolledAt),
    zrl_member_last_modified_date: time(Math.max(member.modifiedAt, postedAt)),
    zrl_member_lifetime_points_earned: points(lifetime.earned),
    zrl_member_lifetime_points_expired: points(lifetime.expired),
    zrl_member_lifetime_points_redeemed: points(lifetime.redeemed),
    zrl_member_lifetime_points_deducted: points(lifetime.deducted),
    zrl_member_referral_url: member.referralCode === '' ? null : referralUrl(member.referralCode),
    first_name: profile.firstName,
    email: profile.email,
    phone: phoneText(profile),
    last_name: profile.lastName,
    zrl_member_first_purchase_date: time(lifetime.firstPurchaseAt),
    zrl_member_last_purchase_date: time(lifetime.lastPurchaseAt),
    zrl_member_loyalty_tier_name:
      tierId === null ? null : (program.tiers.get(tierId)?.name ?? tierId),
    zrl_member_loyalty_tier_id: tierId,
    zrl_member_qualified_points: pointsText(counted, program.tierRules.decimals),
  };
}

/** As the API names him: his uid, else his address, else our own id. */
export function memberIdOf(member: MemberDetails['member']): string {
  const { uid, email } = member.profile;
  if (uid !== '') return uid;
  return email === '' ? member.id : email;
}

/** `+1-7203332525`; a telephone whose country is not known as it was sent. */
function phoneText(profile: MemberDetails['member']['profile']): string {
  const { phone, phoneCountryCode } = profile;
  const country = phoneCountryCode.replace(/^\+/, '');
  return country === '' || phone === '' ? phone : `+${country}-${phone}`;
}

/** `12/31/2027 23:59:59` in UTC, or ISO 8601 to the second. */
function timeText(at: Instant | null, format: 'slash' | 'iso'): string | null {
  if (at === null) return null;
  const text = new Date(at).toISOString();
  if (format === 'iso') return `${text.slice(0, -5)}Z`;
  const [year = '', month = '', day = ''] = text.slice(0, 10).split('-');
  return `${month}/${day}/${year} ${text.slice(11, 19)}`;
}
