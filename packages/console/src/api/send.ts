import type { V2Endpoint } from '@fealty/contract/v2';
import { type Call, type Data, type Sendable, type Sent } from './call.ts';
import { Failure, type FailureKind } from './failure.ts';
import { frameToken } from './framed.ts';
import { signedInAgain } from './session.ts';

/** Longer than the server takes for anything that a person waits for. */
const TIMEOUT_MS = 30_000;

export interface SendTerms {
  /** Decides and answers, and writes nothing. */
  readonly simulate?: boolean;
  /** The same effect is had once, however often it is sent. */
  readonly key?: string;
  readonly signal?: AbortSignal;
  /** Fails at once when nobody is signed in, in place of asking. */
  readonly asIs?: boolean;
}

interface Answer {
  readonly success?: boolean;
  readonly data?: unknown;
  readonly error_code?: string;
  readonly reason?: string;
}

/**
 * Asks the server. Where the session has ended, somebody signs in again on the page, and the request
 * goes on: nothing that was typed is lost. Rejects with `Failure` alone.
 */
export async function send<E extends V2Endpoint>(
  called: Call<E>,
  sent: Sent<E> = {},
  terms: SendTerms = {},
): Promise<Data<E>> {
  try {
    return await ask(called, sent, terms);
  } catch (error) {
    const isOver = error instanceof Failure && error.kind === 'signed_out';
    if (!isOver || terms.asIs === true) throw error;
    await signedInAgain();
    return ask(called, sent, terms);
  }
}

/** A key for what is to be done once: 128 bits. */
export function newKey(): string {
  // `randomUUID` is missing where a server of one's own is reached without TLS.
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

async function ask<E extends V2Endpoint>(
  called: Call<E>,
  sent: Sent<E>,
  terms: SendTerms,
): Promise<Data<E>> {
  const timeout = AbortSignal.timeout(TIMEOUT_MS);
  const signal = terms.signal === undefined ? timeout : AbortSignal.any([timeout, terms.signal]);
  const { body } = sent;
  const token = frameToken();
  const request: RequestInit = {
    method: called.method,
    credentials: token === null ? 'same-origin' : 'omit',
    headers: {
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(terms.key === undefined || !called.writes ? {} : { 'idempotency-key': terms.key }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal,
  };
  let status = 0;
  let waitMs = 0;
  let answer: Answer;
  try {
    const response = await fetch(urlOf(called, sent, terms), request);
    status = response.status;
    waitMs = waitOf(response);
    answer = (await response.json()) as Answer;
  } catch (error) {
    if (terms.signal?.aborted === true) throw error;
    if (status === 0) throw new Failure('unreachable', unreachable(timeout));
    throw new Failure(kindOf(status, ''), unread(status), '', waitMs);
  }
  if (answer.success === true) return answer.data as Data<E>;
  const { reason, error_code: code = '' } = answer;
  const kind = kindOf(status, code);
  const told = kind === 'broken' || reason === undefined ? unread(status) : reason;
  throw new Failure(kind, told, code, waitMs);
}

function unreachable(timeout: AbortSignal): string {
  if (!navigator.onLine) return 'You are offline. Check your connection.';
  return timeout.aborted
    ? 'The server took too long to answer.'
    : 'The server cannot be reached. Check your connection.';
}

/** Of answers without a word for people: most come from whatever stands before the server. */
function unread(status: number): string {
  if (status === 429) return 'Too much was asked at once. Wait a moment.';
  if (UNAVAILABLE.has(status)) return 'The server is not available at the moment.';
  return status >= 500
    ? 'The server made a mistake. If it stays, tell whoever runs it.'
    : 'The server gave an answer that cannot be read.';
}

const UNAVAILABLE = new Set([502, 503, 504]);

/** What `Retry-After` asks for, in seconds; as a date it is not asked by anybody of ours. */
function waitOf({ headers }: Response): number {
  const seconds = Number(headers.get('retry-after') ?? 0);
  return Number.isFinite(seconds) ? seconds * 1000 : 0;
}

function kindOf(status: number, code: string): FailureKind {
  if (status === 401) return code === 'SIGN_IN_REFUSED' ? 'refused' : 'signed_out';
  if (status === 403) return 'forbidden';
  if (status === 429 || UNAVAILABLE.has(status)) return 'busy';
  return status >= 500 ? 'broken' : 'refused';
}

function urlOf(
  { path }: Call,
  sent: {
    readonly path?: Readonly<Record<string, string>>;
    readonly query?: Readonly<Record<string, Sendable>>;
  },
  { simulate }: SendTerms,
): string {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_all, name: string) =>
    encodeURIComponent(sent.path?.[name] ?? ''),
  );
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(sent.query ?? {})) {
    if (value === undefined || value === null || value === '') continue;
    query.set(name, typeof value === 'object' ? JSON.stringify(value) : String(value));
  }
  if (simulate === true) query.set('simulate', 'true');
  const text = query.toString();
  return text === '' ? filled : `${filled}?${text}`;
}
