import type { MailMessage } from './messages.ts';

/** What a built-in mail says; HTML and plain text are made of the same words. */
export interface DefaultText {
  readonly subject: string;
  readonly heading: string;
  /** Each a paragraph; those with a condition stand only where its value is there. */
  readonly paragraphs: readonly (string | { readonly given: string; readonly text: string })[];
  /** A value that is shown large, such as a coupon. */
  readonly large?: string;
  /** A button, where its address is known. */
  readonly button?: { readonly label: string; readonly url: string };
}

/** The built-in texts of a language. */
export interface LanguageTexts {
  readonly greeting: { readonly known: string; readonly unknown: string };
  /** In place of `UNSUBSCRIBE_TEXT`: before the link, and the words that are the link. */
  readonly unsubscribe: { readonly before: string; readonly link: string };
  readonly messages: Readonly<Record<MailMessage, DefaultText>>;
}
