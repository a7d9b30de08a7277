import type { followEvents as endpoint, V2Values } from '@fealty/contract/v2';
import type { Program } from '@fealty/core';
import {
  FIRST_PLACE,
  followEvents,
  lastPlace,
  type EventPlace,
  type FollowedEvent,
} from '../../../queries/follow-events.ts';
import { isOfMember, NO_MEMBER } from '../../../ledger/event-data.ts';
import { slashTime } from '../../dates.ts';
import { refuseParameters } from '../serving/refusal.ts';
import { succeed, type V2Handler } from '../surface.ts';
import { eventState, eventTypeOf } from './event-words.ts';

/** Era, number of the transaction, id of the event: `1-918273-1a1fe4cfd01528a39e8ebc97`. */
const PLACE = /^(\d{1,9})-(\d{1,19})-([0-9a-f]{24})?$/;
const NOW = 'now';

/** Everything that happened, from a place on. */
export const handleFollowEvents: V2Handler<V2Values<typeof endpoint>> = async (
  context,
  { caller, values },
) => {
  const { after: text = '', count: limit = 100, include_quiet: quiet = false } = values;
  if (text.toLowerCase() === NOW) {
    const next = await lastPlace(context.database);
    return succeed({ events: [], next_after: placeText(next), more: false });
  }
  const after = readPlace(text);
  if (after === null) {
    const allowed = `a next_after of an answer, or ${NOW}`;
    return refuseParameters({
      kind: 'malformed',
      faults: [{ name: 'after', seen: text, allowed }],
    });
  }
  const { merchantId } = caller;
  const [page, program] = await Promise.all([
    followEvents(context.database, merchantId, { after, limit, quiet }),
    context.programs.running(merchantId),
  ]);
  return succeed({
    events: page.events.map((event) => eventBody(event, program)),
    next_after: placeText(page.next),
    more: page.more,
  });
};

function readPlace(text: string): EventPlace | null {
  if (text === '') return FIRST_PLACE;
  const [, era = '', writtenBy = '', id = ''] = PLACE.exec(text) ?? [];
  return era === '' ? null : { era: Number(era), writtenBy, id };
}

function placeText({ era, writtenBy, id }: EventPlace): string {
  return `${String(era)}-${writtenBy}-${id}`;
}

/** What was told of a member, or of the store beside it. */
function toldState(data: FollowedEvent['data'], program: Program): object {
  if (data === null) return { data };
  return isOfMember(data) ? { data: eventState(data, program) } : { data: null, ...data };
}

function eventBody(event: FollowedEvent, program: Program): object {
  const { data } = event;
  return {
    id: event.id,
    event: event.type,
    event_type: eventTypeOf(event.type),
    sequence: event.sequence,
    created_date: slashTime(event.at),
    internal_member_id: event.memberId === NO_MEMBER ? null : event.memberId,
    transaction_id: event.transactionId,
    quiet: event.quiet,
    erased: event.erased,
    ...toldState(data, program),
  };
}
