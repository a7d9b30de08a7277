import type {
  agreeApproval,
  listApprovals,
  readCorrection,
  refuseApproval,
  withdrawApproval,
} from '@fealty/contract/v2';
import { call, type Data } from '../../api/call.ts';

const ONE = '/v2/loyalty/approvals/{id}';

export const approvalsCall = call<typeof listApprovals>('GET', '/v2/loyalty/approvals');
export const agreeCall = call<typeof agreeApproval>('POST', `${ONE}/approve`);
export const refuseCall = call<typeof refuseApproval>('POST', `${ONE}/refuse`);
export const withdrawCall = call<typeof withdrawApproval>('POST', `${ONE}/withdraw`);
export const correctionCall = call<typeof readCorrection>('GET', '/v2/loyalty/corrections/{id}');

export type Approval = Data<typeof listApprovals>['approvals'][number];
