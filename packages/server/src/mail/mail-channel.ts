import { createHash } from 'node:crypto';
import type { Program } from '@fealty/core';
import type { Channel, DueEvent, Endpoint, Evidence, Sent } from '../delivery/channel.ts';
import { chooseMessage, type ChosenMessage } from './choose-message.ts';
import { composeMail, findTemplate, unsubscribeUrl, type OwnTemplates } from './compose.ts';
import { eventValues } from './event-values.ts';
import { languagesToTry } from './languages.ts';
import { tellable, type TellableEvent } from './mail-event.ts';
import { isTransactional, type MailMessage } from './messages.ts';
import { encodeLetter, messageIdOf, type Letter } from './post.ts';
import type { Friend, MailingMerchant, MailSettings, Recipient } from './settings.ts';
import type { HandedOver, SmtpConnections } from './smtp-connections.ts';
import { isMailAddress, type SmtpServer } from './smtp-url.ts';
import type { InstallationSecret } from '../runtime/secret.ts';

/** A mail that is kept in place of being sent. */
export interface KeptMail {
  readonly merchantId: number;
  readonly id: string;
  /** Null for one that somebody sent to try a text. */
  readonly memberId: string | null;
  readonly friendId: string | null;
  readonly message: MailMessage;
  readonly language: string;
  readonly letter: Letter;
}

/** What mails are made of; read anew for each, so that what somebody says counts at once. */
export interface MailSources {
  settings(
    merchantId: number,
  ): Promise<{ readonly merchant: MailingMerchant; readonly settings: MailSettings }>;
  /** Who goes on for the member; null if he was erased. */
  recipient(merchantId: number, memberId: string): Promise<Recipient | null>;
  /** Whose purchase an award was given for. */
  friend(merchantId: number, transactionId: string): Promise<Friend | null>;
  templates(
    merchantId: number,
    message: MailMessage,
    languages: readonly string[],
  ): Promise<OwnTemplates>;
  /** Which of these rewards have codes left. */
  haveCodes(merchantId: number, rewardIds: readonly string[]): Promise<ReadonlySet<string>>;
  readonly programs: { running(merchantId: number): Promise<Program> };
  /** Keeps a mail, once; does nothing if its member was erased meanwhile. */
  keep(mail: KeptMail): Promise<void>;
}

/** How mails leave: by whom, from which address. */
export interface Postman {
  readonly server: SmtpServer;
  readonly connections: Pick<SmtpConnections, 'send'>;
}

export interface MailDeps {
  readonly sources: MailSources;
  /** Null: every mail is kept. */
  readonly postman: Postman | null;
  /** The address that mails come from. */
  readonly from: string;
  /** The installation's secret: signs the links that take members off the list. */
  readonly secret: InstallationSecret;
  readonly baseUrl: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** For one mail from the first word to the last, milliseconds. */
  readonly timeoutMs?: number;
}

const TIMEOUT_MS = 30_000;
const GRACE_MS = 5000;
/** What of the server's answer is kept in the log. */
const ANSWER_MAX = 2000;

/** Tells members by mail: one event, one mail. */
export function mailChannel(deps: MailDeps): Channel {
  const { timeoutMs = TIMEOUT_MS } = deps;
  return {
    timeoutMs,
    async send(endpoint, events, signal) {
      const [due] = events;
      const made = due === undefined ? null : await mailOf(deps, endpoint, due);
      if (made === null) return { kind: 'nothing' };
      const began = performance.now();
      const { mail, isKept } = made;
      if (isKept || deps.postman === null) {
        await deps.sources.keep(mail);
        const evidence = evidenceOf(deps, mail, { url: 'kept', tookMs: 0, answer: null });
        return { kind: 'delivered', evidence };
      }
      const ended = await postLetter(deps.postman, mail.letter, { signal, timeoutMs });
      const tookMs = performance.now() - began;
      return sentOf(deps, mail, { ended, tookMs, server: deps.postman.server });
    },
  };
}

/**
 * Hands a letter to the mail server. One that is under way when the signal comes has a moment to end:
 * cut off, nobody would know whether it arrived, and it would be sent again.
 */
export async function postLetter(
  { connections }: Pick<Postman, 'connections'>,
  letter: Letter,
  limits: { readonly signal: AbortSignal; readonly timeoutMs: number },
): Promise<HandedOver> {
  const message = await encodeLetter(letter);
  const over = new AbortController();
  const end = (): void => {
    over.abort();
  };
  const timer = setTimeout(end, limits.timeoutMs);
  let grace: NodeJS.Timeout | undefined;
  const stop = (): void => {
    grace = setTimeout(end, Math.min(GRACE_MS, limits.timeoutMs));
  };
  if (limits.signal.aborted) stop();
  else limits.signal.addEventListener('abort', stop, { once: true });
  try {
    const { from, to } = letter;
    return await connections.send({ from: from.address, to, message, signal: over.signal });
  } finally {
    clearTimeout(timer);
    clearTimeout(grace);
    limits.signal.removeEventListener('abort', stop);
  }
}

interface MadeMail {
  readonly mail: KeptMail;
  readonly isKept: boolean;
}

