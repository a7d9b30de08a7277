import type { award, V2Values } from '@fealty/contract/v2';
import { saidOf, type Award, type Instant, type Purchase } from '@fealty/core';
import { readClock } from '../../../queries/clock.ts';
import { slashTime } from '../../dates.ts';
import { BODY_BYTES_MAX } from '../../reading/read-body.ts';
import { awardByAgent, limitsOf, refuseUnlimited } from './agent-award.ts';
import { awardFiles, refuseNoFiles } from './award-files.ts';
import { fileFieldOf, RECEIPT_ACTIVITY } from './file-fields.ts';
import { findNamedMember } from '../members/find-member.ts';
import { orderOf, PURCHASE_ACTIVITY, refuseOrder } from './passed-order.ts';
import { perform } from '../serving/perform.ts';
import { refuse, refuseParameters } from '../serving/refusal.ts';
import { sayRecorded } from './say-recorded.ts';
import type { V2Handler, V2Reply } from '../surface.ts';

/** A shop's clock may be ahead by so much. */
const AHEAD_MS = 60_000;

export type AwardValues = V2Values<typeof award>;

/** Awards points; a purchase by its order, everything else by what the activity says or was passed. */
export const handleAward: V2Handler<AwardValues> = async (context, request) => {
  const { values, caller } = request;
  const clock = (): Promise<{ now: Instant }> => readClock(context.database, caller.merchantId);
  const filesIn = fileFieldOf(values.activity_id);
  if (filesIn === null && request.bodyLength > BODY_BYTES_MAX) {
    const reason = `The body is larger than ${BODY_BYTES_MAX} bytes, and the activity takes no files`;
    return refuse('INVALID_REQUEST', reason);
  }
  const stopped = refuseAward(values) ?? (await refuseFuture(values, clock));
  if (stopped !== null) return stopped;
  const found = await findNamedMember(context, request, values.member_id);
  if ('refusal' in found) return found.refusal;
  const { memberId } = found;
  const command = awardCommand(values, { memberId, actor: request.actor });
  const wording = { say: sayRecorded };
  if ((await limitsOf(context, caller)) !== null) {
    return filesIn === null
      ? awardByAgent(context, request, command, wording)
      : refuseUnlimited('send no files');
  }
  if (filesIn === null || command.kind !== 'award') {
    return perform(context, request, command, wording);
  }
  const sent = values.transaction_attributes?.[filesIn] ?? [];
  return awardFiles(context, request, { command, filesIn, sent }, wording);
};

/** What an award lacks of what its activity must be told; null if nothing. */
export function refuseAward(values: AwardValues): V2Reply | null {
  const { activity_id, transaction_attributes: attributes } = values;
  const filesIn = fileFieldOf(activity_id);
  const lacking = filesIn === null ? null : refuseNoFiles(attributes, filesIn);
  const stopped = activity_id === PURCHASE_ACTIVITY ? refuseOrder(attributes) : lacking;
  return stopped === null ? null : refuseParameters(stopped);
}

/** Refuses what is said to have happened later than now by the merchant's clock. */
export async function refuseFuture(
  values: AwardValues,
  clock: () => Promise<{ readonly now: Instant }>,
): Promise<V2Reply | null> {
  const at = occurredAtOf(values);
  // A merchant's clock may stand ahead of ours, never behind: most need not be looked at.
  if (at === undefined || at <= Date.now()) return null;
  const { now } = await clock();
  if (at <= now + AHEAD_MS) return null;
  const allowed = `nothing after now, ${slashTime(now)}`;
  const faults = [{ name: 'transaction_date', seen: slashTime(at), allowed }];
  return refuseParameters({ kind: 'malformed', faults });
}

/** The command of an award that nothing stopped. */
export function awardCommand(
  values: AwardValues,
  { memberId, actor }: { readonly memberId: string; readonly actor: string },
): (Award | Purchase) & { readonly member: { readonly by: 'id'; readonly value: string } } {
  const member = { by: 'id', value: memberId } as const;
  const base = { actor, member, activityId: values.activity_id, ...said(values) };
  return values.activity_id === PURCHASE_ACTIVITY
    ? { kind: 'purchase', ...base, order: orderOf(values.transaction_attributes) }
    : { kind: 'award', ...base, ...passed(values) };
}

/** What a shop may say of any earning. */
function said(
  values: AwardValues,
): Partial<
  Pick<Purchase, 'reason' | 'tags' | 'custom' | 'occurredAt' | 'approvesAt' | 'expiresAt'>
> {
  const { approval_date, points_expiration_date } = values;
  const occurredAt = occurredAtOf(values);
  return {
    ...saidOf(values.transaction_attributes ?? {}),
    ...(occurredAt === undefined ? {} : { occurredAt }),
    ...(approval_date === undefined ? {} : { approvesAt: approval_date }),
    ...(points_expiration_date === undefined ? {} : { expiresAt: points_expiration_date }),
  };
}

function occurredAtOf({ activity_id, transaction_date }: AwardValues): Instant | undefined {
  return activity_id === RECEIPT_ACTIVITY ? undefined : transaction_date;
}

function passed(values: AwardValues): Pick<Award, 'passed' | 'orderId'> {
  const { points_passed } = values;
  const orderId = values.transaction_attributes?.order_id;
  return {
    ...(points_passed === undefined ? {} : { passed: points_passed }),
    ...(orderId === undefined ? {} : { orderId }),
  };
}
