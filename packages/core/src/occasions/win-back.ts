import type { Member, TransactionId } from '../books/records.ts';
import type { Draft } from '../deciding.ts';
import type { Program } from '../program/program.ts';
import { DAY } from '../time/instant.ts';

/** Somebody buys who had not for a long time: his bonus is due at once, by a command of its own. */
export function winBack(
  draft: Draft,
  program: Program,
  purchase: { readonly member: Member; readonly id: TransactionId; readonly occurredAt: number },
): void {
  const winback = program.document.occasions?.winback;
  const { member, id, occurredAt } = purchase;
  const { lastPurchaseAt } = member.lifetime;
  if (winback === undefined || lastPurchaseAt === null) return;
  if (occurredAt - lastPurchaseAt < winback.inactiveDays * DAY) return;
  const due = { memberId: member.id, kind: 'award_winback', key: id, at: draft.at } as const;
  draft.changes.push({ kind: 'due_set', due });
}
