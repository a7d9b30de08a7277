import { NOBODY, type Profile } from '../books/records.ts';

/** A whole profile out of what is known; the e-mail in the form it is looked up by. */
export function completeProfile(known: Partial<Profile>): Profile {
  return { ...NOBODY, ...known, email: (known.email ?? '').trim().toLowerCase() };
}

/** What of these values differs from the profile; tags and attributes are replaced as a whole. */
export function profileChanges(profile: Profile, wanted: Partial<Profile>): Partial<Profile> {
  const changes: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(wanted)) {
    const before = profile[field as keyof Profile];
    if (!isSame(before, value)) changes[field] = value;
  }
  return changes;
}

/** Whether a profile says nothing under this name. */
export function isUnsaid(profile: Profile, field: keyof Profile): boolean {
  // The country belongs to the number: one is not filled from another's.
  const value = field === 'phoneCountryCode' ? profile.phone + profile[field] : profile[field];
  // A text has a key for each letter.
  return Object.keys(value).length === 0;
}

function isSame(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
