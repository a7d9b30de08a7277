import { eventNamed } from '@fealty/contract';
import type { replayEvents as replayEndpoint, V2Values } from '@fealty/contract/v2';
import { replayEvents } from '../../../usecases/replay-events.ts';
import { refuse, refuseParameters } from '../serving/refusal.ts';
import { succeed, type V2Handler } from '../surface.ts';
import { memberAsked } from './asked-member.ts';
import { readSpan } from './asked-span.ts';
import { idFault } from './attempts.ts';
import { forWebhook } from './find-webhook.ts';

type Sent = V2Values<typeof replayEndpoint>;

const FILTERS = ['event_ids', 'member_id', 'events', 'from_date', 'to_date', 'outcome'] as const;
const OUTCOMES = ['delivered', 'given_up', 'dropped'] as const;

/** Puts events in line once more. */
export const handleReplayEvents: V2Handler<Sent> = forWebhook(async (context, request, webhook) => {
  const { values, caller, actor } = request;
  const { event_ids, events, cursor } = values;
  // All that ever happened is told to nobody by mistake.
  if (FILTERS.every((name) => values[name] === undefined)) {
    return refuseParameters({ kind: 'missing', names: [`at least one of ${FILTERS.join(', ')}`] });
  }
  const span = readSpan(values);
  const odd = event_ids?.find((id) => idFault('event_ids', id).length > 0) ?? null;
  const faults = [...idFault('event_ids', odd), ...idFault('cursor', cursor ?? null)];
  if ('name' in span) faults.push(span);
  if ('name' in span || faults.length > 0) return refuseParameters({ kind: 'malformed', faults });
  if (webhook.status === 'inactive') {
    const reason = 'The webhook is inactive, and nothing is kept for it; set it active or paused';
    return refuse('WEBHOOK_INACTIVE', reason);
  }
  const found = await memberAsked(context, request);
  if ('refusal' in found) return found.refusal;
  const outcome = OUTCOMES.find((each) => each === values.outcome);
  const { added, after } = await replayEvents(context.database, actor, {
    ...{ merchantId: caller.merchantId, endpointId: webhook.id },
    ...(event_ids === undefined ? {} : { eventIds: event_ids }),
    ...(found.memberId === null ? {} : { memberId: found.memberId }),
    ...(events === undefined ? {} : { types: events.flatMap((name) => eventNamed(name) ?? []) }),
    ...(span.from === null ? {} : { from: span.from }),
    ...(span.until === null ? {} : { until: span.until }),
    ...(outcome === undefined ? {} : { outcome }),
    ...(cursor === undefined ? {} : { after: cursor }),
  });
  return succeed({ added, more: after !== null, next_cursor: after });
});
