import { Type } from 'typebox';
import { integer, text } from '../params.ts';
import { v2Endpoint } from './endpoint.ts';
import {
  anyQuery,
  memberPath,
  memberQuery,
  textField,
  textOrNull,
  timeField,
  timeOrNull,
} from './fields.ts';

const DeliveryData = Type.Object({
  event_id: textField('The event that is told.'),
  event: textField('What happened, by our name, as `points.awarded`.'),
  event_date: timeField('When it happened.'),
  channel: Type.Union([Type.Literal('mail'), Type.Literal('webhook')], {
    description: 'An e-mail to the member, or a call to a webhook of the store.',
  }),
  name: textField('Of a webhook: what the store calls it; else empty.'),
  outcome: textField(
    '`delivered`; `given_up` after the last try; `dropped`: there was nothing to tell or nobody who wanted it; `waiting`; `retrying` after a try that failed.',
  ),
  ended_date: timeOrNull('When that came about; null while it waits.'),
  due_date: timeOrNull('While it waits: when it is tried next.'),
  failure: textOrNull('Why the last try failed.'),
});

/** What was told about a member, to himself and to others. */
export const listMemberDeliveries = v2Endpoint({
  id: 'v2_list_member_deliveries',
  method: 'GET',
  path: '/v2/loyalty/members/{mid}/deliveries',
  group: 'Members',
  ours: true,
  summary: 'List the e-mails and webhook calls about a member',
  description:
    'What was told of his events, the newest event first, with how that ended. Ends are kept for 30 days. One answer looks through 200 events at most: it may hold few or none and still say `more`.',
  pathValues: memberPath,
  query: Type.Object({
    ...anyQuery,
    ...memberQuery,
    count: integer(
      { description: 'Events at most, 1 to 100.', example: 20 },
      { minimum: 1, maximum: 100, default: 20 },
    ),
    cursor: Type.Optional(
      text(
        { description: '`next_cursor` of the answer before.', example: '41' },
        { maxLength: 16 },
      ),
    ),
  }),
  body: Type.Object({}),
  sent: { idParam: 'member_id' },
  data: Type.Object({
    deliveries: Type.Array(DeliveryData),
    more: Type.Boolean({ description: 'Whether there may be others behind these.' }),
    next_cursor: textOrNull('Where to go on from; null if that was all.'),
  }),
  answered: {
    deliveries: [
      {
        ...{ event_id: '1a1fe4cfd01528a39e8ebc97', event: 'points.awarded' },
        ...{ event_date: '10/05/2026 23:11:02', channel: 'mail' as const, name: '' },
        ...{ outcome: 'delivered', ended_date: '10/05/2026 23:11:04' },
        ...{ due_date: null, failure: null },
      },
    ],
    ...{ more: false, next_cursor: null },
  },
  codes: ['INCORRECT_MEMBER_ID_PASSED', 'ID_PARAM_NAME_NOT_FOUND', 'ATTRIBUTE_NOT_UNIQUE'],
  category: 'general',
  writes: false,
});
