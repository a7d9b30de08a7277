import type {
  bulkMembers,
  changeMemberTags,
  deduct,
  eraseMember,
  explainTransaction,
  exportLines,
  exportMember,
  importLines,
  listMemberDeliveries,
  listMergedMembers,
  listReferrals,
  mergeMember,
  readMemberAsOf,
  unmergeMember,
  updateMember,
} from '@fealty/contract/v2';
import { call, write, type Data } from '../../api/call.ts';

export {
  activitiesCall,
  approveCall,
  awardCall,
  historyCall,
  memberCall,
  membersCall,
  rejectCall,
  tiersCall,
} from '../../api/member-calls.ts';

export const asOfCall = call<typeof readMemberAsOf>('GET', '/v2/loyalty/members/{mid}/as-of');
export const whyCall = call<typeof explainTransaction>('GET', '/v2/loyalty/transactions/{tid}/why');

export const deductCall = write<typeof deduct>('POST', '/v2/loyalty/transactions/deduct');
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

export type Referral = Data<typeof listReferrals>['friends'][number];
export type Delivery = Data<typeof listMemberDeliveries>['deliveries'][number];
export type Merged = Data<typeof listMergedMembers>['merged'][number];
