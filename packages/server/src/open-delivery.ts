import { baseUrlOf } from './base-url.ts';
import type { Config } from './config.ts';
import type pg from 'pg';
import type { Channels } from './delivery/channel.ts';
import { startDispatcher, type Dispatcher } from './delivery/dispatcher.ts';
import { webhookBodyV1 } from './http/v1/webhook-body.ts';
import { webhookBodyV2 } from './http/v2/integrations/webhook-body.ts';
import type { Installation } from './open-installation.ts';
import { createOutbound } from './outbound/create-outbound.ts';
import type { Outbound } from './outbound/outbound.ts';
import { PROGRAM_VERSION } from './program-version.ts';
import { readMerchant } from './store/merchants.ts';
import type { Programs } from './store/programs.ts';
import { createWebhooks, type Webhooks } from './webhooks/create-webhooks.ts';
import { MerchantsToldOf } from './webhooks/merchants-told-of.ts';
import type { InstallationSecret } from './runtime/secret.ts';

/** What calls the URLs that merchants typed; one for a process. To be closed after what uses it. */
export function openOutbound(config: Config): Outbound {
  const docs = `${baseUrlOf(config)}/docs`;
  return createOutbound(config.outbound, `Fealty/${PROGRAM_VERSION} (+${docs})`);
}

/** What webhooks are made of. */
export interface WebhookParts {
  readonly outbound: Outbound;
  readonly baseUrl: string;
  /** The installation's secret. */
  readonly secret: InstallationSecret;
  readonly pool: pg.Pool;
  readonly programs: Pick<Programs, 'running'>;
}

/** What tells events by webhook, in the words of both versions of the API. */
export function openWebhooks(parts: WebhookParts): Webhooks {
  const { pool, ...shared } = parts;
  const merchants = new MerchantsToldOf((id) => readMerchant(pool, id));
  return createWebhooks({
    ...shared,
    merchant: (id) => merchants.get(id),
    now: () => Date.now(),
    wordings: { webhook_v1: webhookBodyV1, webhook_v2: webhookBodyV2 },
  });
}

/** Looking for work, claiming, settling, and the watch beside them. */
const CONNECTIONS = 4;

/** Starts to send events to those that want them. To be stopped before the installation is closed. */
export function startDelivery(parts: {
  readonly installation: Installation;
  readonly channels: Channels;
  readonly newId: () => string;
  readonly trouble: (what: string, error: unknown) => void;
}): Dispatcher {
  const { installation, channels, newId, trouble } = parts;
  // An event whose note is lost with the power is told again, under the same id; the events
  // themselves were committed by the lanes, which wait for the disk.
  const pool = installation.database.openPool({
    ...{ name: 'delivery', max: CONNECTIONS, byKey: true, repeatable: true },
  });
  return startDispatcher({ pool, channels, newId, random: Math.random, trouble });
}
