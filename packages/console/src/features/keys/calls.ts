import type { listKeys, makeKey, revokeKey, rotateKey } from '@fealty/contract/account';
import { call, type Data } from '../../api/call.ts';

export const keysCall = call<typeof listKeys>('GET', '/account/keys');
export const makeCall = call<typeof makeKey>('POST', '/account/keys');
export const rotateCall = call<typeof rotateKey>('POST', '/account/keys/{identifier}/rotate');
export const revokeCall = call<typeof revokeKey>('DELETE', '/account/keys/{identifier}');

export type ListedKey = Data<typeof listKeys>['keys'][number];
/** A key that is shown this once. */
export type MadeKey = Data<typeof makeKey>;
