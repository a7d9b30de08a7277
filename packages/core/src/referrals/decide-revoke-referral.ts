import { claimOf, findMember, namedId } from '../books/find.ts';
import type { RevokeReferral } from '../commands.ts';
import type { Decision } from '../decision.ts';
import { done, lacking, type Scene } from '../deciding.ts';
import { draftFor } from '../draft.ts';
import { decideReverse } from '../returns/decide-reverse.ts';
import { referralClaim, referralKey } from './referral-dues.ts';

/** Takes back what a side was rewarded for a purchase that did not last. Harmless if nothing was. */
export function decideRevokeReferral(scene: Scene, command: RevokeReferral): Decision {
  const { side, purchaseId } = command;
  const books = findMember(scene, command.member);
  if ('kind' in books) return books;
  const { scope, key } = referralClaim(side, purchaseId);
  const claim = claimOf(scene.books, scope, key);
  if (claim === undefined) return lacking({ claims: [{ scope, key }] });
  const { member } = books;
  const draft = draftFor(scene, member, command);
  for (const kind of ['revoke_referral', 'reward_referral'] as const) {
    const due = {
      memberId: namedId(scene, command.member, member),
      kind,
      key: referralKey(side, purchaseId),
    };
    draft.changes.push({ kind: 'due_cleared', due });
  }
  if (claim === null) return done(draft);
  const reversed = decideReverse(scene, {
    kind: 'reverse_award',
    actor: command.actor,
    transactionId: claim.transactionId,
    reason: 'The purchase that was recommended came back',
  });
  if (reversed.kind === 'needs') return reversed;
  draft.trace.push(...reversed.trace);
  if (reversed.kind === 'refused') return done(draft);
  draft.changes.push(...reversed.changes);
  return done(draft, reversed.result);
}
