import type { readTimeline } from '@fealty/contract/account';
import { call, type Data } from './call.ts';

export const timelineCall = call<typeof readTimeline>('GET', '/account/members/{mid}/timeline');

/** Something that was done about a member. */
export type TimelineEntry = Data<typeof readTimeline>['entries'][number];
