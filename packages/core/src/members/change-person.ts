import type { Member, Profile } from '../books/records.ts';
import type { UpdateMember } from '../commands.ts';
import type { Decision } from '../decision.ts';
import {
  done,
  lacking,
  raise,
  refuse,
  type Draft,
  type Lacking,
  type Refused,
  type Scene,
} from '../deciding.ts';
import type { CustomValues } from '../rules/values.ts';
import { checkAttributes } from './attributes.ts';
import { moveIdentities } from './move-identities.ts';
import { profileChanges } from './profile.ts';
import { tagProblem } from './tags.ts';

/** Changes the profile of a member, and what he is known by with it. */
export function changePerson(
  scene: Scene,
  member: Member,
  command: Pick<UpdateMember, 'changes' | 'attributes' | 'quiet'>,
): Decision {
  const { now: at } = scene;
  const memberId = member.id;
  const draft: Draft = { memberId, at, quiet: command.quiet ?? false, changes: [], trace: [] };
  const wanted = readChanges(scene, draft, { profile: member.profile, command });
  if ('kind' in wanted) return wanted;
  const changes = profileChanges(member.profile, wanted);
  if (Object.keys(changes).length === 0) return done(draft);
  const after = { ...member.profile, ...changes };
  const stopped =
    missingPurchases(scene, changes) ??
    moveIdentities(scene, draft, { before: member.profile, after });
  if (stopped !== null) return stopped;
  draft.changes.push({ kind: 'profile_changed', memberId, changes, at });
  takeWaiting(scene, draft, changes);
  raise(draft, 'member.updated', null);
  return done(draft);
}

/** What a profile comes to say, attributes as they are kept; or the refusal of what does not fit. */
export function readChanges(
  { program }: Scene,
  draft: Draft,
  about: {
    readonly profile: Profile;
    readonly command: Pick<UpdateMember, 'changes' | 'attributes'>;
  },
): Partial<Profile> | Refused {
  const { changes, attributes } = about.command;
  const { tags, email } = changes;
  const odd = tags === undefined ? null : tagProblem(tags);
  if (odd !== null) return refuse('attribute_malformed', odd, draft);
  const known = email === undefined ? changes : { ...changes, email: email.trim().toLowerCase() };
  const custom =
    attributes === undefined
      ? known.custom
      : withAttributes(known.custom ?? about.profile.custom, attributes);
  if (custom === undefined) return known;
  const checked = checkAttributes(program, custom, { mayLack: false });
  if (checked.ok) return { ...known, custom: checked.custom };
  return refuse(checked.problem.code, checked.problem.details, draft);
}

/** Attributes by name on top of others; an empty text takes one off. */
function withAttributes(custom: CustomValues, attributes: CustomValues): CustomValues {
  const entries = Object.entries({ ...custom, ...attributes });
  return Object.fromEntries(
    entries.filter(([name, value]) => value !== '' || !Object.hasOwn(attributes, name)),
  );
}

/** Orders that wait for a new address must be known before it is taken. */
export function missingPurchases({ books }: Scene, { email }: Partial<Profile>): Lacking | null {
  if (email === undefined || email === '' || books.whole || books.cached.has(email)) return null;
  return lacking({ cached: [email] });
}

/** Purchases that waited under a new address are his; they are converted by a command of their own. */
export function takeWaiting({ books }: Scene, draft: Draft, { email }: Partial<Profile>): void {
  if (email === undefined || (books.cached.get(email)?.length ?? 0) === 0) return;
  const { memberId, at } = draft;
  const due = { memberId, kind: 'convert_cached', key: email, at } as const;
  draft.changes.push({ kind: 'due_set', due });
}
