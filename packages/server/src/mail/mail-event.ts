import type { DueEvent } from '../delivery/channel.ts';
import { isOfMember, type EventData } from '../ledger/event-data.ts';

/** An event that has something to tell its member. */
export type TellableEvent = DueEvent & { readonly data: EventData };

/** An event as it is told, or null if what it said was erased, or is about the store. */
export function tellable(event: DueEvent): TellableEvent | null {
  const { data } = event;
  return data === null || !isOfMember(data) ? null : { ...event, data };
}
