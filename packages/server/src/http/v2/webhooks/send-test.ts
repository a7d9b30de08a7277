import type { testWebhook, V2Values } from '@fealty/contract/v2';
import { testEndpoint } from '../../../usecases/test-endpoint.ts';
import { sampleEvent } from '../../../webhooks/sample-event.ts';
import { refuse, refuseParameters } from '../serving/refusal.ts';
import { succeed, type V2Handler } from '../surface.ts';
import { forWebhook, unknownWebhook } from './find-webhook.ts';
import { typeNamed } from './wanted-webhook.ts';
import { formatOf } from './webhook-answer.ts';

/** Posts a made-up event and answers with what came back. */
export const handleTestWebhook: V2Handler<V2Values<typeof testWebhook>> = forWebhook(
  async (context, { caller, actor, values }, webhook) => {
    const type = typeNamed('event', values.event, formatOf(webhook));
    if (typeof type !== 'string') return refuseParameters({ kind: 'malformed', faults: [type] });
    const { database: pool, newId, webhooks } = context;
    const { channels } = webhooks;
    const event = sampleEvent(type, newId());
    const request = { merchantId: caller.merchantId, id: webhook.id, actor };
    const attempt = await testEndpoint({ pool, channels, newId }, request, event);
    if (attempt === null) return unknownWebhook();
    if (attempt === 'busy') {
      return refuse('TRY_AGAIN', 'Too many requests are under way from this server');
    }
    const { evidence } = attempt;
    return succeed({
      attempt_id: attempt.id,
      event_id: event.id,
      outcome: attempt.outcome,
      status: evidence.status,
      failure: attempt.failure,
      took_ms: Math.round(evidence.tookMs),
      timings: evidence.timings ?? {},
      address: evidence.address,
      response_headers: evidence.responseHeaders ?? {},
      response_body: evidence.responseBody,
    });
  },
);
