import type {
  decideModeration,
  listDecided,
  listModeration,
  modifyTransaction,
} from '@fealty/contract/v2';
import { call, write, type Data } from '../../api/call.ts';

export { activitiesCall, approveCall, rejectCall } from '../../api/member-calls.ts';

const QUEUE = '/v2/loyalty/moderation';

export const queueCall = call<typeof listModeration>('GET', QUEUE);
export const decidedCall = call<typeof listDecided>('GET', `${QUEUE}/decided`);
export const decideCall = call<typeof decideModeration>('POST', `${QUEUE}/decide`);
export const modifyCall = write<typeof modifyTransaction>('PUT', '/v2/loyalty/transactions/{tid}');

/** An award that waits, with the files that were sent for it. */
export type Waiting = Data<typeof listModeration>['moderation'][number];

export type Decision = 'approve' | 'reject';

/** An award that somebody decided. */
export type DecidedCase = Data<typeof listDecided>['decided'][number];
