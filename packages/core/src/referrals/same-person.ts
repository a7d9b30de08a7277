import type { Profile } from '../books/records.ts';

/** How a person is reached. */
export type Reached = Pick<Profile, 'email' | 'phone' | 'phoneCountryCode'>;

/**
 * Whether two profiles look like one person who recommends the shop to himself: one mailbox under
 * two spellings, or one telephone.
 */
export function looksLikeSamePerson(one: Reached, other: Reached): boolean {
  const mailbox = mailboxOf(one.email);
  if (mailbox !== '' && mailbox === mailboxOf(other.email)) return true;
  const phone = digitsOf(one);
  return phone.length >= PHONE_DIGITS_MIN && phone === digitsOf(other);
}

/** Fewer digits are an extension or a slip, and many people share them. */
const PHONE_DIGITS_MIN = 7;

const DOTLESS = new Set(['gmail.com', 'googlemail.com']);

/** What stands behind a `+` is a label; dots mean nothing where the provider says so. */
function mailboxOf(email: string): string {
  const at = email.lastIndexOf('@');
  if (at < 1) return '';
  const host = email.slice(at + 1);
  const local = email.slice(0, at).replace(/\+.*$/, '');
  return DOTLESS.has(host) ? `${local.replaceAll('.', '')}@gmail.com` : `${local}@${host}`;
}

function digitsOf({ phoneCountryCode, phone }: Reached): string {
  return `${phoneCountryCode}${phone}`.replace(/\D/g, '').replace(/^0+/, '');
}
