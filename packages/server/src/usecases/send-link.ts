import { postLetter, type Postman } from '../mail/mail-channel.ts';
import { messageIdOf, type Letter } from '../mail/post.ts';
import type { MadeLink, Person } from './people.ts';

export interface LinkTools {
  /** Null: nobody takes mails away. */
  readonly postman: Postman | null;
  /** The address that mails come from. */
  readonly from: string;
  readonly baseUrl: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Less than whoever invites waits for an answer. */
const TIMEOUT_MS = 15_000;

/** Where a link leads. What stands behind the `#` never leaves the browser, so no log holds it. */
export function linkUrl(baseUrl: string, { token }: Pick<MadeLink, 'token'>): string {
  return `${baseUrl}/account/set-password#${token}`;
}

/** Mails a person the link that sets his password; false if nobody took it: hand it over otherwise. */
export async function mailLink(
  { postman, from, baseUrl, now }: LinkTools,
  person: Person,
  { link, merchant }: { readonly link: MadeLink; readonly merchant: string },
): Promise<boolean> {
  if (postman === null) return false;
  const store = merchant.replaceAll(/[\r\n]+/g, ' ');
  const until = new Date(link.expiresAt).toISOString().slice(0, 16).replace('T', ' ');
  const letter: Letter = {
    subject: `Your access to ${store}`,
    text: `Hello ${person.name},\n\nset your password for the loyalty program of ${store} here:\n\n${linkUrl(baseUrl, link)}\n\nThe link is good once, until ${until} UTC. Sign in with ${person.email} afterwards.\nIf you do not know what this is about, do nothing: without you it does nothing.\n`,
    html: null,
    messageId: messageIdOf('link', `${person.id} ${String(link.expiresAt)}`, from),
    from: { name: store, address: from },
    to: person.email,
    replyTo: '',
    unsubscribeUrl: null,
    date: new Date(now()),
  };
  const { signal } = new AbortController();
  const ended = await postLetter(postman, letter, { signal, timeoutMs: TIMEOUT_MS });
  return ended.kind === 'accepted';
}
