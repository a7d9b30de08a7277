import { Type } from 'typebox';
import { ALL_EVENT_NAMES } from '../event-names.ts';
import { integer, list, text } from '../params.ts';
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
import { webhookPath } from './webhooks.ts';

/** Events of one replay that are named by their ids, at most. */
const EVENT_IDS_MAX = 1000;

const ATTEMPT_OUTCOMES = ['delivered', 'failed', 'gone'] as const;
const END_OUTCOMES = ['delivered', 'given_up', 'dropped'] as const;

const eventId = '1a1fe4cfd01528a39e8ebc97';
const attemptId = '1a1fe4d0a21528a39e8ebd02';
const memberId = '59cc9b91418a580a512b450d';

const span = (what: string) => ({
  from_date: Type.Optional(
    text(
      { description: `${what} from: MM/DD/YYYY or MM/DD/YYYY HH:MM:SS.`, example: '10/05/2026' },
      { maxLength: 64 },
    ),
  ),
  to_date: Type.Optional(
    text(
      {
        description: `${what} until: a whole day, MM/DD/YYYY, or MM/DD/YYYY HH:MM:SS; it belongs to it.`,
        example: '10/06/2026',
      },
      { maxLength: 64 },
    ),
  ),
});

const memberField = text(
  {
    description: 'Events of this member: your id of him, his e-mail address or the internal id.',
    example: 'bob@example.com',
  },
  { maxLength: 255 },
);

const eventNames = textList('Events that it held.');

const attempt = {
  id: idField,
  cause: textField('`event`; `replay`: somebody asked for it again; `test`.'),
  event_ids: textList('Ids of the events that it held.'),
  number: numberField('Which try it was of what stood first, from 1.'),
  started_date: timeField('When it began, by the real clock.'),
  took_ms: numberField('How long it took, milliseconds.'),
  outcome: Type.Union([Type.Literal('delivered'), Type.Literal('failed'), Type.Literal('gone')]),
  status: Type.Union([Type.Number(), Type.Null()], {
    description: 'HTTP status of the answer; null if none came.',
  }),
  failure: textOrNull('Why it failed.'),
  url: textField('Where it was posted.'),
  address: textOrNull('The address that it went to; null if it did not come to that.'),
};

const attemptExample = {
  id: attemptId,
  cause: 'event',
  event_ids: [eventId],
  number: 1,
  started_date: '10/05/2026 23:11:02',
  took_ms: 84,
  outcome: 'failed' as const,
  status: 500,
  failure: 'answered 500',
  url: 'https://crm.example.com/hooks/points',
  address: '203.0.113.7',
};

const headers = (description: string) => Type.Record(Type.String(), Type.String(), { description });
const timings = Type.Record(Type.String(), Type.Number(), {
  description:
    'Milliseconds by part: `dns`, `connect`, `firstByte`, `total`; what was not come to is not there.',
});

const common = {
  group: 'Webhooks',
  ours: true,
  pathValues: webhookPath,
  query: Type.Object(anyQuery),
  writes: false,
  scope: 'admin',
} as const;

export const testWebhook = v2Endpoint({
  ...common,
  id: 'v2_test_webhook',
  method: 'POST',
  path: '/v2/loyalty/webhooks/{id}/test',
  summary: 'Send a sample to a webhook',
  description:
    'Posts a made-up event at once, signed like any other, and answers with what came back. Nothing is counted or tried again. For keys of the scope admin.',
  body: Type.Object({
    event: text(
      { description: 'Which event, by any of its names.', example: 'event_points_earned' },
      { maxLength: 64, allowed: ALL_EVENT_NAMES },
    ),
  }),
  sent: { event: 'event_points_earned' },
  data: Type.Object({
    attempt_id: textField('Where it stands in the log.'),
    event_id: textField('The id of the sample.'),
    outcome: attempt.outcome,
    status: attempt.status,
    failure: attempt.failure,
    took_ms: attempt.took_ms,
    timings,
    address: attempt.address,
    response_headers: headers('What it answered; empty if nothing.'),
    response_body: textOrNull('The first 16 KB of what it answered.'),
  }),
  answered: {
    attempt_id: attemptId,
    event_id: eventId,
    outcome: 'delivered' as const,
    status: 200,
    failure: null,
    took_ms: 84,
    timings: { dns: 3, connect: 41, firstByte: 38, total: 84 },
    address: '203.0.113.7',
    response_headers: { 'content-type': 'text/plain' },
    response_body: 'ok',
  },
  codes: ['WEBHOOK_DOES_NOT_EXIST'],
  category: 'write',
});

