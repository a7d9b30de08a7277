import type pg from 'pg';
import { baseUrlOf } from './base-url.ts';
import type { Config } from './config.ts';
import { referralLink } from './http/referral-link.ts';
import type { Outbound } from './outbound/outbound.ts';
import { readMerchant } from './store/merchants.ts';
import type { Programs } from './store/programs.ts';
import { zendeskOrigin } from './zendesk/client.ts';
import type { SendDeps } from './zendesk/send-due.ts';
import type { InstallationSecret } from './runtime/secret.ts';

export interface ZendeskParts {
  readonly config: Pick<Config, 'baseUrl' | 'host' | 'port'>;
  readonly pool: pg.Pool;
  readonly programs: Programs;
  readonly secret: InstallationSecret;
  readonly outbound: Outbound;
}

/** What it takes to talk to Zendesk for any merchant. */
export function openZendesk({ config, ...parts }: ZendeskParts): SendDeps {
  const { pool, programs, secret, outbound } = parts;
  const baseUrl = baseUrlOf(config);
  return {
    ...{ pool, programs, secret, transport: outbound, originOf: zendeskOrigin },
    now: () => Date.now(),
    random: Math.random,
    async referralUrls(merchantId) {
      const { host, partnerId } = await readMerchant(pool, merchantId);
      return (code) => referralLink(code, { caller: { host, partnerId }, baseUrl });
    },
  };
}
