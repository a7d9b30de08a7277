import { Type } from 'typebox';
import { integer } from '../params.ts';
import { v2Endpoint } from './endpoint.ts';
import { anyQuery, idField, textField, timeField, timeOrNull } from './fields.ts';
import { webhookPath } from './webhooks.ts';

export const listAlarms = v2Endpoint({
  group: 'Webhooks',
  ours: true,
  id: 'v2_list_alarms',
  method: 'GET',
  path: '/v2/loyalty/alarms',
  summary: 'List alarms',
  description:
    'What somebody should look at: alarms that are open, and those that ended within the last days, newest first, at most 1000. For keys of the scope admin.',
  pathValues: {},
  query: Type.Object({
    ...anyQuery,
    days: integer(
      { description: 'Of how many days.', example: 7 },
      { minimum: 0, maximum: 90, default: 7 },
    ),
  }),
  body: Type.Object({}),
  sent: {},
  data: Type.Object({
    alarms: Type.Array(
      Type.Object({
        id: idField,
        kind: textField('`late`, `failing`, `paused`, `events_missing`, or `awards_held`.'),
        webhook_id: textField('Which webhook it is about; empty for awards that are held.'),
        webhook_name: textField('Its name.'),
        raised_date: timeField('Since when.'),
        ended_date: timeOrNull('Until when; null while it is open.'),
        text: textField('What is wrong, in words.'),
        detail: Type.Record(Type.String(), Type.Unknown(), { description: 'The same as data.' }),
      }),
    ),
  }),
  answered: {
    alarms: [
      {
        id: '1a1fe4f0a21528a39e8ebd10',
        kind: 'failing',
        webhook_id: webhookPath.id.example,
        webhook_name: 'CRM',
        raised_date: '10/06/2026 00:11:00',
        ended_date: null,
        text: 'Nothing but failures for more than an hour; the last one: answered 500',
        detail: { since: '2026-10-05T23:11:02.000Z', last: 'answered 500' },
      },
    ],
  },
  codes: [],
  category: 'general',
  writes: false,
  scope: 'admin',
});
