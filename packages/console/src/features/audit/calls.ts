import type { listPeople, readAudit } from '@fealty/contract/account';
import { call, type Data } from '../../api/call.ts';

export const auditCall = call<typeof readAudit>('GET', '/account/audit');
export const peopleCall = call<typeof listPeople>('GET', '/account/people');

export type AuditEntry = Data<typeof readAudit>['entries'][number];
