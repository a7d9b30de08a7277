import type { changePassword, endSession, listSessions } from '@fealty/contract/account';
import { call, type Data } from '../../api/call.ts';

export const sessionsCall = call<typeof listSessions>('GET', '/account/sessions');
export const endCall = call<typeof endSession>('DELETE', '/account/sessions/{id}');
export const passwordCall = call<typeof changePassword>('POST', '/account/password');

export type Session = Data<typeof listSessions>['sessions'][number];
