import type { createMember, updateMember, V2Values } from '@fealty/contract/v2';
import type { Profile } from '@fealty/core';

type Passed = Omit<V2Values<typeof updateMember>, 'idParam' | 'language'> &
  Partial<Omit<V2Values<typeof createMember>, 'idParam' | 'language' | 'member_status'>>;

/** `+1-7203332525`: the country's digits, and the rest. */
const PHONE = /^\+(\d{1,4})-(.+)$/;

/** What was passed of a person, under our names; what was not passed is not there. */
export function profileOf(passed: Passed): Partial<Profile> {
  const { address = {}, phone_number } = passed;
  const known: { [Field in keyof Profile]?: Profile[Field] | undefined } = {
    firstName: passed.first_name,
    lastName: passed.last_name,
    email: passed.email_address,
    birthdate: passed.birthdate,
    anniversaryDate: passed.anniversary_date,
    gender: passed.gender,
    twitterHandle: passed.twitter_handle,
    instagramHandle: passed.instagram_handle,
    language: passed.preferred_language,
    addressLine1: address.line1,
    addressLine2: address.line2,
    city: address.city,
    state: address.state,
    country: address.country,
    postalCode: address.postal_code,
    tags: passed.member_tags,
  };
  const said = Object.entries(known).filter(([, value]) => value !== undefined);
  return {
    ...Object.fromEntries(said),
    ...(phone_number === undefined ? {} : phone(phone_number)),
  };
}

/** Taken apart if it is written as the platform does; any other text is kept as the number. */
function phone(written: string): Pick<Profile, 'phone' | 'phoneCountryCode'> {
  const [, phoneCountryCode = '', number = written] = PHONE.exec(written) ?? [];
  return { phone: number, phoneCountryCode };
}
