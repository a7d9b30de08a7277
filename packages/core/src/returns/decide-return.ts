import type { TransactionDetails } from '../books/records.ts';
import { saidOf } from '../books/said.ts';
import { claimOf } from '../books/find.ts';
import type { ReturnOrder } from '../commands.ts';
import type { Decision } from '../decision.ts';
import { refuse, lacking, type Scene } from '../deciding.ts';
import { draftFor } from '../draft.ts';
import { findAward, programOf } from './find-award.ts';
import { earnedOrder } from './kept-points.ts';
import { planReturn } from './plan-return.ts';
import { returnCached } from './return-cached.ts';
import { takeBack } from './take-back.ts';

/** An order came back, wholly or in part: its points follow it, whatever became of them. */
export function decideReturn(scene: Scene, command: ReturnOrder): Decision {
  const { activityId, orderId } = command;
  const claim = claimOf(scene.books, activityId, orderId);
  if (claim === undefined) return lacking({ claims: [{ scope: activityId, key: orderId }] });
  if (claim === null) {
    return refuse('order_unknown', { seen: orderId, needed: 'an order that earned points' });
  }
  if (claim.memberId === null) return returnCached(scene, command, claim);
  const found = findAward(scene, claim.transactionId);
  if ('kind' in found) {
    if (found.kind === 'refused') return found;
    const members = [...(found.needs.members ?? []), { by: 'id', value: claim.memberId } as const];
    return lacking({ ...found.needs, transactions: [claim.transactionId], members });
  }
  const { award, books, returns } = found;
  const program = programOf(scene, award);
  if ('kind' in program) return program;
  const draft = draftFor(scene, books.member, command);
  const plan = planReturn(earnedOrder(award, program), returns, command);
  if ('code' in plan) return refuse(plan.code, { ...plan.details, order: orderId }, draft);
  if (award.status === 'rejected') {
    const details = { order: orderId, seen: 'rejected', needed: 'points that were given' };
    return refuse('return_exceeded', details, draft);
  }
  return takeBack(scene, draft, found, {
    ...plan,
    kind: 'return',
    details: returnDetails(command),
    occurredAt: command.occurredAt ?? draft.at,
    actor: command.actor,
  });
}

function returnDetails(command: ReturnOrder): TransactionDetails {
  const { amount, productId, quantity } = command;
  return {
    returned: {
      ...(amount === undefined ? {} : { amount }),
      ...(productId === undefined ? {} : { productId }),
      ...(quantity === undefined ? {} : { quantity }),
    },
    ...saidOf(command),
  };
}
