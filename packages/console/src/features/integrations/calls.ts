import type {
  createIntegration,
  listHelpDesks,
  listIntegrations,
  listStoreEvents,
  listWebhooks,
  readIntegration,
  readMailSettings,
  updateIntegration,
} from '@fealty/contract/v2';
import { call, write, type Data } from '../../api/call.ts';

const ALL = '/v2/loyalty/integrations';
const ONE = '/v2/loyalty/integrations/{id}';

export const shopsCall = call<typeof listIntegrations>('GET', ALL);
export const shopCall = call<typeof readIntegration>('GET', ONE);
export const createCall = write<typeof createIntegration>('POST', ALL);
export const updateCall = write<typeof updateIntegration>('POST', ONE);
export const eventsCall = call<typeof listStoreEvents>('GET', `${ONE}/events`);
export const helpDesksCall = call<typeof listHelpDesks>('GET', '/v2/loyalty/help-desks');
export const webhooksCall = call<typeof listWebhooks>('GET', '/v2/loyalty/webhooks');
export const mailCall = call<typeof readMailSettings>('GET', '/v2/loyalty/mail-settings');

export type Shop = Data<typeof listIntegrations>['integrations'][number];
export type StoreEvent = Data<typeof listStoreEvents>['events'][number];
