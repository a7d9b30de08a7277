import { baseUrlOf } from './base-url.ts';
import type { Config } from './config.ts';
import type pg from 'pg';
import type { Channels } from './delivery/channel.ts';
import { startDispatcher, type Dispatcher } from './delivery/dispatcher.ts';
import { webhookBodyV1 } from './http/v1/webhook-body.ts';
import { webhookBodyV2 } from './http/v2/integrations/webhook-body.ts';
import type { Installation } from './open-installation.ts';
import { createOutbound } from './outbound/create-outbound.ts';
import type { Postman } from './mail/mail-channel.ts';
import { openMailChannel } from './open-mail.ts';
import type { Outbound } from './outbound/outbound.ts';
import { PROGRAM_VERSION } from './program-version.ts';
import { readMerchant } from './store/merchants.ts';
import type { Programs } from './store/programs.ts';
import { SUCCESS, webhookChannel } from './webhooks/webhook-channel.ts';
import { MerchantsToldOf } from './webhooks/merchants-told-of.ts';

export interface DeliveryParts {
  readonly config: Config;
  readonly installation: Installation;
  readonly programs: Programs;
  readonly outbound: Outbound;
  /** Null: mails are kept. */
  readonly postman: Postman | null;
  readonly newId: () => string;
  readonly trouble: (what: string, error: unknown) => void;
}

/** What calls the URLs that merchants typed; one for a process. To be closed after what uses it. */
export function openOutbound(config: Config): Outbound {
  const docs = `${baseUrlOf(config)}/docs`;
  return createOutbound(config.outbound, `Fealty/${PROGRAM_VERSION} (+${docs})`);
}

/** Looking for work, claiming, settling, and the watch beside them. */
const CONNECTIONS = 4;

/** What channels are made of. */
export interface ChannelParts {
  readonly outbound: Outbound;
  readonly baseUrl: string;
  /** The installation's secret. */
  readonly secret: Buffer;
  readonly pool: pg.Pool;
  readonly programs: Pick<Programs, 'running'>;
}

/** The ways of telling events to receivers, each with the words of its surface. */
export function createChannels(parts: ChannelParts): Omit<Channels, 'mail'> {
  const { outbound, baseUrl, secret, pool, programs } = parts;
  const merchants = new MerchantsToldOf((id) => readMerchant(pool, id));
  const shared = {
    ...{ outbound, baseUrl, programs, secret },
    merchant: (id: number) => merchants.get(id),
    now: () => Date.now(),
  };
  return {
    webhook_v1: webhookChannel({
      ...{ ...shared, wording: webhookBodyV1 },
      ...{ isSuccess: SUCCESS.webhook_v1, endsWith410: false },
    }),
    webhook_v2: webhookChannel({
      ...{ ...shared, wording: webhookBodyV2 },
      ...{ isSuccess: SUCCESS.webhook_v2, endsWith410: true },
    }),
  };
}

/** Starts to send events to those that want them. To be stopped before the installation is closed. */
export function startDelivery(parts: DeliveryParts): Dispatcher {
  const { config, installation, programs, outbound, postman, newId, trouble } = parts;
  const { database, secret } = installation;
  const pool = database.openPool({ name: 'delivery', max: CONNECTIONS });
  const baseUrl = baseUrlOf(config);
  const channels = {
    ...createChannels({ outbound, baseUrl, secret, pool, programs }),
    mail: openMailChannel({ config, pool, programs, secret, postman }),
  };
  return startDispatcher({ pool, channels, newId, random: Math.random, trouble });
}
