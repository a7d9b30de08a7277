import type {
  listAlarms,
  listModeration,
  listRewards,
  listSignals,
  listTransactions,
  reportOverview,
} from '@fealty/contract/v2';
import { call } from '../../api/call.ts';

export { activitiesCall, membersCall, tiersCall } from '../../api/member-calls.ts';

export const queueCall = call<typeof listModeration>('GET', '/v2/loyalty/moderation');
export const rewardsCall = call<typeof listRewards>('GET', '/v2/loyalty/rewards');
export const transactionsCall = call<typeof listTransactions>('GET', '/v2/loyalty/transactions');
export const overviewCall = call<typeof reportOverview>('GET', '/v2/loyalty/reports/overview');
export const signalsCall = call<typeof listSignals>('GET', '/v2/loyalty/fraud_signals');
export const alarmsCall = call<typeof listAlarms>('GET', '/v2/loyalty/alarms');
