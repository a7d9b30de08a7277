import { Type } from 'typebox';
import { ALL_EVENT_NAMES } from '../event-names.ts';
import { choice, flag, integer, list, text } from '../params.ts';
import { v2Endpoint } from './endpoint.ts';
import {
  anyQuery,
  idField,
  numberField,
  textField,
  textList,
  textOrNull,
  timeField,
  timeOrNull,
} from './fields.ts';

const FORMATS = ['v1', 'v2'] as const;
const STATUSES = ['active', 'paused', 'inactive'] as const;

/** Hours for which the secret before is used beside the new one, at most. */
export const OVERLAP_HOURS_MAX = 168;

const nameField = text(
  { description: 'What it is for, in your words.', example: 'CRM' },
  { maxLength: 200 },
);
const urlField = text(
  {
    description:
      'Where events are posted: https, or http with a warning. It must lead to a public address, or to one that the operator lists.',
    example: 'https://crm.example.com/hooks/points',
  },
  { maxLength: 2048 },
);
const eventsField = list(
  {
    description:
      'Events to tell, by the names of the platform (`event_points_earned`, `evt_points_awarded`) or by ours (`points.awarded`). A webhook of the format v1 tells the six that v1 has.',
    example: ['event_points_earned', 'event_points_redeemed'],
  },
  { maxItems: 100, allowed: ALL_EVENT_NAMES },
);
const secretField = text(
  {
    description:
      'What requests are signed with: 16 to 255 characters, or `whsec_` and 24 to 64 bytes in base64. Never shown again.',
    example: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
  },
  { maxLength: 255 },
);

const terms = {
  batch_size: Type.Optional(
    integer(
      {
        description: 'Events in one request at most, 1 to 100; one unless said. v2 only.',
        example: 1,
      },
      { minimum: 1, maximum: 100 },
    ),
  ),
  in_order: Type.Optional(
    flag({
      description:
        'Whether a member’s events come one after the other, each after the one before was taken; yes unless said.',
      example: true,
    }),
  ),
  retry_count: Type.Optional(
    integer(
      {
        description:
          'Retries five minutes apart, 0 to 100, as the platform has them; 5 unless said. v1 only.',
        example: 5,
      },
      { minimum: 0, maximum: 100 },
    ),
  ),
  keep_retrying: Type.Optional(
    flag({
      description:
        'Whether the long table of retries follows, up to seven days; yes unless said. Without it an event is given up after `retry_count`, or in v2 after its first try.',
      example: true,
    }),
  ),
  max_per_second: Type.Optional(
    integer(
      {
        description: 'Events a second at most, for each process that sends; 0 for no limit.',
        example: 0,
      },
      { minimum: 0, maximum: 10_000 },
    ),
  ),
  status: Type.Optional(
    text(
      {
        description:
          '`active`; `paused`: events wait until it is active again; `inactive`: nothing is kept for it, and what waited is dropped.',
        example: 'active',
      },
      { maxLength: 16, allowed: STATUSES },
    ),
  ),
};

const Status = Type.Union([
  Type.Literal('active'),
  Type.Literal('paused'),
  Type.Literal('inactive'),
]);
const numberOrNull = (description: string) =>
  Type.Union([Type.Number(), Type.Null()], { description });

