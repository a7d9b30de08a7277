import type { IdentityKind, Profile } from '../books/records.ts';
import { claimOf, heldBy, survivorOf } from '../books/find.ts';
import { importScope, type Enroll } from '../commands.ts';
import { refuse, type Refused, type Scene } from '../deciding.ts';
import { isAmount } from '../points/points.ts';
import { attributeIdentities, checkAttributes } from './attributes.ts';
import { profileIdentities, refuseTaken } from './move-identities.ts';
import { referralIdentity } from './referral-code.ts';
import { tagProblem } from './tags.ts';

/**
 * The profile somebody joins with, its attributes as they are kept; or why he cannot join, in the
 * order of precedence of refusals.
 */
export function admitProfile(scene: Scene, command: Enroll, profile: Profile): Profile | Refused {
  const { books, program } = scene;
  const { imported } = command;
  if (imported !== undefined) {
    const { key } = imported;
    const line = claimOf(books, importScope(key), String(key.line)) ?? null;
    if (line !== null) {
      return refuse('import_line_taken', { seen: key.line, needed: 'a line not yet taken' });
    }
  }
  const held = holders(scene, profile);
  const deleted = held.find(({ id }) => {
    const survivor = survivorOf(books, id);
    return survivor !== undefined && !('kind' in survivor) && survivor.member.status === 'deleted';
  });
  if (deleted !== undefined) {
    const { kind: field, value: seen, id: memberId } = deleted;
    return refuse('member_deleted', { field, seen, needed: 'nobody deleted' }, { memberId });
  }
  const code = command.referrerCode ?? '';
  if (code !== '' && heldBy(books, referralIdentity(code)) === null) {
    const details = { field: 'referrerCode', seen: code, needed: "a member's referral code" };
    return refuse('referrer_unknown', details);
  }
  const [first] = held.filter(({ kind }) => kind === 'email' || kind === 'uid');
  if (first !== undefined) {
    const { kind, value, id } = first;
    const details = { field: kind, seen: value, needed: 'one that nobody has' };
    return refuse(kind === 'uid' ? 'uid_taken' : 'email_taken', details, { memberId: id });
  }
  const checked = checkAttributes(program, profile.custom, { mayLack: imported !== undefined });
  if (!checked.ok) return refuse(checked.problem.code, checked.problem.details);
  const odd = imported === undefined ? tagProblem(profile.tags) : null;
  if (odd !== null) return refuse('attribute_malformed', odd);
  for (const identity of attributeIdentities(program, profile)) {
    const taken = refuseTaken(scene, identity, null);
    if (taken !== null) return taken;
  }
  return refuseCarried(scene, command) ?? { ...profile, custom: checked.custom };
}

/** What is wrong with what an import says that he brings along. */
function refuseCarried({ program }: Scene, { imported }: Enroll): Refused | null {
  const points = imported?.balance?.points;
  if (points !== undefined && !isAmount(points)) {
    return refuse('amount_malformed', { field: 'balance', seen: points, needed: 'points' });
  }
  const tierId = imported?.tierId;
  if (tierId !== undefined && !program.tiers.has(tierId)) {
    return refuse('tier_unknown', { seen: tierId, needed: 'a tier of the program' });
  }
  return null;
}

interface Held {
  readonly kind: IdentityKind;
  readonly value: string;
  readonly id: string;
}

/** Who has the e-mail, the merchant's own id, or an attribute that is unique, if anybody. */
function holders(scene: Scene, profile: Profile): readonly Held[] {
  return profileIdentities(scene, profile).flatMap((identity) => {
    const id = heldBy(scene.books, identity);
    return id === null ? [] : [{ ...identity, id }];
  });
}
