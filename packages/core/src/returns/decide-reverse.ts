import { saidOf } from '../books/said.ts';
import type { ReverseAward } from '../commands.ts';
import type { Decision } from '../decision.ts';
import { refuse, type Scene } from '../deciding.ts';
import { draftFor } from '../draft.ts';
import { findAward, programOf } from './find-award.ts';
import { earnedOrder } from './kept-points.ts';
import { planReturn } from './plan-return.ts';
import { takeBack } from './take-back.ts';

/** Takes back what is left of exactly one award. It can be done once. */
export function decideReverse(scene: Scene, command: ReverseAward): Decision {
  const found = findAward(scene, command.transactionId);
  if ('kind' in found) return found;
  const { award, books, returns } = found;
  const program = programOf(scene, award);
  if ('kind' in program) return program;
  const draft = draftFor(scene, books.member, command);
  const plan = planReturn(earnedOrder(award, program), returns, {});
  if (award.status === 'rejected' || 'code' in plan) {
    const seen = 'code' in plan ? 'taken back' : award.status;
    return refuse('transaction_settled', { seen, needed: 'an award with points left' }, draft);
  }
  return takeBack(scene, draft, found, {
    ...plan,
    kind: 'reverse',
    details: saidOf(command),
    occurredAt: command.occurredAt ?? draft.at,
    actor: command.actor,
  });
}
