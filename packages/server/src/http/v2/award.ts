import type { award, V2Values } from '@fealty/contract/v2';
import type { Award, Purchase } from '@fealty/core';
import { BODY_BYTES_MAX } from '../reading/read-body.ts';
import { awardFiles, refuseNoFiles } from './award-files.ts';
import { fileFieldOf, RECEIPT_ACTIVITY } from './file-fields.ts';
import { findNamedMember } from './find-member.ts';
import { perform, type Done } from './perform.ts';
import { refuse, refuseParameters } from './refusal.ts';
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
  const filesIn = fileFieldOf(values.activity_id);
  if (filesIn === null && request.bodyLength > BODY_BYTES_MAX) {
    const reason = `The body is larger than ${BODY_BYTES_MAX} bytes, and the activity takes no files`;
    return refuse('INVALID_REQUEST', reason);
  }
  const attributes = values.transaction_attributes;
  const lacking = filesIn === null ? null : refuseNoFiles(attributes, filesIn);
  const stopped = isPurchase ? refuseOrder(attributes) : lacking;
  if (stopped !== null) return refuseParameters(stopped);
  const found = await findNamedMember(context, request, values.member_id);
  if ('refusal' in found) return found.refusal;
  const member = { by: 'id', value: found.memberId } as const;
  const base = { actor: request.actor, member, activityId: values.activity_id };
  const wording = { say: sayRecorded };
  if (isPurchase) {
    const order = orderOf(attributes);
    return perform(
      context,
      request,
      { kind: 'purchase', ...base, order, ...said(values) },
      wording,
    );
  }
  const command = { kind: 'award', ...base, ...passed(values), ...said(values) } as const;
  if (filesIn === null) return perform(context, request, command, wording);
  return awardFiles(
    context,
    request,
    { command, filesIn, sent: attributes?.[filesIn] ?? [] },
    wording,
  );
};

/** What a shop may say of any earning. */
function said(
  values: Values,
): Partial<
  Pick<Purchase, 'reason' | 'tags' | 'custom' | 'occurredAt' | 'approvesAt' | 'expiresAt'>
> {
  const { reason, tags, custom } = values.transaction_attributes ?? {};
  const { approval_date, points_expiration_date } = values;
  // A receipt is of the day it is sent on, whatever day stands on it. Source: Award API parameters.
  const isReceipt = values.activity_id === RECEIPT_ACTIVITY;
  const transaction_date = isReceipt ? undefined : values.transaction_date;
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
