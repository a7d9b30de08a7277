import type { listWaitingEvents, V2Values } from '@fealty/contract/v2';
import { NO_MEMBER } from '../../../ledger/event-data.ts';
import { listWaiting, type WaitingEvent } from '../../../queries/waiting-events.ts';
import type { Webhook } from '../../../queries/webhooks.ts';
import { slashTime } from '../../dates.ts';
import { succeed, type V2Handler } from '../surface.ts';
import { memberAsked } from './asked-member.ts';
import { forWebhook } from './find-webhook.ts';
import { waitsFor } from './waits-for.ts';
import { timeOrNull } from './webhook-answer.ts';

/** What a webhook was not told yet, and why. */
export const handleListWaiting: V2Handler<V2Values<typeof listWaitingEvents>> = forWebhook(
  async (context, request, webhook) => {
    const { values, caller } = request;
    const { start_index: offset, count: limit } = values;
    const found = await memberAsked(context, request);
    if ('refusal' in found) return found.refusal;
    const { memberId } = found;
    const { merchantId } = caller;
    const { total, events, notHandedOut } = await listWaiting(context.database, {
      ...{ merchantId, endpointId: webhook.id, memberId, offset, limit },
    });
    const next = offset + events.length;
    return succeed({
      waiting: events.map((event) => waitingData(event, webhook)),
      not_handed_out: notHandedOut,
      total,
      more: events.length > 0 && next < total,
      next_start_index: next,
    });
  },
);

function waitingData(event: WaitingEvent, webhook: Webhook): object {
  const { reason, nextTryAt } = waitsFor(event, webhook);
  return {
    event_id: event.eventId,
    event: event.type,
    internal_member_id: event.memberId === NO_MEMBER ? null : event.memberId,
    sequence: event.sequence,
    waiting_since: slashTime(event.writtenAt),
    is_replay: event.replay,
    tries: event.behind === null ? event.failures : 0,
    next_try_date: timeOrNull(nextTryAt),
    reason,
  };
}
