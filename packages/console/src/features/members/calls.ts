import type {
  award,
  bulkMembers,
  changeMemberTags,
  deduct,
  explainTransaction,
  exportLines,
  importLines,
  listActivities,
  listMembers,
  listMemberRewards,
  listMemberTransactions,
  listTiers,
  readMember,
  readMemberAsOf,
  redeem,
  reverse,
  updateMember,
} from '@fealty/contract/v2';
import { call, write } from '../../api/call.ts';

export const membersCall = call<typeof listMembers>('GET', '/v2/loyalty/members');
export const memberCall = call<typeof readMember>('GET', '/v2/loyalty/members/{mid}');
export const asOfCall = call<typeof readMemberAsOf>('GET', '/v2/loyalty/members/{mid}/as-of');
export const historyCall = call<typeof listMemberTransactions>(
  'GET',
  '/v2/loyalty/members/{mid}/transactions',
);
export const whyCall = call<typeof explainTransaction>('GET', '/v2/loyalty/transactions/{tid}/why');
export const tiersCall = call<typeof listTiers>('GET', '/v2/loyalty/tiers');
export const activitiesCall = call<typeof listActivities>('GET', '/v2/loyalty/activities');
export const memberRewardsCall = call<typeof listMemberRewards>(
  'GET',
  '/v2/loyalty/members/{mid}/rewards',
);

export const awardCall = write<typeof award>('POST', '/v2/loyalty/transactions/award');
export const deductCall = write<typeof deduct>('POST', '/v2/loyalty/transactions/deduct');
export const redeemCall = write<typeof redeem>('POST', '/v2/loyalty/transactions/redeem');
export const reverseCall = write<typeof reverse>('POST', '/v2/loyalty/transactions/{tid}/reverse');
export const updateCall = write<typeof updateMember>('PUT', '/v2/loyalty/members/{mid}');
export const tagsCall = write<typeof changeMemberTags>('POST', '/v2/loyalty/members/{mid}/tags');
export const bulkCall = write<typeof bulkMembers>('POST', '/v2/loyalty/members/bulk');
export const importCall = write<typeof importLines>('POST', '/v2/loyalty/imports');
export const exportCall = call<typeof exportLines>('GET', '/v2/loyalty/exports');
