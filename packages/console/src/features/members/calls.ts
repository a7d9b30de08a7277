import type {
  bulkMembers,
  changeMemberTags,
  deduct,
  explainTransaction,
  exportLines,
  importLines,
  readMemberAsOf,
  updateMember,
} from '@fealty/contract/v2';
import { call, write } from '../../api/call.ts';

export {
  activitiesCall,
  awardCall,
  historyCall,
  memberCall,
  membersCall,
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
