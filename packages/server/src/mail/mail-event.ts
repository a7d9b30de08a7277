import type { DueEvent } from '../delivery/channel.ts';

type MemberData = Extract<DueEvent['data'], { readonly member: unknown }>;

/** An event that has something to tell its member. */
export type TellableEvent = DueEvent & { readonly data: MemberData };

/** An event as it is told, or null if what it said was erased, or is about no member. */
export function tellable(event: DueEvent): TellableEvent | null {
  const { data } = event;
  return data === null || !('member' in data) ? null : { ...event, data };
}
