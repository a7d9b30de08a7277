import type {
  approve,
  award,
  bulkMembers,
  changeMemberTags,
  deduct,
  eraseMember,
  explainTransaction,
  exportLines,
  exportMember,
  importLines,
  listActivities,
  listMemberDeliveries,
  listMembers,
  listMemberRewards,
  listMemberTransactions,
  listMergedMembers,
  listReferrals,
  listTiers,
  mergeMember,
  readMember,
  readMemberAsOf,
  redeem,
  reject,
  reverse,
  unmergeMember,
  updateMember,
} from '@fealty/contract/v2';
import { call, write, type Data } from '../../api/call.ts';

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

const ONE = '/v2/loyalty/members/{mid}';
export const referralsCall = call<typeof listReferrals>('GET', `${ONE}/referrals`);
export const deliveriesCall = call<typeof listMemberDeliveries>('GET', `${ONE}/deliveries`);
export const mergedCall = call<typeof listMergedMembers>('GET', `${ONE}/merged`);
export const personCall = call<typeof exportMember>('GET', `${ONE}/export`);
export const mergeCall = write<typeof mergeMember>('POST', `${ONE}/merge`);
export const unmergeCall = write<typeof unmergeMember>('POST', `${ONE}/unmerge`);
export const eraseCall = write<typeof eraseMember>('POST', `${ONE}/erase`);
export const approveCall = write<typeof approve>('POST', '/v2/loyalty/transactions/{tid}/approve');
export const rejectCall = write<typeof reject>('POST', '/v2/loyalty/transactions/{tid}/reject');

export type Referral = Data<typeof listReferrals>['friends'][number];
export type Delivery = Data<typeof listMemberDeliveries>['deliveries'][number];
export type Merged = Data<typeof listMergedMembers>['merged'][number];
