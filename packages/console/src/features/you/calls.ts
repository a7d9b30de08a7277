import type {
  changePassword,
  endSession,
  listSessions,
  makeRecoveryCodes,
  removeSecondFactor,
} from '@fealty/contract/account';
import { call, type Data } from '../../api/call.ts';

export const sessionsCall = call<typeof listSessions>('GET', '/account/sessions');
export const endCall = call<typeof endSession>('DELETE', '/account/sessions/{id}');
export const passwordCall = call<typeof changePassword>('POST', '/account/password');
export const recoveryCall = call<typeof makeRecoveryCodes>(
  'POST',
  '/account/second-factor/recovery-codes',
);
export const factorOffCall = call<typeof removeSecondFactor>(
  'POST',
  '/account/second-factor/remove',
);

export type Session = Data<typeof listSessions>['sessions'][number];
