import type { ProgramDocument } from '@fealty/core';
import { afterAll, beforeAll } from 'vitest';
import type { Channel } from '../../packages/server/src/delivery/channel.ts';
import { MESSAGES } from '../../packages/server/src/mail/messages.ts';
import { SmtpConnections } from '../../packages/server/src/mail/smtp-connections.ts';
import type { SmtpServer } from '../../packages/server/src/mail/smtp-url.ts';
import { openMailChannel } from '../../packages/server/src/open-mail.ts';
import { Programs } from '../../packages/server/src/store/programs.ts';
import {
  updateMailSettings,
  type WantedMail,
} from '../../packages/server/src/usecases/save-mail.ts';
import { startMailServer, type MailServer } from './mail-server.ts';
import { postChannel } from './post-channel.ts';
import { TELLING_SECRET, useTellingShop, type TellingShop } from './telling-shop.ts';
import { useDatabase, type UsedDatabase } from './use-database.ts';

/** Where the shop's members think that it is. */
export const MAIL_BASE_URL = 'https://points.example.com';

/** Points for life of thirty days, two tiers, a coupon for 50 and thanks for referrals. */
export const MAILING: ProgramDocument = {
  name: 'Mailing',
  currency: 'USD',
  timeZone: 'UTC',
  expiry: { mode: 'after', days: 30 },
  reminders: [3],
  referrals: { referrer: 'brought_a_friend', on: 'first_purchase' },
  activities: [
    { id: 'created_an_account', name: 'Account Creation', earn: { points: '5' } },
    { id: 'made_a_purchase', name: 'Purchase', earn: { multiplier: '1' } },
    { id: 'goodwill', name: 'Goodwill', earn: { points: '10' } },
    { id: 'brought_a_friend', name: 'Brought a friend', earn: { points: '500' } },
  ],
  rewards: [
    {
      ...{ id: 'reward_00001', name: 'Mug', type: 'product', value: '5', points: '50' },
      coupons: { pattern: 'MUG-9999-XXXX' },
    },
  ],
  tiers: [
    { id: 'silver', name: 'Silver', threshold: '0' },
    { id: 'gold', name: 'Gold', threshold: '1000' },
  ],
};

export interface MailingShop {
  readonly database: UsedDatabase;
  readonly shop: TellingShop;
  readonly server: MailServer;
  /** Turns mail on, all messages unless said. */
  turnOn(wanted?: WantedMail): Promise<void>;
}

export interface MailingTerms {
  readonly isTest: boolean;
  /** Whether a mail server is set. */
  readonly smtp: boolean;
  readonly login?: SmtpServer['login'];
}

/** A shop that sends mail to a server on loopback, or keeps it, for all tests of a file. */
export function useMailingShop(terms: MailingTerms): MailingShop {
  const database = useDatabase();
  let server: MailServer;
  let connections: SmtpConnections | null = null;
  let channel: Channel | null = null;
  const hook = postChannel();
  const shop = useTellingShop(database, {
    program: MAILING,
    types: [],
    isTest: terms.isTest,
    channels: () => {
      channel ??= openChannel();
      return { webhook_v1: hook, webhook_v2: hook, mail: channel };
    },
  });
  beforeAll(async () => {
    server = await startMailServer({ needsLogin: terms.login != null });
  });
  afterAll(async () => {
    connections?.close();
    await server.close();
  });
  function openChannel(): Channel {
    const { host, port } = server;
    const to: SmtpServer = { host, port, isSecure: false, login: terms.login ?? null };
    connections = new SmtpConnections(to, { waitMs: 2000 });
    return openMailChannel({
      config: { mailFrom: 'points@shop.example', baseUrl: MAIL_BASE_URL, host: '', port: 0 },
      pool: database.pool,
      programs: new Programs(database.pool),
      secret: TELLING_SECRET,
      postman: terms.smtp ? { server: to, connections } : null,
      timeoutMs: 1000,
    });
  }
  return {
    database,
    shop,
    get server() {
      return server;
    },
    turnOn: (wanted = {}) =>
      updateMailSettings(database.pool, {
        merchantId: shop.merchantId,
        actor: 'test',
        wanted: { enabled: true, messages: MESSAGES, ...wanted },
        newId: () => shop.fresh.id(),
      }),
  };
}
