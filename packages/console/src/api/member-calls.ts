import type {
  approve,
  award,
  listActivities,
  listMemberRewards,
  listMembers,
  listMemberTransactions,
  listTiers,
  readMember,
  redeem,
  reject,
  reverse,
} from '@fealty/contract/v2';
import { call, write } from './call.ts';

/* What every page asks that shows a member or does something for one. */

export const membersCall = call<typeof listMembers>('GET', '/v2/loyalty/members');
export const memberCall = call<typeof readMember>('GET', '/v2/loyalty/members/{mid}');
export const historyCall = call<typeof listMemberTransactions>(
  ...(['GET', '/v2/loyalty/members/{mid}/transactions'] as const),
);
export const memberRewardsCall = call<typeof listMemberRewards>(
  ...(['GET', '/v2/loyalty/members/{mid}/rewards'] as const),
);
export const tiersCall = call<typeof listTiers>('GET', '/v2/loyalty/tiers');
export const activitiesCall = call<typeof listActivities>('GET', '/v2/loyalty/activities');

export const awardCall = write<typeof award>('POST', '/v2/loyalty/transactions/award');
export const redeemCall = write<typeof redeem>('POST', '/v2/loyalty/transactions/redeem');
export const reverseCall = write<typeof reverse>('POST', '/v2/loyalty/transactions/{tid}/reverse');
export const approveCall = write<typeof approve>('POST', '/v2/loyalty/transactions/{tid}/approve');
export const rejectCall = write<typeof reject>('POST', '/v2/loyalty/transactions/{tid}/reject');
