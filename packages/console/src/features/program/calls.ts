import type {
  cancelBacktest,
  createBacktest,
  listMembers,
  listProgramVersions,
  readBacktest,
  rollBackProgram,
  tryProgram,
} from '@fealty/contract/v2';
import { call, write, type Data } from '../../api/call.ts';

export const tryCall = call<typeof tryProgram>('POST', '/v2/loyalty/program/try');
export const membersCall = call<typeof listMembers>('GET', '/v2/loyalty/members');
export const versionsCall = call<typeof listProgramVersions>('GET', '/v2/loyalty/program/versions');
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
