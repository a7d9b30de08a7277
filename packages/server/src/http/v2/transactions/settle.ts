import type { approve, modifyTransaction, V2Values } from '@fealty/contract/v2';
import { readPoints, type Command, saidOf } from '@fealty/core';
import { limitsOf, refuseUnlimited } from './agent-award.ts';
import type { FoundTransaction } from '../../../queries/find-transaction.ts';
import { findPathTransaction } from './find-transaction.ts';
import { perform } from '../serving/perform.ts';
import { refusePoints } from './plans.ts';
import { refuse, refuseParameters } from '../serving/refusal.ts';
import { sayRecorded } from './say-recorded.ts';
import type { V2Context, V2Handler, V2Reply, V2Request } from '../surface.ts';

type Asked = V2Values<typeof approve>;

/** An award that waits becomes the member's, a redemption in a cart becomes final. */
export const handleApprove: V2Handler<Asked> = (context, request) =>
  settle(context, request, 'approved', ({ id, kind }) => {
    const { actor } = request;
    return kind === 'award'
      ? { kind: 'approve_award', actor, transactionId: id, approvedBy: actor }
      : { kind: 'confirm_redemption', actor, transactionId: id };
  });

/** An award never counts, a redemption in a cart is given back and its code is burned. */
export const handleReject: V2Handler<Asked> = (context, request) =>
  settle(context, request, 'rejected', ({ id, kind }) => {
    const { actor } = request;
    return kind === 'award'
      ? { kind: 'reject_award', actor, transactionId: id, rejectedBy: actor }
      : { kind: 'cancel_redemption', actor, transactionId: id, only: 'held' };
  });

/** Changes what an award that waits is worth, and what is said of it. */
export const handleModify: V2Handler<V2Values<typeof modifyTransaction>> = async (
  context,
  request,
) => {
  const { actor, caller, values } = request;
  const amendment = saidOf(values.transaction_attributes ?? {});
  const isAmended = Object.keys(amendment).length > 0;
  if (!isAmended && values.points === undefined) {
    return refuseParameters({ kind: 'missing', names: ['transaction_attributes'] });
  }
  if (values.points !== undefined && (await limitsOf(context, caller)) !== null) {
    return refuseUnlimited('change no points');
  }
  const fixed = FIXED.find((name) => Object.hasOwn(amendment.custom ?? {}, name));
  if (fixed !== undefined) {
    const seen = JSON.stringify(amendment.custom?.[fixed]);
    const allowed =
      'nothing: it was awarded for it; reason, tags and attributes of your own change';
    const faults = [{ name: `transaction_attributes.${fixed}`, seen, allowed }];
    return refuseParameters({ kind: 'malformed', faults });
  }
  const program = await context.programs.running(caller.merchantId);
  const points =
    values.points === undefined ? undefined : readPoints(values.points, program.pointsDecimals);
  if (points === null) return refusePoints(values.points ?? '').refusal;
  const found = await findPathTransaction(context, request);
  if ('refusal' in found) return found.refusal;
  if (found.kind !== 'award') return refuseKind(found, 'modified');
  const command: Command = {
    kind: 'modify_award',
    actor,
    transactionId: found.id,
    modifiedBy: actor,
    ...(points === undefined ? {} : { points }),
    ...(isAmended ? { amendment } : {}),
  };
  return perform(context, request, command, { say: sayRecorded });
};

/** What an award was judged by: it cannot be said otherwise afterwards. */
const FIXED = ['order_id', 'order_total', 'order_subtotal', 'coupons', 'currency', 'products'];

async function settle(
  context: V2Context,
  request: V2Request<Asked>,
  verb: 'approved' | 'rejected',
  commandFor: (found: FoundTransaction) => Command,
): Promise<V2Reply> {
  const found = await findPathTransaction(context, request);
  if ('refusal' in found) return found.refusal;
  if (found.kind !== 'award' && found.kind !== 'redeem') return refuseKind(found, verb);
  return perform(context, request, commandFor(found), { say: sayRecorded });
}

function refuseKind({ id, kind }: FoundTransaction, verb: string): V2Reply {
  const what = verb === 'modified' ? 'awards' : 'awards and redemptions';
  const reason = `Transaction ${id} is none that can be ${verb} (${kind}), only pending ${what} can`;
  return refuse('INVALID_TRANSACTION_STATUS', reason);
}
