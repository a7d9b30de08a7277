// Written by `npm run sdk:types` out of the contract. Do not edit.

/** What `mailTemplates.read` answers with. */
export interface MailTemplate {
  /** Which message it is. */
  readonly message: string;
  /** Label of the language. */
  readonly language: string;
  /** Whether it is the store’s own; else it is built in. */
  readonly is_own: boolean;
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
