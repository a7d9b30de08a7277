import { readEvent } from '@fealty/contract';
import { ToldEvent, ToldOfMerchant, WebhookBody } from '@fealty/contract/v2';
import type { Draft } from './drafts.ts';
import { isObject, textOf, type Schema } from './schema.ts';
import { declarationText } from './type-text.ts';

/** What webhooks of either format carry. */
export function webhookBodiesFile(): Draft {
  const [told, ofStore, body, v1] = [
    ToldEvent,
    ToldOfMerchant,
    WebhookBody,
    readEvent.data,
  ] as readonly Schema[];
  const bodies = [
    { name: 'WebhookEvent', schema: told ?? {} },
    { name: 'MerchantWebhookEvent', schema: ofStore ?? {} },
    { name: 'WebhookBody', schema: body ?? {} },
    { name: 'V1WebhookBody', schema: v1 ?? {} },
  ];
  const named = new Map(bodies.map(({ name, schema }) => [textOf(schema), name]));
  const terms = {
    sent: false,
    nameOf: (schema: Schema) => (isObject(schema) ? (named.get(textOf(schema)) ?? null) : null),
  };
  const says = 'What is posted to a webhook in the format v1.';
  return {
    path: 'webhook-bodies.ts',
    holds: 'types',
    declares: bodies.map(({ name }) => name),
    code: bodies
      .map(({ name, schema }) =>
        declarationText({ name, schema, says: schema.description ?? says }, terms),
      )
      .join('\n'),
  };
}
