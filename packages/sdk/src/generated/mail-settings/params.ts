// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { MailMessage } from '../codes.ts';

/** What `mailSettings.update` takes. */
export interface UpdateMailSettingsParams {
  /** Whether members get mail. */
  readonly enabled?: boolean | undefined;
  /** All messages that are to be switched on; the others are off. */
  readonly messages?: readonly MailMessage[] | undefined;
  /** Label of the language for members who have none with texts. */
  readonly language?: string | undefined;
  /** Name that mails come from; empty for the store’s. */
  readonly sender_name?: string | undefined;
  /** Address that answers go to. */
  readonly reply_to?: string | undefined;
  /** The shop: http or https, for `MERCHANT_WEB_URL`. */
  readonly web_url?: string | undefined;
  /** The member’s page in the shop, for `USER_DASHBOARD_URL`. */
  readonly dashboard_url?: string | undefined;
}
