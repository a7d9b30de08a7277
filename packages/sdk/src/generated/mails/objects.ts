// Written by `npm run sdk:types` out of the contract. Do not edit.

/** What `mails.read` answers with. */
export interface Mail extends MailRow {
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
