import { transactionOf } from '../books/find.ts';
import type { ApproveAward, ModifyAward, RejectAward } from '../commands.ts';
import type { Decision } from '../decision.ts';
import { lacking, refuse, type Draft, type Scene } from '../deciding.ts';
import { draftFor } from '../draft.ts';
import { findAward, type FoundAward } from '../returns/find-award.ts';

export interface OpenAward extends FoundAward {
  readonly draft: Draft;
}

/** The award, if it still waits, with the returns that wait with it. */
export function openAward(
  scene: Scene,
  command: ApproveAward | RejectAward | ModifyAward,
): OpenAward | Decision {
  const found = findAward(scene, command.transactionId);
  if ('kind' in found) return found;
  const { award, returns } = found;
  const draft = draftFor(scene, found.books.member, command);
  const waiting = returns?.pendingIds ?? [];
  const byTime = command.kind === 'approve_award' && command.approvedBy === null;
  const returned = award.status === 'rejected' && waiting.length > 0 && byTime;
  if (award.status !== 'pending' && !returned) {
    return refuse('transaction_settled', { seen: award.status, needed: 'pending' }, draft);
  }
  const missing = waiting.filter((id) => transactionOf(scene.books, id) === undefined);
  if (missing.length > 0) return lacking({ transactions: [award.id, ...missing] });
  return { ...found, draft };
}
