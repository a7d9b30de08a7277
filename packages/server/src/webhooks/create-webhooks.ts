import type { Channel, Endpoint, EndpointKind } from '../delivery/channel.ts';
import { tellIn, type BodyTerms } from './make-body.ts';
import { webhookChannel, type SendingDeps } from './webhook-channel.ts';
import type { TellableEvent, Wording } from './wording.ts';

export type WebhookKind = Extract<EndpointKind, `webhook_${string}`>;

/** What tells events by webhook; one for a process. */
export interface Webhooks {
  readonly channels: Readonly<Record<WebhookKind, Channel>>;
  /**
   * The body that a request has which tells these events; null if there is nothing to tell. It is the
   * same text at any time, as long as the store and its program are the same.
   */
  bodyOf(
    endpoint: Pick<Endpoint, 'merchantId'> & { readonly kind: WebhookKind },
    events: readonly TellableEvent[],
    terms: BodyTerms,
  ): Promise<string | null>;
}

/** Any 2xx; the platform's first hooks count 200 alone. */
const SUCCESS = {
  webhook_v1: (status: number): boolean => status === 200,
  webhook_v2: (status: number): boolean => status >= 200 && status < 300,
} as const;

/** Joins the words of both versions of the API to what signs and sends. */
export function createWebhooks(
  deps: SendingDeps & { readonly wordings: Readonly<Record<WebhookKind, Wording>> },
): Webhooks {
  const { wordings, ...shared } = deps;
  return {
    channels: {
      webhook_v1: webhookChannel({
        ...{ ...shared, wording: wordings.webhook_v1 },
        ...{ isSuccess: SUCCESS.webhook_v1, endsWith410: false },
      }),
      webhook_v2: webhookChannel({
        ...{ ...shared, wording: wordings.webhook_v2 },
        ...{ isSuccess: SUCCESS.webhook_v2, endsWith410: true },
      }),
    },
    async bodyOf({ merchantId, kind }, events, terms) {
      const wording = wordings[kind];
      const { body } = await tellIn({ ...shared, wording }, merchantId, events, terms);
      return body;
    },
  };
}
