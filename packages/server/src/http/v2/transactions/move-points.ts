import type { deduct, redeem, returnOrder, reverse, V2Values } from '@fealty/contract/v2';
import { saidOf } from '@fealty/core';
import { findByOrders } from '../../../queries/find-transaction.ts';
import { findNamedMember } from '../members/find-member.ts';
import { findPathTransaction, orderScopes } from './find-transaction.ts';
import { perform } from '../serving/perform.ts';
import {
  planDeduction,
  planRedemption,
  planReturn,
  TAKING,
  type Plan,
  type PlanTerms,
} from './plans.ts';
import { refuse } from '../serving/refusal.ts';
import { sayRecorded } from './say-recorded.ts';
import type { V2Context, V2Handler, V2Reply, V2Request } from '../surface.ts';

/** Takes the points of a reward and hands it out; `pending` holds both for a cart. */
export const handleRedeem: V2Handler<V2Values<typeof redeem>> = (context, request) =>
  carryOut(context, request, (terms) => planRedemption(request.values, terms));

export const handleDeduct: V2Handler<V2Values<typeof deduct>> = (context, request) =>
  carryOut(context, request, (terms) => planDeduction(request.values, terms));

/** Takes back what an order earned, as far as it came back. */
export const handleReturn: V2Handler<V2Values<typeof returnOrder>> = (context, request) =>
  carryOut(context, request, async (terms) => {
    const { order_id } = request.values.transaction_attributes;
    const asked = { scopes: orderScopes(terms.program), orderIds: [order_id] };
    const { merchantId } = request.caller;
    const [award] = await findByOrders(context.database, merchantId, asked);
    return planReturn(request.values, terms, award ?? null);
  });

/** Takes back exactly what one award gave. */
export const handleReverse: V2Handler<V2Values<typeof reverse>> = async (context, request) => {
  const found = await findPathTransaction(context, request);
  if ('refusal' in found) return found.refusal;
  const { id, kind } = found;
  if (kind !== 'award') {
    const reason = `Transaction ${id} is no award (${kind}), and only awards are reversed`;
    return refuse('INVALID_TRANSACTION_STATUS', reason);
  }
  const { actor, values } = request;
  const said = saidOf(values.transaction_attributes ?? {});
  const command = { kind: 'reverse_award', actor, transactionId: id, ...said } as const;
  return perform(context, request, command, { ...TAKING, say: sayRecorded });
};

/** Finds the member whom the body names, and carries out what is planned for him. */
async function carryOut(
  context: V2Context,
  request: V2Request<{ readonly member_id: string }>,
  plan: (terms: PlanTerms) => Plan | Promise<Plan>,
): Promise<V2Reply> {
  const { actor, caller, values } = request;
  const found = await findNamedMember(context, request, values.member_id);
  if ('refusal' in found) return found.refusal;
  const program = await context.programs.running(caller.merchantId);
  const planned = await plan({ actor, memberId: found.memberId, program });
  if ('refusal' in planned) return planned.refusal;
  return perform(context, request, planned.command, planned.wording);
}
