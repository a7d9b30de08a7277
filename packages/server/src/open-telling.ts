import { baseUrlOf } from './base-url.ts';
import type { Config } from './config.ts';
import type { Channels } from './delivery/channel.ts';
import { openOutbound, openWebhooks } from './open-delivery.ts';
import type { Installation } from './open-installation.ts';
import { openMailChannel, openPostman } from './open-mail.ts';
import { openZendesk } from './open-zendesk.ts';
import type { Postman } from './mail/mail-channel.ts';
import type { Outbound } from './outbound/outbound.ts';
import type { Programs } from './store/programs.ts';
import type { Webhooks } from './webhooks/create-webhooks.ts';
import { zendeskChannel } from './zendesk/channel.ts';
import type { SendDeps } from './zendesk/send-due.ts';

/** What calls others to tell them something; one for a process. */
export interface Telling {
  /** Calls URLs that merchants typed. */
  readonly outbound: Outbound;
  readonly webhooks: Webhooks;
  /** Takes mails away; null if nobody does, and they are kept. */
  readonly postman: Postman | null;
  readonly channels: Channels;
  /** What it takes to send members to Zendesk. */
  readonly zendesk: SendDeps;
  /** To be called after what uses it has stopped. */
  close(): void;
}

/** Opens every way of telling; nobody is called before something is told. */
export function openTelling(
  config: Config,
  { database, secret }: Pick<Installation, 'database' | 'secret'>,
  programs: Programs,
): Telling {
  const outbound = openOutbound(config);
  const postman = openPostman(config);
  const { pool } = database;
  const baseUrl = baseUrlOf(config);
  const webhooks = openWebhooks({ outbound, baseUrl, secret, pool, programs });
  const mail = openMailChannel({ config, pool, programs, secret, postman });
  return {
    ...{ outbound, webhooks, postman },
    channels: {
      ...webhooks.channels,
      mail,
      zendesk: zendeskChannel({ pool, now: () => Date.now() }),
    },
    zendesk: openZendesk({ config, pool, programs, secret, outbound }),
    close() {
      outbound.close();
      postman?.close();
    },
  };
}
