// Written by `npm run sdk:types` out of the contract. Do not edit.

/** What `mailTemplates.put` takes. */
export interface PutMailTemplateParams {
  /** Subject, with names of values in two braces. */
  readonly subject: string;
  /** The mail as plain text. */
  readonly text: string;
  /** The mail as HTML; without it, or empty, the mail is text alone. */
  readonly html?: string | undefined;
}
