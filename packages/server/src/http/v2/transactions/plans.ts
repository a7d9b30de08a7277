import type { deduct, redeem, returnOrder, V2Values } from '@fealty/contract/v2';
import { readPoints, type Command, type Program, saidOf } from '@fealty/core';
import type { FoundTransaction } from '../../../queries/find-transaction.ts';
import { unknownTransaction } from './find-transaction.ts';
import type { Wording } from '../serving/perform.ts';
import { refuseParameters } from '../serving/refusal.ts';
import { sayRecorded } from './say-recorded.ts';
import type { V2Reply } from '../surface.ts';

/** A command with how its outcome is put, or the answer that it cannot be one. */
export type Plan =
  { readonly command: Command; readonly wording: Wording } | { readonly refusal: V2Reply };

/** For whom and by whose rules a command is planned. */
export interface PlanTerms {
  readonly actor: string;
  readonly memberId: string;
  readonly program: Program;
}

/** The platform's own sentence. */
const NOT_ENOUGH = 'Not enough points to deduct.';

/** What is called otherwise where points are taken away. */
export const TAKING: Omit<Wording, 'say'> = {
  codes: { points_insufficient: 'INVALID_AMOUNT_TO_DEDUCT' },
  sentences: { points_insufficient: NOT_ENOUGH },
};

export function planRedemption(
  values: Omit<V2Values<typeof redeem>, 'member_id'>,
  terms: PlanTerms,
): Plan {
  const { actor, memberId, program } = terms;
  const passed = values.points;
  const points = passed === undefined ? undefined : readPoints(passed, program.pointsDecimals);
  if (points === null || points === 0) return refusePoints(passed ?? '');
  return {
    command: {
      kind: 'redeem',
      actor,
      member: { by: 'id', value: memberId },
      rewardId: values.reward_id,
      ...(points === undefined ? {} : { points }),
      ...(values.status === 'pending' ? { hold: true } : {}),
      ...saidOf(values.transaction_attributes ?? {}),
    },
    // Another redemption of the member is under way, and did not end in time.
    wording: { say: sayRecorded, locked: 'ANOTHER_REDEMPTION_IN_PROGRESS' },
  };
}

export function planDeduction(values: V2Values<typeof deduct>, terms: PlanTerms): Plan {
  const { actor, memberId, program } = terms;
  const points = readPoints(values.points, program.pointsDecimals);
  if (points === null || points === 0) return refusePoints(values.points);
  const said = saidOf(values.transaction_attributes ?? {});
  return {
    command: {
      kind: 'deduct',
      actor,
      member: { by: 'id', value: memberId },
      points,
      ...said,
      reason: said.reason ?? '',
    },
    wording: { ...TAKING, say: sayRecorded },
  };
}

/** `award` is what the order earned: another member's is as good as none. */
export function planReturn(
  values: V2Values<typeof returnOrder>,
  terms: PlanTerms,
  award: Pick<FoundTransaction, 'activityId' | 'memberId'> | null,
): Plan {
  const { transaction_attributes: attributes } = values;
  const { order_id, returned_amount, returned_product_id, returned_product_quantity } = attributes;
  if (returned_product_quantity !== undefined && returned_product_id === undefined) {
    const names = ['transaction_attributes.returned_product_id'];
    return { refusal: refuseParameters({ kind: 'missing', names }) };
  }
  if (award?.activityId == null || award.memberId !== terms.memberId) {
    return { refusal: unknownTransaction(order_id) };
  }
  return {
    command: {
      kind: 'return_order',
      actor: terms.actor,
      activityId: award.activityId,
      orderId: order_id,
      ...(returned_amount === undefined ? {} : { amount: returned_amount }),
      ...(returned_product_id === undefined ? {} : { productId: returned_product_id }),
      ...(returned_product_quantity === undefined ? {} : { quantity: returned_product_quantity }),
      ...saidOf(attributes),
    },
    wording: { ...TAKING, say: sayRecorded },
  };
}

export function refusePoints(seen: string): { readonly refusal: V2Reply } {
  const allowed = 'points above 0, as finely as the program counts';
  const faults = [{ name: 'points', seen, allowed }];
  return { refusal: refuseParameters({ kind: 'malformed', faults }) };
}
