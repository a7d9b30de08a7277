import { holderOf } from '../books/find.ts';
import type { Member } from '../books/records.ts';
import type { Decision } from '../decision.ts';
import { done, lacking, type Scene } from '../deciding.ts';
import { draftFor } from '../draft.ts';
import { referralIdentity } from '../members/referral-code.ts';
import { isSomebodyElse } from './referrer-of.ts';

/**
 * A member comes by somebody's referral link. It counts as if he had joined with it, as long as he has
 * neither bought nor been recommended; his own code and one that nobody has change nothing.
 */
export function beRecommended(
  scene: Scene,
  member: Member,
  link: { readonly code: string; readonly quiet?: boolean },
): Decision {
  const { books } = scene;
  const draft = draftFor(scene, member, link);
  if (member.referrerId !== null || member.lifetime.purchases > 0) return done(draft);
  const code = referralIdentity(link.code);
  const holder = holderOf(books, code);
  if (holder === undefined) return lacking({ lookups: [code] });
  if (holder === null || !isSomebodyElse(books, holder, member)) return done(draft);
  draft.changes.push({ kind: 'referrer_set', memberId: member.id, referrerId: holder });
  return done(draft);
}
