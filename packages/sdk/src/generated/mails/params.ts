// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { LanguageParams } from '../shared/params.ts';
import type { MailMessage } from '../codes.ts';

/** A mail: whose words, to whom. */
export interface MailContent {
  /** Which message. */
  readonly message: MailMessage;
  /** A member whose names to put in; without one, an example’s. */
  readonly member_id?: string | undefined;
  /** Subject, with names of values in two braces. */
  readonly subject?: string | undefined;
  /** The mail as plain text. */
  readonly text?: string | undefined;
  /** The mail as HTML; without it, or empty, the mail is text alone. */
  readonly html?: string | undefined;
}

/** What `mails.preview` takes. */
export type PreviewMailParams = MailContent & LanguageParams;

/** What `mails.test` takes. */
export interface TestMailParams extends MailContent, LanguageParams {
  /** Where to send it. */
  readonly to: string;
}
