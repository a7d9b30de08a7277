import type {
  cancelBacktest,
  createBacktest,
  listProgramVersions,
  readBacktest,
  rollBackProgram,
  tryProgram,
} from '@fealty/contract/v2';
import { call, write, type Data } from '../../api/call.ts';

export { membersCall } from '../../api/member-calls.ts';
export { versionsCall } from '../../api/draft-calls.ts';

export const tryCall = call<typeof tryProgram>('POST', '/v2/loyalty/program/try');
export const rollBackCall = write<typeof rollBackProgram>('POST', '/v2/loyalty/program/rollback');
export const createBacktestCall = call<typeof createBacktest>(
  'POST',
  '/v2/loyalty/program/backtests',
);
export const backtestCall = call<typeof readBacktest>('GET', '/v2/loyalty/program/backtests/{id}');
export const cancelBacktestCall = call<typeof cancelBacktest>(
  'DELETE',
  '/v2/loyalty/program/backtests/{id}',
);

/** What an award would come to. */
export type Tried = Data<typeof tryProgram>;
export type Version = Data<typeof listProgramVersions>['versions'][number];
export type Backtest = Data<typeof readBacktest>;
