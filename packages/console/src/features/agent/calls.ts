import type { readOwnLimits } from '@fealty/contract/account';
import type {
  award,
  listActivities,
  listMemberRewards,
  listMembers,
  listMemberTransactions,
  listTiers,
  readMember,
  readTransaction,
  redeem,
  reverse,
} from '@fealty/contract/v2';
import { call, write, type Data } from '../../api/call.ts';

export const limitsCall = call<typeof readOwnLimits>('GET', '/account/own-limits');
export const membersCall = call<typeof listMembers>('GET', '/v2/loyalty/members');
export const memberCall = call<typeof readMember>('GET', '/v2/loyalty/members/{mid}');
export const orderCall = call<typeof readTransaction>('GET', '/v2/loyalty/transactions/{tid}');
export const historyCall = call<typeof listMemberTransactions>(
  'GET',
  '/v2/loyalty/members/{mid}/transactions',
);
export const tiersCall = call<typeof listTiers>('GET', '/v2/loyalty/tiers');
export const activitiesCall = call<typeof listActivities>('GET', '/v2/loyalty/activities');
export const rewardsCall = call<typeof listMemberRewards>(
  'GET',
  '/v2/loyalty/members/{mid}/rewards',
);

export const awardCall = write<typeof award>('POST', '/v2/loyalty/transactions/award');
export const redeemCall = write<typeof redeem>('POST', '/v2/loyalty/transactions/redeem');
export const reverseCall = write<typeof reverse>('POST', '/v2/loyalty/transactions/{tid}/reverse');

export type OwnLimits = Data<typeof readOwnLimits>;
