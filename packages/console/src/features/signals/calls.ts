import type {
  actOnSignal,
  dismissSignal,
  listSignals,
  lookForSignals,
  reopenSignal,
} from '@fealty/contract/v2';
import { call, type Data } from '../../api/call.ts';

const ALL = '/v2/loyalty/fraud_signals';

export const signalsCall = call<typeof listSignals>('GET', ALL);
export const lookCall = call<typeof lookForSignals>('POST', `${ALL}/look`);
export const dismissCall = call<typeof dismissSignal>('POST', `${ALL}/{id}/dismiss`);
export const actCall = call<typeof actOnSignal>('POST', `${ALL}/{id}/act`);
export const reopenCall = call<typeof reopenSignal>('POST', `${ALL}/{id}/reopen`);

/** What looks like somebody games the program. */
export type Signal = Data<typeof listSignals>['fraud_signals'][number];

/** Somebody whom a signal names. */
export type Named = Signal['members'][number];
