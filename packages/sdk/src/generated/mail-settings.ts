// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { Operation, Sender } from '../sending/operation.ts';
import type { CallOptions, SimulateOptions, WriteOptions } from '../sending/options.ts';
import type { Simulated } from '../sending/values.ts';

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

/** What `mailSettings.update` takes. */
export interface UpdateMailSettingsParams {
  /** Whether members get mail. */
  readonly enabled?: boolean | undefined;
  /** All messages that are to be switched on; the others are off. */
  readonly messages?:
    | readonly (
        | 'welcome'
        | 'points_earned'
        | 'reward_available'
        | 'referral_rewarded'
        | 'points_redeemed'
        | 'points_expiring'
        | 'points_expired'
        | 'tier_up'
        | 'tier_down'
        | 'winback'
      )[]
    | undefined;
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

const READ: Operation = {
  id: 'v2_read_mail_settings',
  method: 'GET',
  path: '/v2/loyalty/mail-settings',
  repeats: 'read',
};

const UPDATE: Operation = {
  id: 'v2_update_mail_settings',
  method: 'PUT',
  path: '/v2/loyalty/mail-settings',
  query: [],
  repeats: 'key',
};

/** Operations below `/mail-settings`. */
export class MailSettingsResource {
  readonly #sender: Sender;

  constructor(sender: Sender) {
    this.#sender = sender;
  }

  /**
   * Read how members get mail.
   *
   * Which mails are switched on, and what they say of the store. For keys of the scope
   * admin. Not in the platform’s own API.
   *
   * `GET /v2/loyalty/mail-settings`
   */
  read(options?: CallOptions): Promise<MailSettings> {
    return this.#sender.send(READ, { path: [], options });
  }

  /**
   * Say how members get mail.
   *
   * Turns mail on or off and chooses messages; what is left out stays, what is sent empty is
   * cleared. Events from then on are told. For keys of the scope admin. Not in the
   * platform’s own API.
   *
   * `PUT /v2/loyalty/mail-settings`
   */
  update(params?: UpdateMailSettingsParams, options?: WriteOptions): Promise<MailSettings>;
  /** The same, only decided: nothing is written, and the answer says why. */
  update(
    params: UpdateMailSettingsParams | undefined,
    options: SimulateOptions,
  ): Promise<Simulated<MailSettings>>;
  update(
    params: UpdateMailSettingsParams = {},
    options?: WriteOptions | SimulateOptions,
  ): Promise<unknown> {
    return this.#sender.send(UPDATE, { path: [], params, options });
  }
}
