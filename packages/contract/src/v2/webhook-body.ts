import { Type } from 'typebox';
import { EVENT_NAMES, EVENT_TYPES } from '../event-names.ts';
import { ExpiringState, MemberState, NoticeState, TransactionState } from './events.ts';
import { idField, numberField, textField, timeField } from './fields.ts';
import { SealData } from './seals.ts';

const { id: _member, ...memberFields } = MemberState.properties;
const { id: _transaction, ...transactionFields } = TransactionState.properties;

const OF_THE_STORE: readonly string[] = ['seal.published'];
const OF_MEMBERS = EVENT_TYPES.filter((type) => !OF_THE_STORE.includes(type));
/** What an event is called as `event_type`: by the platform's name, or by ours where it has none. */
const TOLD_NAMES: readonly string[] = OF_MEMBERS.map((type) => EVENT_NAMES[type].v2 ?? type);

const names = (
  words: readonly string[],
  description: string,
): ReturnType<typeof Type.Unsafe<string>> =>
  Type.Unsafe<string>({ type: 'string', enum: [...words], description });
const createdField = timeField('When it happened, by the store’s clock.');

const event = {
  id: idField,
  event_type: names(TOLD_NAMES, 'What the platform calls it, or ours where it has no name for it.'),
  event: names(OF_MEMBERS, 'What happened, by our own name.'),
  sequence: numberField('Its number among the events of the member, without a gap.'),
  created_date: createdField,
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

/** An event of the store itself as a webhook tells it: no member has a part in it. */
export const ToldOfMerchant = Type.Object(
  {
    id: idField,
    event_type: names(OF_THE_STORE, 'The platform has no name for it: ours.'),
    event: names(OF_THE_STORE, 'What happened, by our own name.'),
    sequence: numberField('Its number among the events of the store, without a gap.'),
    created_date: createdField,
    seal: SealData,
  },
  { description: 'An event of the store itself as a webhook tells it.' },
);

/** What is posted to a webhook in the format v2. */
export const WebhookBody = Type.Object(
  {
    request_id: textField(
      'The event’s id, or one made of those of a batch; the same for every try.',
    ),
    total_count: textField('How many events there are, as a text.'),
    created_date: timeField('When it was sent.'),
    events: Type.Array(Type.Union([ToldEvent, ToldOfMerchant])),
  },
  { description: 'What is posted to a webhook in the format v2.' },
);
