import { readWebhook, type Webhook } from '../../../queries/webhooks.ts';
import { refuse } from '../serving/refusal.ts';
import type { V2Context, V2Handler, V2Reply, V2Request } from '../surface.ts';

/** As all ids are. */
export const ID = /^[0-9a-f]{24}$/;

export function unknownWebhook(): V2Reply {
  return refuse('WEBHOOK_DOES_NOT_EXIST', 'This store has no such webhook');
}

/** A handler of what belongs to the webhook that the path names. */
export function forWebhook<T>(
  handle: (context: V2Context, request: V2Request<T>, webhook: Webhook) => Promise<V2Reply>,
): V2Handler<T> {
  return async (context, request) => {
    const id = request.path['id'] ?? '';
    const { merchantId } = request.caller;
    const found = ID.test(id) ? await readWebhook(context.database, merchantId, id) : null;
    return found === null ? unknownWebhook() : handle(context, request, found);
  };
}
