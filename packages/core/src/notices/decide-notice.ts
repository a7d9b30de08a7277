import { claimOf, findMember, transactionOf } from '../books/find.ts';
import type { TellNotice } from '../commands.ts';
import type { Decision } from '../decision.ts';
import { done, lacking, raiseNotice, type Scene } from '../deciding.ts';
import { draftFor } from '../draft.ts';

/** The claim by which a notice is told once. */
export function noticeClaim(key: string): { readonly scope: string; readonly key: string } {
  return { scope: 'notice', key };
}

/** Tells receivers of what was noticed about a member, once. Harmless a second time. */
export function decideNotice(scene: Scene, command: TellNotice): Decision {
  const books = findMember(scene, command.member);
  if ('kind' in books) return books;
  const { key, notice, about } = command;
  const { member } = books;
  const named = noticeClaim(key);
  const claim = claimOf(scene.books, named.scope, named.key);
  const transaction = about === null ? null : transactionOf(scene.books, about);
  if (claim === undefined || transaction === undefined) {
    const transactions = about === null ? [] : [about];
    return lacking({ claims: [named], transactions });
  }
  const draft = draftFor(scene, member, command);
  if (claim !== null) return done(draft);
  draft.changes.push({
    kind: 'claimed',
    // No transaction stands behind it: the claim is the member's.
    claim: { ...named, memberId: member.id, transactionId: member.id },
  });
  raiseNotice(draft, notice, transaction?.id ?? null);
  return done(draft);
}
