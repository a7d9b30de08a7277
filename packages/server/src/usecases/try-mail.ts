import type pg from 'pg';
import { postLetter, senderOf, type KeptMail, type Postman } from '../mail/mail-channel.ts';
import type { MailMessage } from '../mail/messages.ts';
import { messageIdOf, type Letter } from '../mail/post.ts';
import type { MailingMerchant, MailSettings } from '../mail/settings.ts';
import type { RenderedMail } from '../mail/template.ts';
import { keepMail } from '../store/mails.ts';

export interface TryTools {
  readonly pool: pg.Pool;
  /** Null: the mail is kept. */
  readonly postman: Postman | null;
  /** The address that mails come from. */
  readonly from: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

export interface TriedMail {
  /** The same for the same mail: it is kept once. 24 hexadecimal digits. */
  readonly id: string;
  readonly merchant: MailingMerchant;
  readonly settings: MailSettings;
  readonly message: MailMessage;
  readonly language: string;
  readonly rendered: RenderedMail;
  readonly to: string;
}

export type Tried =
  { readonly kind: 'smtp' | 'kept' } | { readonly kind: 'failed'; readonly why: string };

/** Less than a client waits for an answer. */
const TIMEOUT_MS = 15_000;

/** Sends a mail to an address to try it; keeps it where there is nobody to take it away. */
export async function tryMail(tools: TryTools, mail: TriedMail): Promise<Tried> {
  const { id, merchant, settings, message, language, rendered, to } = mail;
  const { from, postman, pool } = tools;
  const letter: Letter = {
    ...rendered,
    messageId: messageIdOf('try', id, from),
    from: { name: senderOf(merchant, settings), address: from },
    to,
    replyTo: settings.replyTo,
    unsubscribeUrl: null,
    date: new Date(tools.now()),
  };
  if (postman === null) {
    const nobody = { memberId: null, friendId: null };
    const kept: KeptMail = { merchantId: merchant.id, id, ...nobody, message, language, letter };
    await keepMail(pool, kept);
    return { kind: 'kept' };
  }
  const { signal } = new AbortController();
  const ended = await postLetter(postman, letter, { signal, timeoutMs: TIMEOUT_MS });
  return ended.kind === 'accepted' ? { kind: 'smtp' } : { kind: 'failed', why: ended.text };
}
