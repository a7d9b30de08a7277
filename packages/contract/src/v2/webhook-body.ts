import { Type } from 'typebox';
import { EVENT_NAMES, EVENT_TYPES } from '../event-names.ts';
import { ExpiringState, MemberState, NoticeState, TransactionState } from './events.ts';
import { idField, numberField, textField, timeField } from './fields.ts';

const { id: _member, ...memberFields } = MemberState.properties;
const { id: _transaction, ...transactionFields } = TransactionState.properties;

/** What an event is called as `event_type`: by the platform's name, or by ours where it has none. */
const TOLD_NAMES: readonly string[] = EVENT_TYPES.map((type) => EVENT_NAMES[type].v2 ?? type);

const event = {
  id: idField,
  event_type: Type.Unsafe<string>({
    type: 'string',
    enum: [...TOLD_NAMES],
    description: 'What the platform calls it, or ours where it has no name for it.',
  }),
  event: Type.Unsafe<string>({
    type: 'string',
    enum: [...EVENT_TYPES],
    description: 'What happened, by our own name.',
  }),
  sequence: numberField('Its number among the events of the member, without a gap.'),
  created_date: timeField('When it happened, by the store’s clock.'),
  internal_member_id: idField,
};

/** An event as a webhook tells it: the member as he was then, and the transaction on one level. */
export const ToldEvent = Type.Object(
  {
    ...event,
    ...memberFields,
    ...Type.Partial(
      Type.Object({
        transaction_id: textField('The transaction it tells of, if it does.'),
        ...transactionFields,
        expiring: ExpiringState,
        notice: NoticeState,
      }),
    ).properties,
  },
  { description: 'An event as a webhook tells it, with the member as he was then.' },
);

/** What is posted to a webhook in the format v2. */
export const WebhookBody = Type.Object(
  {
    request_id: textField(
      'The event’s id, or one made of those of a batch; the same for every try.',
    ),
    total_count: textField('How many events there are, as a text.'),
    created_date: timeField('When it was sent.'),
    events: Type.Array(ToldEvent),
  },
  { description: 'What is posted to a webhook in the format v2.' },
);
