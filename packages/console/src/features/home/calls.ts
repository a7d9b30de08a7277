import type {
  listActivities,
  listAlarms,
  listMembers,
  listModeration,
  listRewards,
  listSignals,
  listTiers,
  listTransactions,
  reportOverview,
} from '@fealty/contract/v2';
import { call } from '../../api/call.ts';

export const membersCall = call<typeof listMembers>('GET', '/v2/loyalty/members');
export const queueCall = call<typeof listModeration>('GET', '/v2/loyalty/moderation');
export const activitiesCall = call<typeof listActivities>('GET', '/v2/loyalty/activities');
export const rewardsCall = call<typeof listRewards>('GET', '/v2/loyalty/rewards');
export const tiersCall = call<typeof listTiers>('GET', '/v2/loyalty/tiers');
export const transactionsCall = call<typeof listTransactions>('GET', '/v2/loyalty/transactions');
export const overviewCall = call<typeof reportOverview>('GET', '/v2/loyalty/reports/overview');
export const signalsCall = call<typeof listSignals>('GET', '/v2/loyalty/fraud_signals');
export const alarmsCall = call<typeof listAlarms>('GET', '/v2/loyalty/alarms');
