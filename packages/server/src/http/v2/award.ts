import type { award, V2Values } from '@fealty/contract/v2';
import type { Award, Command, Purchase } from '@fealty/core';
import { findNamedMember } from './find-member.ts';
import { perform, type Done } from './perform.ts';
import { refuseParameters } from './refusal.ts';
import type { V2Handler } from './surface.ts';
import { transactionData } from './transaction-answer.ts';
import { orderOf, refuseOrder } from './passed-order.ts';

/** The built-in activity of purchases. */
const PURCHASE_ACTIVITY = 'made_a_purchase';

type Values = V2Values<typeof award>;

/** Awards points; a purchase by its order, everything else by what the activity says or was passed. */
export const handleAward: V2Handler<Values> = async (context, request) => {
  const { values } = request;
  const isPurchase = values.activity_id === PURCHASE_ACTIVITY;
  const stopped = isPurchase ? refuseOrder(values.transaction_attributes) : null;
  if (stopped !== null) return refuseParameters(stopped);
  const found = await findNamedMember(context, request, values.member_id);
  if ('refusal' in found) return found.refusal;
  const member = { by: 'id', value: found.memberId } as const;
  const base = { actor: request.actor, member, activityId: values.activity_id };
  const command: Command = isPurchase
    ? { kind: 'purchase', ...base, order: orderOf(values.transaction_attributes), ...said(values) }
    : { kind: 'award', ...base, ...passed(values), ...said(values) };
  return perform(context, request, command, { say: sayRecorded });
};

/** What a shop may say of any earning. */
function said(
  values: Values,
): Partial<
  Pick<Purchase, 'reason' | 'tags' | 'custom' | 'occurredAt' | 'approvesAt' | 'expiresAt'>
> {
  const { reason, tags, custom } = values.transaction_attributes ?? {};
  const { transaction_date, approval_date, points_expiration_date } = values;
  return {
    ...(reason === undefined ? {} : { reason }),
    ...(tags === undefined ? {} : { tags }),
    ...(custom === undefined ? {} : { custom }),
    ...(transaction_date === undefined ? {} : { occurredAt: transaction_date }),
    ...(approval_date === undefined ? {} : { approvesAt: approval_date }),
    ...(points_expiration_date === undefined ? {} : { expiresAt: points_expiration_date }),
  };
}

function passed(values: Values): Pick<Award, 'passed' | 'orderId'> {
  const { points_passed } = values;
  const orderId = values.transaction_attributes?.order_id;
  return {
    ...(points_passed === undefined ? {} : { passed: points_passed }),
    ...(orderId === undefined ? {} : { orderId }),
  };
}

/** The transaction that a command recorded or settled. */
export function sayRecorded(done: Done): object {
  const { member, program, result } = done;
  if (member === null || result.transaction === null) throw new Error('nothing was recorded');
  const { transaction } = result;
  const points = transaction.modified ?? transaction.points;
  return transactionData({ ...transaction, points }, member, program);
}
