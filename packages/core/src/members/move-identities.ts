import type { IdentityKey, Member, Profile } from '../books/records.ts';
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

/**
 * Takes the unique attributes that a profile comes to have and frees those that it had, or says
 * who has one of them. What is taken and freed is locked, so two who want the same meet here.
 */
export function moveAttributes(
  scene: Scene,
  draft: Draft,
  { member, after }: { readonly member: Member; readonly after: Profile },
): Refused | Lacking | null {
  const { books, program } = scene;
  const had = attributeIdentities(program, member.profile);
  const gets = attributeIdentities(program, after);
  const freed = had.filter((one) => !gets.some((other) => isSame(one, other)));
  const taken = gets.filter((one) => !had.some((other) => isSame(one, other)));
  const unknown = [...freed, ...taken].filter((one) => holderOf(books, one) === undefined);
  if (unknown.length > 0) return lacking({ identities: unknown });
  for (const identity of taken) {
    const refused = refuseTaken(scene, identity, member.id);
    if (refused !== null) return refused;
  }
  const { memberId } = draft;
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

/** The refusal of an attribute that somebody else has, naming the attribute; null if nobody has. */
export function refuseTaken(
  scene: Scene,
  identity: IdentityKey,
  memberId: string | null,
): Refused | null {
  const holder = holderOf(scene.books, identity) ?? null;
  if (holder === null || holder === memberId) return null;
  const goesOn = scene.books.members.get(holder)?.member.mergedInto;
  if (memberId !== null && goesOn === memberId) return null;
  const field = identity.kind.slice(identity.kind.indexOf(':') + 1);
  const details = { field, seen: identity.value, needed: `a value for ${field} that nobody has` };
  return refuse('attribute_taken', details, { memberId: memberId ?? holder });
}

function isSame(one: IdentityKey, other: IdentityKey): boolean {
  return one.kind === other.kind && one.value === other.value;
}
