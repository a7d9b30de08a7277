import type { EventType } from '@fealty/core';
import { Type, type Static } from 'typebox';
import type { EVENT_NAMES } from '../event-names.ts';
import { endpoint } from './endpoint.ts';
import { textField } from './fields.ts';

/** Event types of v1, as webhooks name them. */
export type V1EventType = NonNullable<(typeof EVENT_NAMES)[EventType]['v1']>;

const EventData = Type.Object({
  id: textField('Id of the event.'),
  data: Type.Record(Type.String(), Type.Unknown(), {
    description: 'The user, or the transaction, as the webhook carried it.',
  }),
  event_type: textField('`evt_points_awarded` and the like.'),
  created: textField('When it came about, UTC, as `04-Apr-2016 13:01:27`.'),
});
export type EventData = Static<typeof EventData>;

export const readEvent = endpoint({
  id: 'read_event',
  method: 'GET',
  path: '/v1/loyalty/events/{id}',
  alsoPath: '/v1/events/{id}',
  group: 'Events',
  summary: 'Read an event',
  description: 'What a webhook carried, so that a receiver can make sure of it.',
  pathValues: { id: { description: 'Id of the event.', example: '570265a77fae7c14c97a2b63' } },
  parameters: Type.Object({}),
  sent: {},
  data: EventData,
  answered: {
    id: '570265a77fae7c14c97a2b63',
    data: {
      user_last_name: 'Baker',
      activity_id: 'became_an_email_subscriber',
      user_first_name: 'Bob',
      user_id: '56263eac2d6f2a7715b3d2d1',
      order_id: null,
      points_status: 'approved',
      transaction_type: 'award',
      points_expiration_date: null,
      qualified_points: true,
      points: 6,
      points_expired: 0,
      created_time: '04-Apr-2016 13:01:27',
      user_email: 'bob@example.com',
      activity_name: 'Became an Email Subscriber',
      merchant_id: '9935740ac1fe23a1962de5cf4250c036',
      id: '570265a7735f835a2ce12a15',
      approved_time: '04-Apr-2016 13:01:27',
    },
    event_type: 'evt_points_awarded',
    created: '04-Apr-2016 13:01:27',
  },
  codes: [616],
  writes: false,
});
