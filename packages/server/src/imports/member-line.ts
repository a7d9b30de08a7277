import type { Enroll, Profile } from '@fealty/core';
import { FieldReader } from './field-reader.ts';
import type { ImportLine, MappedLine, MapTerms } from './lines.ts';

/** Columns of a member file. `custom.<name>` stands for an attribute of the program's own. */
export const MEMBER_FIELDS = [
  'email',
  'uid',
  'first_name',
  'last_name',
  'birthdate',
  'anniversary_date',
  'gender',
  'phone',
  'phone_country_code',
  'address_line1',
  'address_line2',
  'city',
  'state',
  'postal_code',
  'country',
  'language',
  'twitter_handle',
  'instagram_handle',
  'tags',
  'referral_code',
  'enrolled_at',
  'status',
  'subscribed',
  'tier_id',
  'points',
  'expires_at',
] as const;

const STATUSES = {
  active: 'active',
  blocked: 'blocked',
  block: 'blocked',
  opted_out: 'opted_out',
} as const;

type Imported = NonNullable<Enroll['imported']>;

/** A member who is carried over: no points for joining, a balance if one is given. */
export function mapMember(line: ImportLine, terms: MapTerms): MappedLine {
  const fields = new FieldReader(line);
  const profile = readProfile(fields);
  const imported: Imported = {
    key: { importId: terms.importId, line: line.line },
    ...given('enrolledAt', fields.time('enrolled_at')),
    ...given('tierId', fields.id('tier_id')),
    ...given('status', fields.oneOf('status', STATUSES)),
    ...given('subscribed', fields.flag('subscribed')),
    ...given('referralCode', fields.text('referral_code', 64)),
    ...given('balance', readBalance(fields, terms)),
  };
  const { email, uid } = profile;
  if (email === undefined && uid === undefined) {
    fields.missing('email', 'an e-mail address, or a uid');
  }
  if (fields.problems.length > 0) return { kind: 'problems', problems: fields.problems };
  const actor = `import:${terms.importId}`;
  return {
    kind: 'command',
    command: { kind: 'enroll', actor, quiet: true, profile, imported },
    member: email ?? uid ?? '',
    spends: false,
  };
}

function readProfile(fields: FieldReader): Enroll['profile'] {
  const tags = fields.text('tags', 2000);
  const custom = fields.withPrefix('custom.');
  const known: Partial<Profile> = {
    ...given('email', fields.email('email')),
    ...given('uid', fields.text('uid')),
    ...given('birthdate', fields.day('birthdate')),
    ...given('anniversaryDate', fields.day('anniversary_date')),
    ...given('gender', fields.text('gender')),
    ...given('phone', fields.text('phone')),
    ...given('phoneCountryCode', fields.text('phone_country_code')),
    ...given('addressLine1', fields.text('address_line1')),
    ...given('addressLine2', fields.text('address_line2')),
    ...given('city', fields.text('city')),
    ...given('state', fields.text('state')),
    ...given('postalCode', fields.text('postal_code')),
    ...given('country', fields.text('country')),
    ...given('language', fields.text('language')),
    ...given('twitterHandle', fields.text('twitter_handle')),
    ...given('instagramHandle', fields.text('instagram_handle')),
    ...given('tags', tags === undefined ? undefined : listOf(tags)),
    ...(Object.keys(custom).length === 0 ? {} : { custom }),
  };
  return {
    ...known,
    firstName: fields.text('first_name') ?? '',
    lastName: fields.text('last_name') ?? '',
  };
}

function readBalance(fields: FieldReader, terms: MapTerms): Imported['balance'] {
  const points = fields.points('points', terms.pointsDecimals);
  const expiresAt = fields.time('expires_at');
  if (points === undefined || points === 0) return undefined;
  return { points, ...given('expiresAt', expiresAt) };
}

function listOf(text: string): readonly string[] {
  return text
    .split(/[|;,]/)
    .map((tag) => tag.trim())
    .filter((tag) => tag !== '');
}

function given<K extends string, T>(name: K, value: T | undefined): { readonly [Name in K]?: T } {
  return value === undefined ? {} : ({ [name]: value } as { readonly [Name in K]?: T });
}
