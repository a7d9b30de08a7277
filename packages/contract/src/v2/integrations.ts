import { Type } from 'typebox';
import { integer, list, nested, record, text } from '../params.ts';
import { v2Endpoint } from './endpoint.ts';
import {
  anyQuery,
  idField,
  numberField,
  textField,
  textList,
  textOrNull,
  timeField,
} from './fields.ts';

const STATUSES = ['active', 'inactive'] as const;

/** What a store event came to. */
const STORE_EVENT_OUTCOMES = ['done', 'refused', 'ignored', 'busy', 'received'] as const;

const config = nested(
  { description: 'What the shop signs with, what it sends, and what that does here.' },
  Type.Object({
    secret_key: Type.Optional(
      text(
        {
          description:
            'What the shop signs its events with: an API key of the store, or a secret of 16 characters or more. Without it every live key of the store signs. Never shown again.',
          example: '9d1f0c0de6f1f3c2a5b7e2d4c6a8b0e1',
        },
        { maxLength: 255 },
      ),
    ),
    events: Type.Optional(
      list(
        {
          description: 'Events that the shop sends; without any, every event.',
          example: ['order_create', 'order_cancelled'],
        },
        { maxItems: 100 },
      ),
    ),
    mapping: Type.Optional(
      record(
        {
          description:
            'Ours. By event, what it does where that is not what it does by itself: `purchase`, `full_return`, `partial_return`, `enroll`, `update_member`, `opt_out`, `delete`, `award:<activity_id>` or `ignore`.',
        },
        { maxItems: 100 },
      ),
    ),
  }),
);

const sentFields = {
  config: Type.Optional(config),
  status: Type.Optional(
    text(
      { description: 'Whether events are carried out; `active` unless said.', example: 'active' },
      { maxLength: 16, allowed: STATUSES },
    ),
  ),
};

const IntegrationData = Type.Object({
  id: idField,
  integration_type: textField('What kind of shop it is, as it was created.'),
  status: Type.Union([Type.Literal('active'), Type.Literal('inactive')]),
  config: Type.Object({
    events: textList('Events that the shop sends; none: every event.'),
    mapping: Type.Record(Type.String(), Type.String(), {
      description: 'What events do where that is not what they do by themselves. Ours.',
    }),
    signed_with: textField('`api_key` or `secret_key`. Ours.'),
    zif_config: Type.Object({
      workflow_url: textField('Where the shop posts its events.'),
    }),
  }),
  created_date: timeField('When it was created.'),
  last_modified_date: timeField('When it was last changed.'),
});

const integrationExample = {
  id: '1a1fe4cfd01528a39e8ebc95',
  integration_type: 'magento_to_zinrelo',
  status: 'active' as const,
  config: {
    events: ['order_create', 'order_cancelled', 'partial_order_refund', 'full_order_refund'],
    mapping: {},
    signed_with: 'api_key',
    zif_config: {
      workflow_url:
        'https://points.example.com/v2/loyalty/workflows/cad458dc4e/5b0f9c1e7a3d4826b1c0d9e8f7a6b5c4',
    },
  },
  created_date: '10/05/2026 23:10:55',
  last_modified_date: '10/05/2026 23:10:55',
};

const sentExample = {
  integration_type: 'magento_to_zinrelo',
  config: { events: ['order_create', 'order_cancelled'] },
  status: 'active',
};

const typeField = text(
  { description: 'What kind of shop it is.', example: 'magento_to_zinrelo' },
  { maxLength: 64 },
);

const integrationPath = {
  id: { description: 'Id of the integration.', example: integrationExample.id },
};

const page = {
  start_index: Type.Optional(
    integer(
      { description: 'Place of the first one.', example: 0, also: ['start_cursor'] },
      { minimum: 0, maximum: 1_000_000, default: 0 },
    ),
  ),
  count: Type.Optional(
    integer(
      { description: 'How many at most.', example: 100 },
      { minimum: 1, maximum: 1000, default: 100 },
    ),
  ),
};

const paged = {
  total: numberField('How many there are.'),
  more: Type.Boolean({ description: 'Whether further ones follow. Ours.' }),
  next_start_index: numberField('Place of the first one of the next page. Ours.'),
};

const common = { group: 'Integrations', query: Type.Object(anyQuery) } as const;

