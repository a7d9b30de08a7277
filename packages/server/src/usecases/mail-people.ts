import type pg from 'pg';
import { postLetter, type Postman } from '../mail/mail-channel.ts';
import { messageIdOf } from '../mail/post.ts';
import { readRecipients } from '../store/notices.ts';

/** How mails to the people of a store leave. */
export interface StaffPost {
  /** Null: nobody takes mails away, and none are sent. */
  readonly postman: Postman | null;
  /** The address that mails come from. */
  readonly from: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

const TIMEOUT_MS = 15_000;

/**
 * Mails something to the owners and managers of a store. False if no server took any of it: then it may be
 * tried again. One who was not reached while another was is not mailed again.
 */
export async function mailPeople(
  { pool, post }: { readonly pool: pg.Pool; readonly post: StaffPost },
  merchantId: number,
  said: { readonly key: string; readonly subject: string; readonly text: string },
): Promise<boolean> {
  const { postman, from, now } = post;
  if (postman === null) return false;
  const people = await readRecipients(pool, merchantId);
  const { signal } = new AbortController();
  const ends = await Promise.all(
    people.map(async ({ email, store }) => {
      const name = store.replaceAll(/[\r\n]+/g, ' ');
      const letter = {
        ...{ subject: `${name}: ${said.subject}`, text: said.text, html: null },
        messageId: messageIdOf(email, said.key, from),
        from: { name, address: from },
        ...{ to: email, replyTo: '', unsubscribeUrl: null, date: new Date(now()) },
      };
      return postLetter(postman, letter, { signal, timeoutMs: TIMEOUT_MS });
    }),
  );
  return people.length === 0 || ends.some(({ kind }) => kind === 'accepted');
}