export const listAttempts = v2Endpoint({
  ...common,
  id: 'v2_list_webhook_attempts',
  method: 'GET',
  path: '/v2/loyalty/webhooks/{id}/attempts',
  summary: 'List what was sent to a webhook',
  description:
    'Requests of the last 30 days, newest first. One answer looks through 20000 requests at most: it may hold few or none and still say `more`. For keys of the scope admin.',
  query: Type.Object({
    ...anyQuery,
    event_id: Type.Optional(
      text(
        { description: 'Only those that held this event.', example: eventId },
        { maxLength: 24 },
      ),
    ),
    member_id: Type.Optional(memberField),
    outcome: Type.Optional(
      list(
        { description: 'Only those that ended so.', example: ['failed'] },
        { maxItems: 3, allowed: ATTEMPT_OUTCOMES },
      ),
    ),
    ...span('Those that began'),
    count: integer(
      { description: 'How many at most.', example: 100 },
      { minimum: 1, maximum: 1000, default: 100 },
    ),
    cursor: Type.Optional(
      text(
        { description: '`next_cursor` of the answer before.', example: attemptId },
        { maxLength: 24 },
      ),
    ),
  }),
  body: Type.Object({}),
  sent: {},
  data: Type.Object({
    attempts: Type.Array(Type.Object(attempt)),
    more: Type.Boolean({ description: 'Whether there may be others behind these.' }),
    next_cursor: textOrNull('Where to go on from; null if that was all.'),
  }),
  answered: { attempts: [attemptExample], more: false, next_cursor: null },
  codes: ['WEBHOOK_DOES_NOT_EXIST', 'INCORRECT_MEMBER_ID_PASSED'],
  category: 'general',
});

export const readAttempt = v2Endpoint({
  ...common,
  id: 'v2_read_webhook_attempt',
  method: 'GET',
  path: '/v2/loyalty/webhooks/{id}/attempts/{attempt}',
  summary: 'Read what was sent to a webhook, and what it answered',
  description:
    'One request with everything about it. The body is not kept: it is made of the events again, and compared with what was sent by its SHA-256. For keys of the scope admin.',
  pathValues: {
    ...webhookPath,
    attempt: { description: 'Id of the request in the log.', example: attemptId },
  },
  body: Type.Object({}),
  sent: {},
  data: Type.Object({
    ...attempt,
    events: eventNames,
    timings,
    request_headers: headers('As they were sent, the signatures among them.'),
    request_body: textOrNull('The body; null where it cannot be made again.'),
    body_is_as_sent: Type.Boolean({ description: 'Whether it is that to the byte.' }),
    body_note: textOrNull('Why it is not, or why there is none.'),
    body_sha256: textField('SHA-256 of what was sent, hexadecimal.'),
    response_headers: headers('What it answered; empty if nothing, or if that was erased.'),
    response_body: textOrNull('The first 16 KB of what it answered.'),
  }),
  answered: {
    ...attemptExample,
    events: ['points.awarded'],
    timings: { dns: 3, connect: 41, firstByte: 38, total: 84 },
    request_headers: {
      'content-type': 'application/json; charset=utf-8',
      'webhook-id': eventId,
      'webhook-timestamp': '1791241862',
      'webhook-signature': 'v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=',
    },
    request_body: '{"request_id":"1a1fe4cfd01528a39e8ebc97","total_count":"1","events":[]}',
    body_is_as_sent: true,
    body_note: null,
    body_sha256: '0f4636c78f65d3639ece5a064b5ae753e3408614a14fb18ab4d7540d2c248543',
    response_headers: { 'content-type': 'text/html' },
    response_body: '<h1>Internal Server Error</h1>',
  },
  codes: ['WEBHOOK_DOES_NOT_EXIST', 'ATTEMPT_DOES_NOT_EXIST'],
  category: 'general',
});

