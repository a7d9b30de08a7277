import type {
  checkZendesk,
  createZendeskFields,
  listHelpDesks,
  readHelpDesk,
  readZendeskHealth,
  runZendeskBackfill,
  syncZendeskMember,
  updateHelpDesk,
} from '@fealty/contract/v2';
import { call, type Data } from '../../api/call.ts';

export const helpDesksCall = call<typeof listHelpDesks>('GET', '/v2/loyalty/help-desks');
export const helpDeskCall = call<typeof readHelpDesk>('GET', '/v2/loyalty/help-desks/{id}');
export const updateCall = call<typeof updateHelpDesk>('PUT', '/v2/loyalty/help-desks/{id}');

const ZENDESK = '/v2/loyalty/help-desks/{id}/zendesk';
export const healthCall = call<typeof readZendeskHealth>('GET', ZENDESK);
export const checkCall = call<typeof checkZendesk>('POST', `${ZENDESK}/check`);
export const fieldsCall = call<typeof createZendeskFields>('POST', `${ZENDESK}/fields`);
export const backfillCall = call<typeof runZendeskBackfill>('POST', `${ZENDESK}/backfill`);
export const syncCall = call<typeof syncZendeskMember>('POST', `${ZENDESK}/sync`);

export type HelpDesk = Data<typeof listHelpDesks>['help_desks'][number];
export type Health = Data<typeof readZendeskHealth>;
