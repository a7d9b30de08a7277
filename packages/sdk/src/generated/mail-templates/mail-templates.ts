// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { Sender } from '../../sending/operation.ts';
import type { CallOptions, SimulateOptions, WriteOptions } from '../../sending/options.ts';
import type { Simulated } from '../../sending/values.ts';
import type { MailTemplate } from './objects.ts';
import type { ListMailTemplatesAnswer } from './answers.ts';
import type { PutMailTemplateParams } from './params.ts';
import { LIST, READ, PUT, RESET } from './operations.ts';

/** Operations below `/mail-templates`. */
export class MailTemplatesResource {
  readonly #sender: Sender;

  constructor(sender: Sender) {
    this.#sender = sender;
  }

  /**
   * List the texts of mails.
   *
   * Every message in every language that it has a text in, built in or the store’s own,
   * without the texts; and the names that texts may use. For keys of the scope admin. Not in
   * the platform’s own API.
   *
   * `GET /v2/loyalty/mail-templates`
   */
  list(options?: CallOptions): Promise<ListMailTemplatesAnswer> {
    return this.#sender.send(LIST, { path: [], options });
  }

  /**
   * Read the text of a mail.
   *
   * The text that is used for this language: the store’s own, else the built-in one, else
   * English. For keys of the scope admin. Not in the platform’s own API.
   *
   * `GET /v2/loyalty/mail-templates/{message}/{language}`
   *
   * @param message The message: `welcome`, `points_earned`, `reward_available`,
   * `referral_rewarded`, `points_redeemed`, `points_expiring`, `points_expired`, `tier_up`,
   * `tier_down`, `winback`.
   *
   * @param language Label of the language, as members have it; `de` and `Deutsch` are
   * `german`.
   */
  read(message: string, language: string, options?: CallOptions): Promise<MailTemplate> {
    return this.#sender.send(READ, { path: [message, language], options });
  }

  /**
   * Write the text of a mail.
   *
   * Puts a text of the store’s own in place. Names stand in two braces, `{{FIRST_NAME}}`, or
   * in the platform’s old form, `_FIRST_NAME_`; names that there are not are refused. For
   * keys of the scope admin. Not in the platform’s own API.
   *
   * `PUT /v2/loyalty/mail-templates/{message}/{language}`
   *
   * Refusals: `TOO_MANY_MAIL_TEMPLATES`.
   *
   * @param message The message: `welcome`, `points_earned`, `reward_available`,
   * `referral_rewarded`, `points_redeemed`, `points_expiring`, `points_expired`, `tier_up`,
   * `tier_down`, `winback`.
   *
   * @param language Label of the language, as members have it; `de` and `Deutsch` are
   * `german`.
   */
  put(
    message: string,
    language: string,
    params: PutMailTemplateParams,
    options?: WriteOptions,
  ): Promise<MailTemplate>;
  /** The same, only decided: nothing is written, and the answer says why. */
  put(
    message: string,
    language: string,
    params: PutMailTemplateParams,
    options: SimulateOptions,
  ): Promise<Simulated<MailTemplate>>;
  put(
    message: string,
    language: string,
    params: PutMailTemplateParams,
    options?: WriteOptions | SimulateOptions,
  ): Promise<unknown> {
    return this.#sender.send(PUT, { path: [message, language], params, options });
  }

  /**
   * Go back to the built-in text of a mail.
   *
   * Takes the store’s own text away and answers the one that stands from now on. Harmless if
   * there is none. For keys of the scope admin. Not in the platform’s own API.
   *
   * `DELETE /v2/loyalty/mail-templates/{message}/{language}`
   *
   * @param message The message: `welcome`, `points_earned`, `reward_available`,
   * `referral_rewarded`, `points_redeemed`, `points_expiring`, `points_expired`, `tier_up`,
   * `tier_down`, `winback`.
   *
   * @param language Label of the language, as members have it; `de` and `Deutsch` are
   * `german`.
   */
  reset(message: string, language: string, options?: WriteOptions): Promise<MailTemplate>;
  /** The same, only decided: nothing is written, and the answer says why. */
  reset(
    message: string,
    language: string,
    options: SimulateOptions,
  ): Promise<Simulated<MailTemplate>>;
  reset(
    message: string,
    language: string,
    options?: WriteOptions | SimulateOptions,
  ): Promise<unknown> {
    return this.#sender.send(RESET, { path: [message, language], options });
  }
}
