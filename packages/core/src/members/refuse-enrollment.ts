import type { IdentityKind, Profile } from '../books/records.ts';
import { claimOf, heldBy, survivorOf } from '../books/find.ts';
import { importScope, type Enroll } from '../commands.ts';
import { refuse, type Refused, type Scene } from '../deciding.ts';
import { isAmount } from '../points/points.ts';
import { referralIdentity } from './referral-code.ts';

/** Why somebody cannot join, in the order of precedence of refusals; null if he can. */
export function refuseEnrollment(scene: Scene, command: Enroll, profile: Profile): Refused | null {
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
    const details = { field: deleted.kind, seen: deleted.value, needed: 'nobody deleted' };
    return refuse('member_deleted', details, { memberId: deleted.id });
  }
  const code = command.referrerCode ?? '';
  if (code !== '' && heldBy(books, referralIdentity(code)) === null) {
    const details = { field: 'referrerCode', seen: code, needed: "a member's referral code" };
    return refuse('referrer_unknown', details);
  }
  const [first] = held;
  if (first !== undefined) {
    const { kind, value, id } = first;
    const details = { field: kind, seen: value, needed: 'one that nobody has' };
    return refuse(kind === 'uid' ? 'uid_taken' : 'email_taken', details, { memberId: id });
  }
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

/** Who has the e-mail, then who has the merchant's own id, if anybody. */
function holders(scene: Scene, profile: Profile): Held[] {
  const held: Held[] = [];
  for (const kind of ['email', 'uid'] as const) {
    const value = profile[kind];
    const id = value === '' ? null : heldBy(scene.books, { kind, value });
    if (id !== null) held.push({ kind, value, id });
  }
  return held;
}
