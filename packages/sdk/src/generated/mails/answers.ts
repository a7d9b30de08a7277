// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { MailRow } from './objects.ts';

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
