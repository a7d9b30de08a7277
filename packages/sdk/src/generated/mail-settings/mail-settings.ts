// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { Sender } from '../../sending/operation.ts';
import type { CallOptions, SimulateOptions, WriteOptions } from '../../sending/options.ts';
import type { Simulated } from '../../sending/values.ts';
import type { MailSettings } from './objects.ts';
import type { UpdateMailSettingsParams } from './params.ts';
import { READ, UPDATE } from './operations.ts';

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
