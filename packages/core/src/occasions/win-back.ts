import type { Member, TransactionId } from '../books/records.ts';
import type { Draft } from '../deciding.ts';
import type { Program } from '../program/program.ts';
import { awayFrom, OFFER_DUE } from './decide-offer.ts';

/**
 * Somebody buys: if he had not for a long time, his bonus is due at once, by a command of its own.
 * Should he stay away from now on, an offer is due.
 */
export function winBack(
  draft: Draft,
  program: Program,
  purchase: { readonly member: Member; readonly id: TransactionId; readonly occurredAt: number },
): void {
  const winback = program.document.occasions?.winback;
  const { member, id, occurredAt } = purchase;
  const { lastPurchaseAt } = member.lifetime;
  if (winback === undefined) return;
  const last = Math.max(occurredAt, lastPurchaseAt ?? occurredAt);
  const offer = { memberId: member.id, ...OFFER_DUE, at: awayFrom(winback, last) };
  draft.changes.push({ kind: 'due_set', due: offer });
  if (lastPurchaseAt === null) return;
  if (occurredAt < awayFrom(winback, lastPurchaseAt)) return;
  const due = { memberId: member.id, kind: 'award_winback', key: id, at: draft.at } as const;
  draft.changes.push({ kind: 'due_set', due });
}