async function mailOf(deps: MailDeps, endpoint: Endpoint, due: DueEvent): Promise<MadeMail | null> {
  const event = tellable(due);
  if (event === null) return null;
  const { sources } = deps;
  const { merchantId } = endpoint;
  const [program, { merchant, settings }, recipient] = await Promise.all([
    sources.programs.running(merchantId),
    sources.settings(merchantId),
    sources.recipient(merchantId, event.memberId),
  ]);
  if (recipient === null) return null;
  const chosen = await chooseMessage(event, {
    wanted: new Set(settings.messages),
    program,
    haveCodes: (ids) => sources.haveCodes(merchantId, ids),
  });
  if (chosen === null) return null;
  const isNews = !isTransactional(chosen.message, event.data.transaction?.couponCode ?? null);
  if (!mayGetMail(recipient, isNews)) return null;
  const parts = { event, merchant, settings, recipient, program, chosen, isNews };
  return { mail: await write(deps, endpoint, parts), isKept: merchant.isTest };
}

/** Whoever has left the list gets what he asks for and no news; whoever is no active member, nothing. */
function mayGetMail({ status, subscribed, email }: Recipient, isNews: boolean): boolean {
  return status === 'active' && (subscribed || !isNews) && isMailAddress(email);
}

async function write(
  deps: MailDeps,
  endpoint: Endpoint,
  parts: {
    readonly event: TellableEvent;
    readonly merchant: MailingMerchant;
    readonly settings: MailSettings;
    readonly recipient: Recipient;
    readonly program: Program;
    readonly chosen: ChosenMessage;
    readonly isNews: boolean;
  },
): Promise<KeptMail> {
  const { event, merchant, settings, recipient, program, chosen, isNews } = parts;
  const { message, reward } = chosen;
  const { sources, from } = deps;
  const { merchantId } = endpoint;
  const languages = languagesToTry(recipient.language, settings.language);
  const { transaction } = event.data;
  const [own, friend] = await Promise.all([
    sources.templates(merchantId, message, languages),
    message === 'referral_rewarded' && transaction !== null
      ? sources.friend(merchantId, transaction.id)
      : null,
  ]);
  const found = findTemplate(message, languages, own);
  const { language } = found;
  const link = isNews ? unsubscribeUrl(deps, merchant, recipient.id) : null;
  const rendered = composeMail({
    ...{ merchant, settings, recipient, friend, found, unsubscribeUrl: link },
    values: eventValues(event, { program, reward, language }),
    baseUrl: deps.baseUrl,
  });
  const letter: Letter = {
    ...rendered,
    messageId: messageIdOf(endpoint.id, event.id, from),
    from: { name: senderOf(merchant, settings), address: from },
    to: recipient.email,
    replyTo: settings.replyTo,
    unsubscribeUrl: link,
    date: new Date(deps.now()),
  };
  const friendId = friend?.id ?? null;
  return { merchantId, id: event.id, memberId: recipient.id, friendId, message, language, letter };
}

export function senderOf(merchant: MailingMerchant, settings: MailSettings): string {
  return settings.senderName === '' ? merchant.name : settings.senderName;
}

/**
 * What an answer means. A refused address is the address's fault: given up where it is refused for ever,
 * tried again where it is for now, as by servers that let strangers wait. All else is the server's, or
 * that of how it is set up here, and is tried again.
 */
function sentOf(
  deps: MailDeps,
  mail: KeptMail,
  {
    ended,
    tookMs,
    server,
  }: {
    readonly ended: HandedOver;
    readonly tookMs: number;
    readonly server: SmtpServer;
  },
): Sent {
  const url = `${server.isSecure ? 'smtps' : 'smtp'}://${server.host}:${String(server.port)}`;
  const answer = ended.kind === 'accepted' ? ended.response : ended.text;
  const code = ended.kind === 'accepted' ? null : ended.code;
  const evidence = { ...evidenceOf(deps, mail, { url, tookMs, answer }), status: code };
  if (ended.kind === 'accepted') return { kind: 'delivered', evidence };
  const { stage } = ended;
  // The words may repeat the address, and so stand only where they are erased with the member.
  const why = `${WHERE[stage]}: ${code === null ? 'no answer' : `refused with ${String(code)}`}`;
  const isForEver = code === null || code >= 500;
  if (stage === 'recipient' || (stage === 'message' && code !== null && isForEver)) {
    if (code !== 421) return { kind: 'refused', why, forEver: isForEver, evidence };
  }
  return { kind: 'failed', why, overloaded: code === 421, retryAfterMs: null, evidence };
}

const WHERE = {
  connection: 'the mail server',
  sender: 'the sender',
  recipient: 'the recipient',
  message: 'the message',
} as const;

function evidenceOf(
  deps: MailDeps,
  { letter }: KeptMail,
  told: { readonly url: string; readonly tookMs: number; readonly answer: string | null },
): Evidence {
  const { messageId, subject, text, html } = letter;
  return {
    startedAt: deps.now() - told.tookMs,
    tookMs: told.tookMs,
    timings: null,
    url: told.url,
    address: null,
    requestHeaders: { 'message-id': `<${messageId}>` },
    bodyDigest: createHash('sha256')
      .update([subject, text, html ?? ''].join('\n'))
      .digest(),
    status: null,
    responseHeaders: null,
    responseBody: told.answer === null ? null : told.answer.slice(0, ANSWER_MAX),
  };
}
