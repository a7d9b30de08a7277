import type { listAttempts as listEndpoint, V2Values } from '@fealty/contract/v2';
import {
  listAttempts,
  readAttempt,
  readToldEvents,
  type KeptAttempt,
  type ListedAttempt,
} from '../../../queries/webhook-attempts.ts';
import { slashTime } from '../../dates.ts';
import type { NamedFault } from '../../reading/read-parameters.ts';
import { refuse, refuseParameters } from '../serving/refusal.ts';
import { succeed, type V2Handler } from '../surface.ts';
import { readSpan } from './asked-span.ts';
import { bodyAgain } from './body-again.ts';
import { memberAsked } from './asked-member.ts';
import { forWebhook, ID } from './find-webhook.ts';

/** Requests to a webhook, newest first. */
export const handleListAttempts: V2Handler<V2Values<typeof listEndpoint>> = forWebhook(
  async (context, request, webhook) => {
    const { values, caller } = request;
    const { event_id: eventId = null, cursor: before = null } = values;
    const span = readSpan(values);
    const faults = [
      ...idFault('event_id', eventId),
      ...idFault('cursor', before),
      ...('name' in span ? [span] : []),
    ];
    if ('name' in span || faults.length > 0) return refuseParameters({ kind: 'malformed', faults });
    const found = await memberAsked(context, request);
    if ('refusal' in found) return found.refusal;
    const { attempts, next } = await listAttempts(context.database, {
      ...{ merchantId: caller.merchantId, endpointId: webhook.id, ...span },
      ...{ outcomes: values.outcome ?? null, eventId, memberId: found.memberId },
      ...{ before, limit: values.count },
    });
    return succeed({
      attempts: attempts.map(attemptData),
      more: next !== null,
      next_cursor: next,
    });
  },
);

/** One request with all that is known of it. */
export const handleReadAttempt: V2Handler<unknown> = forWebhook(
  async (context, { caller, path }, webhook) => {
    const { merchantId } = caller;
    const id = path['attempt'] ?? '';
    const attempt = ID.test(id)
      ? await readAttempt(context.database, merchantId, { endpointId: webhook.id, id })
      : null;
    if (attempt === null) {
      const reason = 'The log has no such request of this webhook; it is kept for 30 days';
      return refuse('ATTEMPT_DOES_NOT_EXIST', reason);
    }
    const events = await readToldEvents(context.database, merchantId, attempt.eventIds);
    const { kind } = webhook;
    const again = await bodyAgain(context.webhooks, { merchantId, kind, attempt, events });
    return succeed({
      ...attemptData(attempt),
      ...evidence(attempt),
      events: again.types,
      request_body: again.body,
      body_is_as_sent: again.isAsSent,
      body_note: again.note,
    });
  },
);

function evidence(attempt: KeptAttempt): object {
  return {
    timings: attempt.timings ?? {},
    request_headers: attempt.requestHeaders,
    body_sha256: attempt.bodyDigest.toString('hex'),
    response_headers: attempt.responseHeaders ?? {},
    response_body: attempt.responseBody,
  };
}

function attemptData(attempt: ListedAttempt): object {
  return {
    id: attempt.id,
    cause: attempt.cause,
    event_ids: attempt.eventIds,
    number: attempt.number,
    started_date: slashTime(attempt.startedAt),
    took_ms: attempt.tookMs,
    outcome: attempt.outcome,
    status: attempt.status,
    failure: attempt.failure,
    url: attempt.url,
    address: attempt.address,
  };
}

/** What an id or a place in a list looks like. */
export function idFault(name: string, seen: string | null): readonly NamedFault[] {
  if (seen === null || ID.test(seen)) return [];
  return [{ name, seen, allowed: '24 hexadecimal digits' }];
}
