import type { approve, listModeration, modifyTransaction, reject } from '@fealty/contract/v2';
import { call, write, type Data } from '../../api/call.ts';

export const queueCall = call<typeof listModeration>('GET', '/v2/loyalty/moderation');
export const approveCall = write<typeof approve>('POST', '/v2/loyalty/transactions/{tid}/approve');
export const rejectCall = write<typeof reject>('POST', '/v2/loyalty/transactions/{tid}/reject');
export const modifyCall = write<typeof modifyTransaction>('PUT', '/v2/loyalty/transactions/{tid}');

/** An award that waits, with the files that were sent for it. */
export type Waiting = Data<typeof listModeration>['moderation'][number];
