import type { DueEvent } from '../delivery/channel.ts';

/** An event that has something to tell. */
export type TellableEvent = DueEvent & { readonly data: NonNullable<DueEvent['data']> };

/** An event as it is told, or null if what it said was erased. */
export function tellable(event: DueEvent): TellableEvent | null {
  const { data } = event;
  return data === null ? null : { ...event, data };
}
