import type { readOwnLimits } from '@fealty/contract/account';
import type { readTransaction } from '@fealty/contract/v2';
import { call, type Data } from '../../api/call.ts';

export {
  activitiesCall,
  awardCall,
  historyCall,
  memberCall,
  membersCall,
  tiersCall,
} from '../../api/member-calls.ts';

export const limitsCall = call<typeof readOwnLimits>('GET', '/account/own-limits');
export const orderCall = call<typeof readTransaction>('GET', '/v2/loyalty/transactions/{tid}');

export type OwnLimits = Data<typeof readOwnLimits>;
