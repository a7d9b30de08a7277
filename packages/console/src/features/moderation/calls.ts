import type {
  approve,
  decideModeration,
  listActivities,
  listDecided,
  listModeration,
  modifyTransaction,
  reject,
} from '@fealty/contract/v2';
import { call, write, type Data } from '../../api/call.ts';

const QUEUE = '/v2/loyalty/moderation';

export const queueCall = call<typeof listModeration>('GET', QUEUE);
export const decidedCall = call<typeof listDecided>('GET', `${QUEUE}/decided`);
export const decideCall = call<typeof decideModeration>('POST', `${QUEUE}/decide`);
export const approveCall = write<typeof approve>('POST', '/v2/loyalty/transactions/{tid}/approve');
export const rejectCall = write<typeof reject>('POST', '/v2/loyalty/transactions/{tid}/reject');
export const modifyCall = write<typeof modifyTransaction>('PUT', '/v2/loyalty/transactions/{tid}');
export const activitiesCall = call<typeof listActivities>('GET', '/v2/loyalty/activities');

/** An award that waits, with the files that were sent for it. */
export type Waiting = Data<typeof listModeration>['moderation'][number];

export type Decision = 'approve' | 'reject';

/** An award that somebody decided. */
export type DecidedCase = Data<typeof listDecided>['decided'][number];