const WebhookData = Type.Object({
  id: idField,
  name: textField('What it is for.'),
  url: textField('Where events are posted.'),
  format: Type.Union([Type.Literal('v1'), Type.Literal('v2')]),
  events: textList('Events that it is told, by the names of its format.'),
  batch_size: numberField('Events in one request at most.'),
  in_order: Type.Boolean({ description: 'Whether a member’s events go one after the other.' }),
  retry_count: numberOrNull('Of v1: retries that are five minutes apart.'),
  keep_retrying: Type.Boolean({ description: 'Whether the long table of retries follows.' }),
  max_per_second: numberField('Events a second at most; 0 for no limit.'),
  status: Status,
  paused_for: textOrNull(
    'Who paused it: `merchant`; `gone`: it answered 410; `failing`: nothing but failures for five days.',
  ),
  secret_overlap_ends: timeOrNull('Until when the secret before signs too.'),
  created_date: timeField('When it was created.'),
  last_modified_date: timeField('When it was last changed, by whom or what ever.'),
  health: Type.Object({
    waiting: numberField('Events not delivered yet; counting ends at 10000.'),
    oldest_waiting_since: timeOrNull(
      'Since when the oldest of them waits; of more than 10000, the oldest of those counted.',
    ),
    failing_since: timeOrNull('Since when nothing succeeded; null if the last try did.'),
    last_success_date: timeOrNull('When an event was last taken.'),
    last_failure_date: timeOrNull('When a try last failed.'),
    last_failure: textOrNull('Why it failed.'),
    circuit_open_until: timeOrNull(
      'Too many tries failed: until then only the schedule of v1 goes on.',
    ),
    totals: Type.Object(
      {
        owed: numberField('Events that it was to be told.'),
        delivered: numberField('Of these, those that it took.'),
        given_up: numberField('Those whose last try failed.'),
        dropped: numberField('Those with nothing left to tell: the member was erased.'),
      },
      { description: 'Counted since it was created, or since it last wanted other events.' },
    ),
  }),
});

const SavedData = Type.Object({
  ...WebhookData.properties,
  warnings: textList('What is odd about the URL, in sentences.'),
});

const secretKeyOnce = textOrNull(
  'The secret that was made, shown this once; null if you gave your own.',
);

const webhookExample = {
  id: '1a1fe4cfd01528a39e8ebc9a',
  name: 'CRM',
  url: 'https://crm.example.com/hooks/points',
  format: 'v2' as const,
  events: ['event_points_earned', 'event_points_redeemed'],
  batch_size: 1,
  in_order: true,
  retry_count: null,
  keep_retrying: true,
  max_per_second: 0,
  status: 'active' as const,
  paused_for: null,
  secret_overlap_ends: null,
  created_date: '10/05/2026 23:10:55',
  last_modified_date: '10/05/2026 23:10:55',
  health: {
    waiting: 0,
    oldest_waiting_since: null,
    failing_since: null,
    last_success_date: '10/05/2026 23:11:02',
    last_failure_date: null,
    last_failure: null,
    circuit_open_until: null,
    totals: { owed: 12, delivered: 12, given_up: 0, dropped: 0 },
  },
};

export const webhookPath = {
  id: { description: 'Id of the webhook.', example: webhookExample.id },
};

const common = {
  group: 'Webhooks',
  ours: true,
  query: Type.Object(anyQuery),
  // They are settings and nothing that the program decides: no simulation, no stored answers.
  writes: false,
  scope: 'admin',
} as const;

export const createWebhook = v2Endpoint({
  ...common,
  id: 'v2_create_webhook',
  method: 'POST',
  path: '/v2/loyalty/webhooks',
  summary: 'Add a webhook',
  description:
    'Events that happen from now on are posted to a URL, signed. For keys of the scope admin.',
  pathValues: {},
  body: Type.Object({
    name: nameField,
    url: urlField,
    format: choice(
      { description: 'In which version’s words events are told.', example: 'v2' },
      FORMATS,
      'v2',
    ),
    events: eventsField,
    secret_key: Type.Optional(secretField),
    ...terms,
  }),
  sent: {
    name: 'CRM',
    url: 'https://crm.example.com/hooks/points',
    events: ['event_points_earned', 'event_points_redeemed'],
  },
  data: Type.Object({ ...SavedData.properties, secret_key: secretKeyOnce }),
  answered: {
    ...webhookExample,
    warnings: [],
    secret_key: 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oDqqHeO5CjlvM=',
  },
  codes: ['TOO_MANY_WEBHOOKS'],
  category: 'write',
});

