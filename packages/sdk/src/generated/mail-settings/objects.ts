// Written by `npm run sdk:types` out of the contract. Do not edit.

/** What `mailSettings.read` answers with. */
export interface MailSettings {
  /** Whether members get mail. */
  readonly enabled: boolean;
  /**
   * Why no mail leaves although it is on, such as `failing` after five days without success;
   * else null.
   */
  readonly paused_for: string | null;
  /** Messages that are switched on. */
  readonly messages: readonly string[];
  /** Label of the language for members who have none with texts. */
  readonly language: string;
  /** Name that mails come from. */
  readonly sender_name: string;
  /** Address that mails come from; the server’s. */
  readonly from_address: string;
  /** Address that answers go to; empty for that which mails come from. */
  readonly reply_to: string;
  /** The shop, for `MERCHANT_WEB_URL`. */
  readonly web_url: string;
  /** The member’s page in the shop, for `USER_DASHBOARD_URL`. */
  readonly dashboard_url: string;
  /**
   * `smtp`: mails are sent. `kept`: they are listed here and not sent, because no mail
   * server is set or this is a test store.
   */
  readonly delivery: 'smtp' | 'kept';
}
