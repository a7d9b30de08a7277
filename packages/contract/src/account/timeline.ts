import { Type } from 'typebox';
import { integer } from '../params.ts';
import { v2Endpoint } from '../v2/endpoint.ts';
import { textField, textOrNull, timeField } from '../v2/fields.ts';

export const readTimeline = v2Endpoint({
  group: 'Audit',
  ours: true,
  byPerson: true,
  writes: false,
  category: 'general',
  id: 'account_read_timeline',
  method: 'GET',
  path: '/account/members/{mid}/timeline',
  pathValues: {
    mid: {
      description: 'The member: internal id, e-mail address, the merchant’s own id or telephone.',
      example: '59cc9b91418a580a512b450d',
    },
  },
  summary: 'What was done about a member',
  description:
    'The last things that were done about one member, with points or otherwise, by whom and by which way; the newest first. For every role.',
  query: Type.Object({
    count: integer(
      { description: 'How many at most.', example: 20 },
      { minimum: 1, maximum: 100, default: 20 },
    ),
  }),
  body: Type.Object({}),
  sent: { count: 20 },
  data: Type.Object({
    entries: Type.Array(
      Type.Object({
        at: timeField('When it was done.'),
        actor: textField('Who did it, as in the audit.'),
        action: textField('What was done, as in the audit.'),
        name: textField('Of points: what the activity or reward is called; else empty.'),
        transaction_id: textOrNull('Of points: the transaction.'),
        points: Type.Union([Type.Number(), Type.Null()], { description: 'How many moved.' }),
        status: textOrNull('How the transaction stands.'),
      }),
    ),
  }),
  answered: {
    entries: [
      {
        at: '11/22/2026 02:10:55',
        actor: 'person:ann@shop.example',
        action: 'points.award',
        name: 'Goodwill',
        transaction_id: '65b0c2c6735f835a2ce12a18',
        points: 50,
        status: 'auto_approved',
      },
    ],
  },
  codes: ['RESOURCE_DOES_NOT_EXIST'],
});
