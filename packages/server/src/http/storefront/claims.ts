import { TokenClaims } from '@fealty/contract/v2';
import type { CustomValues, Profile } from '@fealty/core';
import { jsonFields } from '../reading/body-fields.ts';
import { NO_FIELDS, type RawFields } from '../reading/raw-fields.ts';
import { prepareReading, type Reading } from '../reading/read-parameters.ts';

/** What a token says of a person. Empty texts say nothing: they clear nothing either. */
export interface Claimed {
  /** The merchant's own id; null of a guest. */
  readonly memberId: string | null;
  readonly profile: Partial<Profile>;
  readonly attributes: CustomValues;
}

const read = prepareReading(TokenClaims);
const PHONE = /^\+(\d{1,4})-(.+)$/;
const EMAIL = /^[^\s@]+@[^\s@]+$/;

/**
 * Reads the claims of a token. One that is odd, such as a telephone that is no text or a birthday
 * that is no date, is left out: a slip in a shop's form must not keep its members from their points.
 * Null if the member's id itself cannot be read.
 */
export function readClaims(payload: object): Claimed | null {
  const fields = jsonFields(payload) ?? NO_FIELDS;
  const first = read(NO_FIELDS, fields);
  const reading = first.kind === 'malformed' ? withoutFaults(fields, first) : first;
  if (reading === null || reading.kind !== 'read') return null;
  const { values } = reading;
  const memberId = values.member_id ?? null;
  return { memberId, profile: profileOf(values, memberId), attributes: attributesOf(values) };
}

function withoutFaults(
  fields: RawFields,
  { faults }: Extract<Reading<TokenClaims>, { kind: 'malformed' }>,
): Reading<TokenClaims> | null {
  const odd = new Set(faults.map(({ name }) => /^\w+/.exec(name)?.[0] ?? name));
  if (odd.has('member_id')) return null;
  return read(NO_FIELDS, new Map([...fields].filter(([name]) => !odd.has(name))));
}

function profileOf(values: TokenClaims, memberId: string | null): Partial<Profile> {
  const { address = {} } = values;
  // Shops that know their members by e-mail address often say it once.
  const email = values.email_address ?? (EMAIL.test(memberId ?? '') ? memberId : null);
  const said: Record<string, string | null | undefined> = {
    email: email?.toLowerCase(),
    firstName: values.first_name,
    lastName: values.last_name,
    ...phoneOf(values.phone_number),
    birthdate: values.birthdate,
    anniversaryDate: values.anniversary_date,
    language: values.preferred_language,
    addressLine1: address.line1,
    addressLine2: address.line2,
    city: address.city,
    state: address.state,
    country: address.country,
    postalCode: address.postal_code,
  };
  return Object.fromEntries(Object.entries(said).filter(([, value]) => Boolean(value)));
}

/** `+1-7203332525`: the country's digits and the number; any other text is the number. */
function phoneOf(text: string | undefined): Pick<Partial<Profile>, 'phone' | 'phoneCountryCode'> {
  if (text === undefined) return {};
  const [, country, number] = PHONE.exec(text) ?? [];
  if (country === undefined || number === undefined) return { phone: text };
  return { phone: number, phoneCountryCode: country };
}

function attributesOf({ custom_attributes = {} }: TokenClaims): CustomValues {
  return Object.fromEntries(Object.entries(custom_attributes).filter(([, value]) => value !== ''));
}
