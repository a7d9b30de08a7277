// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { Operation, PagedOperation, Sender } from '../sending/operation.ts';
import type {
  CallOptions,
  SimulateOptions,
  WalkOptions,
  WriteOptions,
} from '../sending/options.ts';
import type { Simulated } from '../sending/values.ts';

/** What `mails.read` answers with. */
export interface Mail {
  /** 24 hexadecimal digits, ordered by time. */
  readonly id: string;
  /** Whom it was for; null for one that was sent to try a text. */
  readonly internal_member_id: string | null;
  /** Which message it is. */
  readonly message: string;
  /** Label of the language of its text. */
  readonly language: string;
  /** The address that it was for. */
  readonly to: string;
  /** Subject. */
  readonly subject: string;
  /** When it was made, by the real clock. MM/DD/YYYY HH:MM:SS, UTC. */
  readonly created_date: string;
  /** The mail as plain text. */
  readonly text: string;
  /**
   * The mail as HTML; null for one that is text alone. Written by the merchant: show it in a
   * sandbox.
   */
  readonly html: string | null;
}

/** A row of `mails.list`. */
export interface MailRow {
  /** 24 hexadecimal digits, ordered by time. */
  readonly id: string;
  /** Whom it was for; null for one that was sent to try a text. */
  readonly internal_member_id: string | null;
  /** Which message it is. */
  readonly message: string;
  /** Label of the language of its text. */
  readonly language: string;
  /** The address that it was for. */
  readonly to: string;
  /** Subject. */
  readonly subject: string;
  /** When it was made, by the real clock. MM/DD/YYYY HH:MM:SS, UTC. */
  readonly created_date: string;
}

/** What `mails.list` answers with. */
export interface MailsPage {
  readonly mails: readonly MailRow[];
  /** Rows of the whole list. Ours. */
  readonly total: number;
  /** Whether there are rows behind these. Ours. */
  readonly more: boolean;
  /** Where the next part begins. Ours. */
  readonly next_start_index: number;
}

/** What `mails.preview` answers with. */
export interface PreviewMailAnswer {
  /** Which message it is. */
  readonly message: string;
  /** Label of the language of its text. */
  readonly language: string;
  /** Subject. */
  readonly subject: string;
  /** The mail as plain text. */
  readonly text: string;
  /**
   * The mail as HTML; null for one that is text alone. Written by the merchant: show it in a
   * sandbox.
   */
  readonly html: string | null;
}

/** What `mails.test` answers with. */
export interface TestMailAnswer {
  /** Which message it is. */
  readonly message: string;
  /** Label of the language of its text. */
  readonly language: string;
  /** Subject. */
  readonly subject: string;
  /** The mail as plain text. */
  readonly text: string;
  /**
   * The mail as HTML; null for one that is text alone. Written by the merchant: show it in a
   * sandbox.
   */
  readonly html: string | null;
  /** Where it went. */
  readonly to: string;
  /** Whether it was sent or kept; `none` if this was a simulation. */
  readonly delivery: 'smtp' | 'kept' | 'none';
}

/** What `mails.preview` takes. */
export interface PreviewMailParams {
  /** Language of texts; any label of the merchant’s. */
  readonly language?: string | undefined;
  /** Which message. */
  readonly message:
    | 'welcome'
    | 'points_earned'
    | 'reward_available'
    | 'referral_rewarded'
    | 'points_redeemed'
    | 'points_expiring'
    | 'points_expired'
    | 'tier_up'
    | 'tier_down'
    | 'winback';
  /** A member whose names to put in; without one, an example’s. */
  readonly member_id?: string | undefined;
  /** Subject, with names of values in two braces. */
  readonly subject?: string | undefined;
  /** The mail as plain text. */
  readonly text?: string | undefined;
  /** The mail as HTML; without it, or empty, the mail is text alone. */
  readonly html?: string | undefined;
}

/** What `mails.test` takes. */
export interface TestMailParams {
  /** Language of texts; any label of the merchant’s. */
  readonly language?: string | undefined;
  /** Which message. */
  readonly message:
    | 'welcome'
    | 'points_earned'
    | 'reward_available'
    | 'referral_rewarded'
    | 'points_redeemed'
    | 'points_expiring'
    | 'points_expired'
    | 'tier_up'
    | 'tier_down'
    | 'winback';
  /** A member whose names to put in; without one, an example’s. */
  readonly member_id?: string | undefined;
  /** Subject, with names of values in two braces. */
  readonly subject?: string | undefined;
  /** The mail as plain text. */
  readonly text?: string | undefined;
  /** The mail as HTML; without it, or empty, the mail is text alone. */
  readonly html?: string | undefined;
  /** Where to send it. */
  readonly to: string;
}

/** What `mails.list` takes. */
export interface ListMailsParams {
  /** Language of texts; any label of the merchant’s. */
  readonly language?: string | undefined;
  /** The member: the merchant’s own id, else the e-mail address, else the telephone. */
  readonly member_id?: string | undefined;
  /** Which message. */
  readonly message?:
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
    | undefined;
  /** Rows to skip: `next_start_index` of the answer before. Unless said: `0`. */
  readonly start_index?: number | undefined;
  /** Rows to answer with at most. Unless said: `100`. */
  readonly count?: number | undefined;
}

/** What `mails.read` takes. */
export interface ReadMailParams {
  /** Language of texts; any label of the merchant’s. */
  readonly language?: string | undefined;
}

const PREVIEW: Operation = {
  id: 'v2_preview_mail',
  method: 'POST',
  path: '/v2/loyalty/mails/preview',
  query: ['language'],
  repeats: 'key',
};

const TEST: Operation = {
  id: 'v2_test_mail',
  method: 'POST',
  path: '/v2/loyalty/mails/test',
  query: ['language'],
  repeats: 'key',
};

const LIST: PagedOperation = {
  id: 'v2_list_mails',
  method: 'GET',
  path: '/v2/loyalty/mails',
  repeats: 'read',
  paging: { rows: 'mails', from: 'start_index', next: 'next_start_index', more: 'more' },
};

const READ: Operation = {
  id: 'v2_read_mail',
  method: 'GET',
  path: '/v2/loyalty/mails/{id}',
  repeats: 'read',
};

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
