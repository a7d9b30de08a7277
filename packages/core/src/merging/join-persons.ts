import { claimOf, heldBy, holderOf } from '../books/find.ts';
import type { IdentityKey, Member, MemberId, Merge, Profile } from '../books/records.ts';
import type { Draft, Scene } from '../deciding.ts';
import { completeProfile, isUnsaid, profileChanges } from '../members/profile.ts';
import { occasionClaim } from '../occasions/decide-occasion.ts';
import { localDay } from '../time/zone.ts';

const EMPTY = completeProfile({});
const FIELDS = Object.keys(EMPTY) as (keyof Profile)[];

/**
 * What the survivor's profile lacks comes from the other; where both say something, the survivor's
 * word stands. Answers the fields that were filled.
 */
export function fillPerson(
  draft: Draft,
  { from, into }: { readonly from: Member; readonly into: Member },
): readonly string[] {
  const { memberId, at, changes } = draft;
  const lacking = FIELDS.filter(
    (field) => isUnsaid(into.profile, field) && !isUnsaid(from.profile, field),
  );
  const filled = fieldsOf(from.profile, lacking);
  if (lacking.length > 0) changes.push({ kind: 'profile_changed', memberId, changes: filled, at });
  if (into.subscribed && !from.subscribed) {
    changes.push({ kind: 'subscription_changed', memberId, subscribed: false, at });
  }
  const { referrerId } = from;
  if (into.referrerId !== null || referrerId === null || referrerId === into.id) return lacking;
  changes.push({ kind: 'referrer_set', memberId, referrerId });
  return [...lacking, 'referrerId'];
}

/** Takes back what was filled and has not been changed since. */
export function emptyPerson(
  draft: Draft,
  { from, into }: { readonly from: Member; readonly into: Member },
  filled: readonly string[],
): void {
  const { memberId, at, changes } = draft;
  const same = filled.filter(
    (field) =>
      field in EMPTY &&
      Object.keys(
        profileChanges(fieldsOf(into.profile, [field]) as Profile, fieldsOf(from.profile, [field])),
      ).length === 0,
  );
  if (same.length > 0) {
    changes.push({ kind: 'profile_changed', memberId, changes: fieldsOf(EMPTY, same), at });
  }
  if (filled.includes('referrerId') && into.referrerId === from.referrerId) {
    changes.push({ kind: 'referrer_set', memberId, referrerId: null });
  }
}

/** An identity that is a field of the profile. */
type OwnIdentity = IdentityKey & { readonly kind: 'email' | 'uid' };

/** Identities by which somebody is looked up, and may have lost meanwhile. */
export function ownIdentities({ profile }: Member): readonly OwnIdentity[] {
  const known = [
    { kind: 'email', value: profile.email },
    { kind: 'uid', value: profile.uid },
  ] as const;
  return known.filter(({ value }) => value !== '');
}

/**
 * Who comes back has his e-mail and id again if nobody took them meanwhile, and is no more welcome
 * than the survivor: a status or an unsubscription that came meanwhile is his too. What the survivor
 * has come to go by himself stays with him.
 */
export function bringBack(
  scene: Scene,
  draft: Draft,
  { from, into }: { readonly from: Member; readonly into: Member },
  { withIds, filled }: Pick<Merge, 'withIds' | 'filled'>,
): void {
  const { memberId, at, changes } = draft;
  const lost: Partial<Profile> = {};
  const back = [memberId, ...withIds];
  for (const identity of ownIdentities(into)) {
    const holder = heldBy(scene.books, identity);
    // What he was only lent is empty again.
    if (holder === null || !back.includes(holder) || filled.includes(identity.kind)) continue;
    changes.push({ kind: 'identity_released', memberId: holder, identity });
    changes.push({ kind: 'identity_taken', memberId: into.id, identity });
    if (from.profile[identity.kind] === identity.value) lost[identity.kind] = '';
  }
  for (const identity of ownIdentities(from)) {
    const holder = heldBy(scene.books, identity);
    if (holder === null) changes.push({ kind: 'identity_taken', memberId, identity });
    else if (!back.includes(holder)) lost[identity.kind] = '';
  }
  if (Object.keys(lost).length > 0) {
    changes.push({ kind: 'profile_changed', memberId, changes: lost, at });
  }
  const { status: before } = from;
  if (into.status !== before) {
    changes.push({ kind: 'member_status_changed', memberId, from: before, to: into.status, at });
  }
  if (from.subscribed && !into.subscribed) {
    changes.push({ kind: 'subscription_changed', memberId, subscribed: false, at });
  }
}

/** Identities that were not looked at yet. */
export function unknownIdentities(scene: Scene, member: Member): readonly IdentityKey[] {
  return ownIdentities(member).filter((one) => holderOf(scene.books, one) === undefined);
}

type ClaimKey = ReturnType<typeof occasionClaim>;

/** Days that come round every year, of this year and, if a job is late, of the last. */
function yearlyClaims({ program }: Scene, memberId: MemberId, at: number): readonly ClaimKey[] {
  const { year } = localDay(at, program.timeZone);
  return (['birthday', 'anniversary'] as const).flatMap((occasion) =>
    [year - 1, year].map((one) =>
      occasionClaim(memberId, { occasion, day: `${String(one)}-01-01` }),
    ),
  );
}

/** Claims of yearly occasions that were not looked at yet. */
export function unknownClaims(
  scene: Scene,
  memberIds: readonly MemberId[],
  at: number,
): readonly ClaimKey[] {
  return memberIds
    .flatMap((id) => yearlyClaims(scene, id, at))
    .filter(({ scope, key }) => claimOf(scene.books, scope, key) === undefined);
}

/** What one of them has celebrated this year, the other has too. */
export function shareOccasions(scene: Scene, draft: Draft, fromId: MemberId, toId: MemberId): void {
  const theirs = yearlyClaims(scene, fromId, draft.at);
  const own = yearlyClaims(scene, toId, draft.at);
  own.forEach(({ scope, key }, index) => {
    const their = theirs[index];
    const claimed = their === undefined ? null : (claimOf(scene.books, scope, their.key) ?? null);
    if (claimed === null || claimOf(scene.books, scope, key) !== null) return;
    draft.changes.push({ kind: 'claimed', claim: { ...claimed, key } });
  });
}

function fieldsOf(profile: Profile, fields: readonly string[]): Partial<Profile> {
  const known = Object.entries(profile).filter(([field]) => fields.includes(field));
  return Object.fromEntries(known);
}
