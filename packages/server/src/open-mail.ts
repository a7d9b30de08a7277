import type pg from 'pg';
import { baseUrlOf } from './base-url.ts';
import type { Config } from './config.ts';
import type { Channel } from './delivery/channel.ts';
import { mailChannel, type Postman } from './mail/mail-channel.ts';
import { SmtpConnections } from './mail/smtp-connections.ts';
import { readFriend, readRecipient } from './queries/mail-recipients.ts';
import { readMailSettings, readOwnTemplates } from './queries/mail-settings.ts';
import { readStocks } from './queries/read-stocks.ts';
import { keepMail } from './store/mails.ts';
import type { Programs } from './store/programs.ts';
import type { InstallationSecret } from './runtime/secret.ts';

/** How long the mail server may let wait for each of its words, milliseconds. */
const SMTP_WAIT_MS = 10_000;

/** Mails leave by this; to be closed after what uses it. */
export interface OpenPostman extends Postman {
  close(): void;
}

/** Who takes mails away, as configured; null if nobody does and all are kept. */
export function openPostman({ smtp }: Pick<Config, 'smtp'>): OpenPostman | null {
  if (smtp === null) return null;
  const connections = new SmtpConnections(smtp, { waitMs: SMTP_WAIT_MS });
  return {
    server: smtp,
    connections,
    close() {
      connections.close();
    },
  };
}

export interface MailParts {
  readonly config: Pick<Config, 'mailFrom' | 'baseUrl' | 'host' | 'port'>;
  readonly pool: pg.Pool;
  readonly programs: Programs;
  readonly secret: InstallationSecret;
  readonly postman: Postman | null;
  /** For one mail from the first word to the last, milliseconds. */
  readonly timeoutMs?: number;
}

/** The channel that tells members by mail. */
export function openMailChannel(parts: MailParts): Channel {
  const { config, pool, programs, secret, postman, timeoutMs } = parts;
  return mailChannel({
    sources: {
      settings: (merchantId) => readMailSettings(pool, merchantId),
      recipient: (merchantId, memberId) => readRecipient(pool, merchantId, memberId),
      friend: (merchantId, transactionId) => readFriend(pool, merchantId, transactionId),
      templates: (merchantId, message, languages) =>
        readOwnTemplates(pool, { merchantId, message }, languages),
      haveCodes: async (merchantId, rewardIds) => {
        const { byReward } = await readStocks(pool, merchantId);
        return new Set(
          rewardIds.filter((id) => {
            const stock = byReward.get(id);
            return stock !== undefined && stock.issued < stock.uploaded;
          }),
        );
      },
      programs,
      keep: (mail) => keepMail(pool, mail),
    },
    postman,
    from: config.mailFrom,
    secret,
    baseUrl: baseUrlOf(config),
    now: () => Date.now(),
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
  });
}
