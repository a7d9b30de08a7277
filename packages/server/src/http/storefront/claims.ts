import { TokenClaims } from '@fealty/contract/v2';
import type { CustomValues, Profile } from '@fealty/core';
import { jsonFields } from '../reading/body-fields.ts';
import { NO_FIELDS, type RawFields } from '../reading/raw-fields.ts';
import { prepareReading, type Reading } from '../reading/read-parameters.ts';
import { profileOf } from '../v2/members/passed-person.ts';

/** What a token says of a person. Empty texts say nothing: they clear nothing either. */
export interface Claimed {
  /** The merchant's own id; null of a guest. */
  readonly memberId: string | null;
  readonly profile: Partial<Profile>;
  readonly attributes: CustomValues;
}

const read = prepareReading(TokenClaims);
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
  return { memberId, profile: personOf(values, memberId), attributes: attributesOf(values) };
}

function withoutFaults(
  fields: RawFields,
  { faults }: Extract<Reading<TokenClaims>, { kind: 'malformed' }>,
): Reading<TokenClaims> | null {
  const odd = new Set(faults.map(({ name }) => /^\w+/.exec(name)?.[0] ?? name));
  if (odd.has('member_id')) return null;
  return read(NO_FIELDS, new Map([...fields].filter(([name]) => !odd.has(name))));
}

/** What is empty says nothing. */
function personOf(values: TokenClaims, memberId: string | null): Partial<Profile> {
  // Shops that know their members by e-mail address often say it once.
  const named = EMAIL.test(memberId ?? '') ? memberId?.toLowerCase() : undefined;
  const email = values.email_address ?? named;
  const said = profileOf({ ...values, ...(email === undefined ? {} : { email_address: email }) });
  const isSaid = ([field, value]: [string, unknown]): boolean =>
    value !== '' || (field === 'phoneCountryCode' && said.phone !== '');
  return Object.fromEntries(Object.entries(said).filter(isSaid));
}

function attributesOf({ custom_attributes = {} }: TokenClaims): CustomValues {
  return Object.fromEntries(Object.entries(custom_attributes).filter(([, value]) => value !== ''));
}
