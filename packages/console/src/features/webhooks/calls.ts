import type {
  createWebhook,
  deleteWebhook,
  listAlarms,
  listAttempts,
  listWaitingEvents,
  listWebhooks,
  readAttempt,
  readWebhook,
  replayEvents,
  rotateWebhookSecret,
  testWebhook,
  updateWebhook,
} from '@fealty/contract/v2';
import { call, type Data } from '../../api/call.ts';

const ALL = '/v2/loyalty/webhooks';
const ONE = '/v2/loyalty/webhooks/{id}';

export const webhooksCall = call<typeof listWebhooks>('GET', ALL);
export const webhookCall = call<typeof readWebhook>('GET', ONE);
export const createCall = call<typeof createWebhook>('POST', ALL);
export const updateCall = call<typeof updateWebhook>('PUT', ONE);
export const removeCall = call<typeof deleteWebhook>('DELETE', ONE);
export const rotateCall = call<typeof rotateWebhookSecret>('POST', `${ONE}/rotate-secret`);
export const testCall = call<typeof testWebhook>('POST', `${ONE}/test`);
export const attemptsCall = call<typeof listAttempts>('GET', `${ONE}/attempts`);
export const attemptCall = call<typeof readAttempt>('GET', `${ONE}/attempts/{attempt}`);
export const waitingCall = call<typeof listWaitingEvents>('GET', `${ONE}/waiting`);
export const replayCall = call<typeof replayEvents>('POST', `${ONE}/replay`);
export const alarmsCall = call<typeof listAlarms>('GET', '/v2/loyalty/alarms');

export type Webhook = Data<typeof listWebhooks>['webhooks'][number];
export type Attempt = Data<typeof listAttempts>['attempts'][number];
export type Tested = Data<typeof testWebhook>;