export const createIntegration = v2Endpoint({
  ...common,
  id: 'v2_create_integration',
  method: 'POST',
  path: '/v2/loyalty/integrations',
  summary: 'Join a shop',
  description:
    'Makes an address that the shop posts its events to. The shop signs each event; it needs no API key there.',
  pathValues: {},
  body: Type.Object({ integration_type: typeField, ...sentFields }),
  sent: sentExample,
  data: IntegrationData,
  answered: integrationExample,
  codes: ['TOO_MANY_INTEGRATIONS'],
  category: 'write',
  writes: true,
  undecided: true,
});

export const updateIntegration = v2Endpoint({
  ...common,
  id: 'v2_update_integration',
  method: 'POST',
  path: '/v2/loyalty/integrations/{id}',
  summary: 'Change how a shop is joined',
  description: 'Changes what is sent of it; what is left out stays. The address stays the same.',
  pathValues: integrationPath,
  body: Type.Object({ integration_type: Type.Optional(typeField), ...sentFields }),
  sent: { status: 'inactive' },
  data: IntegrationData,
  answered: { ...integrationExample, status: 'inactive' as const },
  codes: ['INTEGRATION_DOES_NOT_EXIST'],
  category: 'write',
  writes: true,
  undecided: true,
});

export const listIntegrations = v2Endpoint({
  ...common,
  id: 'v2_list_integrations',
  method: 'GET',
  path: '/v2/loyalty/integrations',
  ours: true,
  summary: 'List the shops that are joined',
  description: 'All integrations of the store, oldest first, without what they sign with.',
  pathValues: {},
  query: Type.Object({ ...anyQuery, ...page }),
  body: Type.Object({}),
  sent: {},
  data: Type.Object({ integrations: Type.Array(IntegrationData), ...paged }),
  answered: { integrations: [integrationExample], total: 1, more: false, next_start_index: 1 },
  codes: [],
  category: 'general',
  writes: false,
});

export const readIntegration = v2Endpoint({
  ...common,
  id: 'v2_read_integration',
  method: 'GET',
  path: '/v2/loyalty/integrations/{id}',
  ours: true,
  summary: 'Read how a shop is joined',
  description: 'One integration, without what it signs with.',
  pathValues: integrationPath,
  body: Type.Object({}),
  sent: {},
  data: IntegrationData,
  answered: integrationExample,
  codes: ['INTEGRATION_DOES_NOT_EXIST'],
  category: 'general',
  writes: false,
});

const StoreEventData = Type.Object({
  id: idField,
  received_date: timeField('When it came, by the real clock.'),
  activity_id: textField('Which event it was, in the shop’s words.'),
  member_id: textOrNull('Whom the shop named; null if nobody, or if he was erased.'),
  internal_member_id: textOrNull('Who that was, if he was known or became so.'),
  order_id: textOrNull('The order that it was about.'),
  outcome: Type.Union([
    Type.Literal('done'),
    Type.Literal('refused'),
    Type.Literal('ignored'),
    Type.Literal('busy'),
    Type.Literal('received'),
  ]),
  code: textOrNull('Of a refusal: its code.'),
  reason: textOrNull('Why nothing was done, in words; null if he was erased.'),
  transaction_ids: textList('Transactions that it made.'),
});

export const listStoreEvents = v2Endpoint({
  ...common,
  id: 'v2_list_store_events',
  method: 'GET',
  path: '/v2/loyalty/integrations/{id}/events',
  ours: true,
  summary: 'List what a shop told',
  description:
    'What the shop told in the last 30 days and what became of it, newest first: why an order did not earn stands here.',
  pathValues: integrationPath,
  query: Type.Object({
    ...anyQuery,
    ...page,
    outcome: Type.Optional(
      list(
        { description: 'Only those that ended so.', example: ['refused', 'ignored'] },
        { maxItems: 5, allowed: STORE_EVENT_OUTCOMES },
      ),
    ),
    order_id: Type.Optional(
      text(
        { description: 'Only those about this order.', example: '000000042' },
        { maxLength: 255 },
      ),
    ),
  }),
  body: Type.Object({}),
  sent: {},
  data: Type.Object({ events: Type.Array(StoreEventData), ...paged }),
  answered: {
    events: [
      {
        id: '1a1fe4cfd01528a39e8ebc96',
        received_date: '10/05/2026 23:11:02',
        activity_id: 'order_create',
        member_id: 'bob@example.com',
        internal_member_id: '59cc9b91418a580a512b450d',
        order_id: '000000042',
        outcome: 'refused' as const,
        code: 'MEMBER_BLOCKED',
        reason: 'Member has been blocked',
        transaction_ids: [],
      },
    ],
    total: 1,
    more: false,
    next_start_index: 1,
  },
  codes: ['INTEGRATION_DOES_NOT_EXIST'],
  category: 'general',
  writes: false,
});
