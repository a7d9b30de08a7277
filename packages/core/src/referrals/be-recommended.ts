import { holderOf } from '../books/find.ts';
import type { Member } from '../books/records.ts';
import type { UpdateMember } from '../commands.ts';
import type { Decision } from '../decision.ts';
import { done, lacking, type Scene } from '../deciding.ts';
import { draftFor } from '../draft.ts';
import { referralIdentity } from '../members/referral-code.ts';

/**
 * A member comes by somebody's referral link. It counts as if he had joined with it, as long as he has
 * neither bought nor been recommended; his own code and one that nobody has change nothing.
 */
export function beRecommended(scene: Scene, member: Member, command: UpdateMember): Decision {
  const { books } = scene;
  const draft = draftFor(scene, member, command);
  if (member.referrerId !== null || member.lifetime.purchases > 0) return done(draft);
  const code = referralIdentity(command.referrerCode ?? '');
  const holder = holderOf(books, code);
  if (holder === undefined) return lacking({ lookups: [code] });
  const survivor = books.members.get(holder ?? '')?.member.mergedInto ?? holder;
  if (holder === null || holder === member.id || survivor === member.id) return done(draft);
  draft.changes.push({ kind: 'referrer_set', memberId: member.id, referrerId: holder });
  return done(draft);
}
