import { Type } from 'typebox';
import { choice, id, integer, text } from '../params.ts';
import { v2Endpoint } from './endpoint.ts';
import { anyQuery, numberField, textField, textOrNull, timeField } from './fields.ts';
import { awardExample, TransactionData } from './transaction.ts';

/** What moderators decided. */
export const listDecided = v2Endpoint({
  id: 'v2_list_decided_awards',
  method: 'GET',
  path: '/v2/loyalty/moderation/decided',
  group: 'Moderation',
  ours: true,
  summary: 'List awards that somebody approved or rejected',
  description:
    'The last decision first, with who decided, when, why, and what the award was worth before and after. What time approved is not among them. One answer looks through 2000 decisions at most: it may hold few or none and still say `more`.',
  pathValues: {},
  query: Type.Object({
    ...anyQuery,
    decision: Type.Optional(
      choice({ description: 'Only those.', example: 'rejected' }, ['approved', 'rejected']),
    ),
    activity_id: Type.Optional(id({ description: 'Only of this activity.', example: 'photo' })),
    count: integer(
      { description: 'How many at most, 1 to 200.', example: 50 },
      { minimum: 1, maximum: 200, default: 50 },
    ),
    cursor: Type.Optional(
      text(
        {
          description: '`next_cursor` of the answer before.',
          example: '1795334400000000.65b0c2c6735f835a2ce12a15',
        },
        { maxLength: 64 },
      ),
    ),
  }),
  body: Type.Object({}),
  sent: {},
  data: Type.Object({
    decided: Type.Array(
      Type.Object({
        transaction: TransactionData,
        decision: Type.Union([Type.Literal('approved'), Type.Literal('rejected')]),
        decided_by: textField('Who, as in the audit.'),
        decided_date: timeField('When.'),
        reason: textOrNull('Why, if that was said.'),
        points_before: numberField('What the award was worth when it was recorded.'),
        points_after: numberField('What it was worth when it was decided; 0 if it was rejected.'),
      }),
    ),
    more: Type.Boolean({ description: 'Whether there may be others behind these.' }),
    next_cursor: textOrNull('Where to go on from; null if that was all.'),
  }),
  answered: {
    decided: [
      {
        transaction: { ...awardExample, status: 'approved' },
        ...{ decision: 'approved' as const, decided_by: 'person:ann@shop.example' },
        ...{ decided_date: '11/22/2026 02:10:55', reason: 'The receipt is readable' },
        ...{ points_before: awardExample.points, points_after: awardExample.points },
      },
    ],
    ...{ more: false, next_cursor: null },
  },
  codes: ['INVALID_REQUEST_PARAMETER_VALUES'],
  category: 'general',
  writes: false,
});
