import { createHash } from 'node:crypto';
import MailComposer from 'nodemailer/lib/mail-composer';
import type { RenderedMail } from './template.ts';

/** A mail, and what its headers say. */
export interface Letter extends RenderedMail {
  /** Without angle brackets. */
  readonly messageId: string;
  readonly from: { readonly name: string; readonly address: string };
  readonly to: string;
  /** Empty for none. */
  readonly replyTo: string;
  /** Takes its reader off the list with one POST; null for a mail that is no news. */
  readonly unsubscribeUrl: string | null;
  readonly date: Date;
}

/** The same for every try of the same, so that whoever gets it twice can tell. */
export function messageIdOf(endpointId: string, eventId: string, from: string): string {
  const digest = createHash('sha256').update(`${endpointId} ${eventId}`).digest('hex').slice(0, 32);
  return `${digest}@${from.slice(from.lastIndexOf('@') + 1)}`;
}

/** The message as it goes over the wire. */
export function encodeLetter(letter: Letter): Promise<Buffer> {
  const { messageId, from, to, replyTo, unsubscribeUrl, date, subject, text, html } = letter;
  const composer = new MailComposer({
    messageId: `<${messageId}>`,
    from: { name: from.name, address: from.address },
    to: { name: '', address: to },
    ...(replyTo === '' ? {} : { replyTo: { name: '', address: replyTo } }),
    ...{ subject, text, date, newline: 'win', disableFileAccess: true, disableUrlAccess: true },
    ...(html === null ? {} : { html }),
    headers: {
      'Auto-Submitted': 'auto-generated',
      ...(unsubscribeUrl === null
        ? {}
        : {
            'List-Unsubscribe': { prepared: true, value: `<${unsubscribeUrl}>` },
            'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
          }),
    },
  });
  return composer.compile().build();
}
