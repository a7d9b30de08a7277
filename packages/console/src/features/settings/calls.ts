import type { listMembers } from '@fealty/contract/v2';
import { call } from '../../api/call.ts';

export const membersCall = call<typeof listMembers>('GET', '/v2/loyalty/members');
