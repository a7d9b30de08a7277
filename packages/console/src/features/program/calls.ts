import type {
  cancelBacktest,
  createBacktest,
  describeProgram,
  listMembers,
  listProgramVersions,
  readBacktest,
  rollBackProgram,
  tryProgram,
} from '@fealty/contract/v2';
import { call, write, type Data } from '../../api/call.ts';

export const describeCall = call<typeof describeProgram>('POST', '/v2/loyalty/program/describe');
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

/** The program in the server's words. */
export type Told = Data<typeof describeProgram>;
export type ToldRule = Told['activities'][number]['rules'][number];
/** What an award would come to. */
export type Tried = Data<typeof tryProgram>;
export type Version = Data<typeof listProgramVersions>['versions'][number];
export type Backtest = Data<typeof readBacktest>;