export const listWaitingEvents = v2Endpoint({
  ...common,
  id: 'v2_list_waiting_events',
  method: 'GET',
  path: '/v2/loyalty/webhooks/{id}/waiting',
  summary: 'List what a webhook was not told yet, and why',
  description:
    'Events that wait, the longest waiting first, among the first 10000 of them. For keys of the scope admin.',
  query: Type.Object({
    ...anyQuery,
    member_id: Type.Optional(memberField),
    start_index: integer(
      { description: 'Place of the first one.', example: 0, also: ['start_cursor'] },
      { minimum: 0, maximum: 10_000, default: 0 },
    ),
    count: integer(
      { description: 'How many at most.', example: 100 },
      { minimum: 1, maximum: 1000, default: 100 },
    ),
  }),
  body: Type.Object({}),
  sent: {},
  data: Type.Object({
    waiting: Type.Array(
      Type.Object({
        event_id: idField,
        event: textField('What happened, by our name.'),
        internal_member_id: textOrNull('The member; null for an event of the store itself.'),
        sequence: numberField('Its number among the events of the member, or of the store.'),
        waiting_since: timeField('Since when.'),
        is_replay: Type.Boolean({ description: 'Whether somebody asked for it again.' }),
        tries: numberField('Tries that failed.'),
        next_try_date: timeOrNull('When it is tried at the earliest; null if that depends.'),
        reason: textField('What it waits for, in words.'),
      }),
    ),
    not_handed_out: numberField(
      'Events that no process has looked at yet; a moment’s work, unless no process runs that sends. Counting ends at 10000.',
    ),
    total: numberField('How many wait; counting ends at 10000.'),
    more: Type.Boolean({ description: 'Whether further ones follow.' }),
    next_start_index: numberField('Place of the first one of the next page.'),
  }),
  answered: {
    waiting: [
      {
        event_id: eventId,
        event: 'points.awarded',
        internal_member_id: memberId,
        sequence: 2,
        waiting_since: '10/05/2026 23:11:02',
        is_replay: false,
        tries: 1,
        next_try_date: '10/05/2026 23:16:02',
        reason: '1 try failed (answered 500); the next is at 10/05/2026 23:16:02',
      },
    ],
    not_handed_out: 0,
    total: 1,
    more: false,
    next_start_index: 1,
  },
  codes: ['WEBHOOK_DOES_NOT_EXIST', 'INCORRECT_MEMBER_ID_PASSED'],
  category: 'general',
});

export const replayEvents = v2Endpoint({
  ...common,
  id: 'v2_replay_events',
  method: 'POST',
  path: '/v2/loyalty/webhooks/{id}/replay',
  summary: 'Tell a webhook events again',
  description:
    'Puts events that fit all that is said in line once more, up to 1000 with one call; at least one of event_ids, member_id, events, from_date, to_date and outcome must be said. Events of imports are told only by their ids. What waits already stays as it is. For keys of the scope admin.',
  body: Type.Object({
    event_ids: Type.Optional(
      list({ description: 'These events.', example: [eventId] }, { maxItems: EVENT_IDS_MAX }),
    ),
    member_id: Type.Optional(memberField),
    events: Type.Optional(
      list(
        {
          description: 'Events of these names; unless said, those that the webhook wants.',
          example: ['event_points_earned'],
        },
        { maxItems: 100, allowed: ALL_EVENT_NAMES },
      ),
    ),
    ...span('What happened, by the store’s clock,'),
    outcome: Type.Optional(
      text(
        {
          description:
            'Those that ended so for this webhook within the last 90 days: `given_up` for what it never took.',
          example: 'given_up',
        },
        { maxLength: 16, allowed: END_OUTCOMES },
      ),
    ),
    cursor: Type.Optional(
      text(
        { description: '`next_cursor` of the answer before.', example: eventId },
        { maxLength: 24 },
      ),
    ),
  }),
  sent: { from_date: '10/05/2026', outcome: 'given_up' },
  data: Type.Object({
    added: numberField('Events that are told again now.'),
    more: Type.Boolean({
      description: 'Whether there may be others: ask again with `next_cursor`.',
    }),
    next_cursor: textOrNull('Where to go on from; null if that was all.'),
  }),
  answered: { added: 3, more: false, next_cursor: null },
  codes: ['WEBHOOK_DOES_NOT_EXIST', 'WEBHOOK_INACTIVE', 'INCORRECT_MEMBER_ID_PASSED'],
  category: 'write',
});