export const listWebhooks = v2Endpoint({
  ...common,
  id: 'v2_list_webhooks',
  method: 'GET',
  path: '/v2/loyalty/webhooks',
  summary: 'List webhooks',
  description:
    'All webhooks of the store, at most 50, oldest first, with how they do and without their secrets. For keys of the scope admin.',
  pathValues: {},
  body: Type.Object({}),
  sent: {},
  data: Type.Object({
    webhooks: Type.Array(WebhookData),
    total: numberField('How many there are.'),
  }),
  answered: { webhooks: [webhookExample], total: 1 },
  codes: [],
  category: 'general',
});

export const readWebhook = v2Endpoint({
  ...common,
  id: 'v2_read_webhook',
  method: 'GET',
  path: '/v2/loyalty/webhooks/{id}',
  summary: 'Read a webhook',
  description: 'One webhook and how it does, without its secret. For keys of the scope admin.',
  pathValues: webhookPath,
  body: Type.Object({}),
  sent: {},
  data: WebhookData,
  answered: webhookExample,
  codes: ['WEBHOOK_DOES_NOT_EXIST'],
  category: 'general',
});

export const updateWebhook = v2Endpoint({
  ...common,
  id: 'v2_update_webhook',
  method: 'PUT',
  path: '/v2/loyalty/webhooks/{id}',
  summary: 'Change a webhook',
  description:
    'Changes what is sent; what is left out stays. What waits goes to a new URL as well. With other events, counting begins anew. The format stays; the secret has a call of its own. For keys of the scope admin.',
  pathValues: webhookPath,
  body: Type.Object({
    name: Type.Optional(nameField),
    url: Type.Optional(urlField),
    format: Type.Optional(
      text(
        { description: 'As it is; a webhook keeps its format.', example: 'v2' },
        { maxLength: 16, allowed: FORMATS },
      ),
    ),
    events: Type.Optional(eventsField),
    secret_key: Type.Optional(
      text(
        { description: 'Refused here: `rotate-secret` gives a webhook another one.', example: '' },
        { maxLength: 255 },
      ),
    ),
    ...terms,
  }),
  sent: { status: 'paused' },
  data: SavedData,
  answered: {
    ...webhookExample,
    status: 'paused' as const,
    paused_for: 'merchant',
    warnings: [],
  },
  codes: ['WEBHOOK_DOES_NOT_EXIST'],
  category: 'write',
});

export const deleteWebhook = v2Endpoint({
  ...common,
  id: 'v2_delete_webhook',
  method: 'DELETE',
  path: '/v2/loyalty/webhooks/{id}',
  summary: 'Remove a webhook',
  description: 'Removes it and what waits for it, for good. For keys of the scope admin.',
  pathValues: webhookPath,
  body: Type.Object({}),
  sent: {},
  data: Type.Object({ id: idField, deleted: Type.Literal(true) }),
  answered: { id: webhookExample.id, deleted: true as const },
  codes: ['WEBHOOK_DOES_NOT_EXIST'],
  category: 'write',
});

export const rotateWebhookSecret = v2Endpoint({
  ...common,
  id: 'v2_rotate_webhook_secret',
  method: 'POST',
  path: '/v2/loyalty/webhooks/{id}/rotate-secret',
  summary: 'Give a webhook another secret',
  description:
    'The secret before goes on signing beside the new one for some hours, so that the receiver can change over at any moment. For keys of the scope admin.',
  pathValues: webhookPath,
  body: Type.Object({
    overlap_hours: integer(
      {
        description:
          'Hours for which both sign, up to a week; 0 if the old one is known to others.',
        example: 24,
      },
      { minimum: 0, maximum: OVERLAP_HOURS_MAX, default: 24 },
    ),
    secret_key: Type.Optional(secretField),
  }),
  sent: { overlap_hours: 24 },
  data: Type.Object({
    id: idField,
    secret_key: secretKeyOnce,
    secret_overlap_ends: timeOrNull('Until when the secret before signs too.'),
  }),
  answered: {
    id: webhookExample.id,
    secret_key: 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oDqqHeO5CjlvM=',
    secret_overlap_ends: '10/06/2026 23:10:55',
  },
  codes: ['WEBHOOK_DOES_NOT_EXIST'],
  category: 'write',
});
