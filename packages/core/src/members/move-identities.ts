import type { IdentityKey, MemberId, Profile } from '../books/records.ts';
import { holderOf } from '../books/find.ts';
import {
  lacking,
  refuse,
  type Draft,
  type Lacking,
  type Refused,
  type Scene,
} from '../deciding.ts';
import { attributeIdentities } from './attributes.ts';

/** A profile that changes, and whose words count as the member's own beside his. */
export interface Renamed {
  readonly before: Profile;
  readonly after: Profile;
  /** Who is merged into him by the same command. */
  readonly alsoId?: MemberId;
}

/**
 * Takes what a profile comes to be known by and frees what it was known by, or says who has one of
 * them. What is taken and freed is locked, so two who want the same meet here.
 */
export function moveIdentities(
  scene: Scene,
  draft: Draft,
  { before, after, alsoId }: Renamed,
): Refused | Lacking | null {
  const { books } = scene;
  const had = profileIdentities(scene, before);
  const gets = profileIdentities(scene, after);
  const freed = had.filter((one) => !gets.some((other) => isSame(one, other)));
  const taken = gets.filter((one) => !had.some((other) => isSame(one, other)));
  const unknown = [...freed, ...taken].filter((one) => holderOf(books, one) === undefined);
  if (unknown.length > 0) return lacking({ identities: unknown });
  const { memberId } = draft;
  for (const identity of taken) {
    if (alsoId !== undefined && holderOf(books, identity) === alsoId) continue;
    const refused = refuseTaken(scene, identity, memberId);
    if (refused !== null) return refused;
  }
  for (const identity of freed) {
    // One from before the attribute was unique may be somebody else's by now.
    if (holderOf(books, identity) !== memberId) continue;
    draft.changes.push({ kind: 'identity_released', memberId, identity });
  }
  for (const identity of taken) {
    // Whoever was merged into him keeps what he is known by.
    if (holderOf(books, identity) !== null) continue;
    draft.changes.push({ kind: 'identity_taken', memberId, identity });
  }
  return null;
}

/** What a profile is known by: e-mail, the merchant's own id, unique attributes. */
export function profileIdentities({ program }: Scene, profile: Profile): readonly IdentityKey[] {
  const { email, uid } = profile;
  const identities: IdentityKey[] = [
    { kind: 'uid', value: uid },
    { kind: 'email', value: email },
    ...attributeIdentities(program, profile),
  ];
  return identities.filter((identity) => identity.value !== '');
}

/** The refusal of a name that somebody else has, saying which; null if nobody has. */
export function refuseTaken(
  scene: Scene,
  identity: IdentityKey,
  memberId: string | null,
): Refused | null {
  const holder = holderOf(scene.books, identity) ?? null;
  if (holder === null || holder === memberId) return null;
  const goesOn = scene.books.members.get(holder)?.member.mergedInto;
  if (memberId !== null && goesOn === memberId) return null;
  const { kind, value: seen } = identity;
  const context = { memberId: memberId ?? holder };
  if (kind === 'email' || kind === 'uid') {
    const code = kind === 'uid' ? 'uid_taken' : 'email_taken';
    return refuse(code, { field: kind, seen, needed: 'one that nobody has' }, context);
  }
  const field = kind.slice(kind.indexOf(':') + 1);
  const details = { field, seen, needed: `a value for ${field} that nobody has` };
  return refuse('attribute_taken', details, context);
}

function isSame(one: IdentityKey, other: IdentityKey): boolean {
  return one.kind === other.kind && one.value === other.value;
}
