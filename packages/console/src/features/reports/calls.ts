import type {
  assumeLiability,
  listAssumptions,
  readJournal,
  readLiability,
  reportActivities,
  reportBalance,
  reportOverview,
  reportRedemptions,
  reportRetention,
  reportTiers,
} from '@fealty/contract/v2';
import { call } from '../../api/call.ts';

export const overviewCall = call<typeof reportOverview>('GET', '/v2/loyalty/reports/overview');
export const balanceCall = call<typeof reportBalance>('GET', '/v2/loyalty/reports/balance');
export const redemptionsCall = call<typeof reportRedemptions>(
  ...(['GET', '/v2/loyalty/reports/redemptions'] as const),
);
export const activitiesCall = call<typeof reportActivities>(
  ...(['GET', '/v2/loyalty/reports/activities'] as const),
);
export const retentionCall = call<typeof reportRetention>('GET', '/v2/loyalty/reports/retention');
export const tiersCall = call<typeof reportTiers>('GET', '/v2/loyalty/reports/tiers');
export const liabilityCall = call<typeof readLiability>('GET', '/v2/loyalty/liability');
export const journalCall = call<typeof readJournal>('GET', '/v2/loyalty/liability/journal');
export const assumptionsCall = call<typeof listAssumptions>(
  ...(['GET', '/v2/loyalty/liability/assumptions'] as const),
);
export const assumeCall = call<typeof assumeLiability>(
  ...(['POST', '/v2/loyalty/liability/assumptions'] as const),
);
