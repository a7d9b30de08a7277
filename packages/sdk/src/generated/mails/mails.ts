// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { Sender } from '../../sending/operation.ts';
import type {
  CallOptions,
  SimulateOptions,
  WalkOptions,
  WriteOptions,
} from '../../sending/options.ts';
import type { Simulated } from '../../sending/values.ts';
import type { Mail, MailRow } from './objects.ts';
import type { MailsPage, PreviewMailAnswer, TestMailAnswer } from './answers.ts';
import type { ListMailsParams, ReadMailParams } from './queries.ts';
import type { PreviewMailParams, TestMailParams } from './params.ts';
import { PREVIEW, TEST, LIST, READ } from './operations.ts';

/** Operations below `/mails/preview`. */
export class MailsResource {
  readonly #sender: Sender;

  constructor(sender: Sender) {
    this.#sender = sender;
  }

  /**
   * See what a mail looks like.
   *
   * A mail with example values in it: the text that is saved for `language`, or parts of one
   * that is not saved yet. Nothing is sent. For keys of the scope admin. Not in the
   * platform’s own API.
   *
   * `POST /v2/loyalty/mails/preview`
   *
   * Refusals: `INCORRECT_MEMBER_ID_PASSED`.
   */
  preview(params: PreviewMailParams, options?: WriteOptions): Promise<PreviewMailAnswer>;
  /** The same, only decided: nothing is written, and the answer says why. */
  preview(
    params: PreviewMailParams,
    options: SimulateOptions,
  ): Promise<Simulated<PreviewMailAnswer>>;
  preview(params: PreviewMailParams, options?: WriteOptions | SimulateOptions): Promise<unknown> {
    return this.#sender.send(PREVIEW, { path: [], params, options });
  }

  /**
   * Send a mail to try it.
   *
   * The same as a preview, sent to an address at once, also by a test store. Without a mail
   * server it is kept. Simulated, it is not sent. For keys of the scope admin. Not in the
   * platform’s own API.
   *
   * `POST /v2/loyalty/mails/test`
   *
   * Refusals: `INCORRECT_MEMBER_ID_PASSED`, `MAIL_NOT_SENT`.
   */
  test(params: TestMailParams, options?: WriteOptions): Promise<TestMailAnswer>;
  /** The same, only decided: nothing is written, and the answer says why. */
  test(params: TestMailParams, options: SimulateOptions): Promise<Simulated<TestMailAnswer>>;
  test(params: TestMailParams, options?: WriteOptions | SimulateOptions): Promise<unknown> {
    return this.#sender.send(TEST, { path: [], params, options });
  }

  /**
   * List mails that were kept.
   *
   * Mails that were kept in place of being sent, newest first: those of a test store, and
   * all where no mail server is set. The newest thousand, for 30 days. For keys of the scope
   * admin. Not in the platform’s own API.
   *
   * `GET /v2/loyalty/mails`
   *
   * Refusals: `INCORRECT_MEMBER_ID_PASSED`.
   */
  list(params: ListMailsParams = {}, options?: CallOptions): Promise<MailsPage> {
    return this.#sender.send(LIST, { path: [], params, options });
  }

  /** Each row of `list`, asked for page by page. */
  each(
    params: ListMailsParams = {},
    options?: WalkOptions,
  ): AsyncGenerator<MailRow, void, undefined> {
    return this.#sender.walk<MailRow>(LIST, { path: [], params, options });
  }

  /**
   * Read a mail that was kept.
   *
   * One mail with its text. For keys of the scope admin. Not in the platform’s own API.
   *
   * `GET /v2/loyalty/mails/{id}`
   *
   * Refusals: `MAIL_DOES_NOT_EXIST`.
   *
   * @param id Id of the mail.
   */
  read(id: string, params: ReadMailParams = {}, options?: CallOptions): Promise<Mail> {
    return this.#sender.send(READ, { path: [id], params, options });
  }
}
