import type pg from 'pg';
import type { IncomingHttpHeaders } from 'node:http';
import { TooManyReads } from '../queries/gathered-reads.ts';
import { findSessionHolder, type SessionHolder } from '../queries/session-holder.ts';
import { noteSessionUse } from '../usecases/sessions.ts';
import { readToken } from '../usecases/sign-in-token.ts';

/** How long sessions last, milliseconds. */
export interface SessionTerms {
  /** Not used for so long, it has ended. */
  readonly idleMs: number;
  /** Used or not, it ends then. */
  readonly lastsMs: number;
}

/** A session that a request brought. */
export interface FoundSession {
  readonly holder: SessionHolder;
  /** A browser sent it along, maybe without anybody wanting it. */
  readonly byCookie: boolean;
}

/** What a request says of who is signed in; `absent` if it says nothing of it. */
export type ReadSession = FoundSession | 'absent' | 'unknown';

/** Tells who is signed in. Rejects with `TooManyReads` when too many ask at once. */
export type FindSession = (headers: IncomingHttpHeaders) => Promise<ReadSession>;

/** Looked up at once; people are few, and guesses get no further into the database. */
const ASKED_MAX = 64;
const BEARER = /^bearer\s+(fls_\S+)$/i;

/**
 * Looks sessions up by the digest of their token, for each request anew: whoever is disabled, signed out or
 * given another role is so with the next request.
 */
export function createFindSession(
  pool: pg.Pool,
  { idleMs }: Pick<SessionTerms, 'idleMs'>,
  baseUrl: string,
): FindSession {
  const cookie = cookieName(baseUrl);
  let asked = 0;
  return async (headers) => {
    const bearer = BEARER.exec(headers.authorization?.trim() ?? '')?.[1];
    const text = bearer ?? cookieOf(headers.cookie, cookie);
    if (text === undefined) return 'absent';
    const token = readToken('session', text);
    if (token === null) return 'unknown';
    if (asked >= ASKED_MAX) throw new TooManyReads();
    asked += 1;
    try {
      const holder = await findSessionHolder(pool, token, idleMs);
      if (holder === null) return 'unknown';
      if (holder.isStale) noteSessionUse(pool, holder.merchantId, holder.sessionId);
      return { holder, byCookie: bearer === undefined };
    } finally {
      asked -= 1;
    }
  };
}

/** With `__Host-` browsers take it from this very host alone, over HTTPS alone. */
export function cookieName(baseUrl: string): string {
  return isSecure(baseUrl) ? '__Host-fealty_session' : 'fealty_session';
}

/** The header that gives a browser the token, or with null takes it away. */
export function sessionCookie(
  baseUrl: string,
  given: { token: string; lastsMs: number } | null,
): string {
  const parts = [
    `${cookieName(baseUrl)}=${given?.token ?? ''}`,
    'Path=/',
    'HttpOnly',
    'SameSite=Strict',
    `Max-Age=${String(Math.floor((given?.lastsMs ?? 0) / 1000))}`,
    ...(isSecure(baseUrl) ? ['Secure'] : []),
  ];
  return parts.join('; ');
}

/**
 * Whether a browser says that a page of our own sends this. Every browser of today says it in
 * `Sec-Fetch-Site`, which no page can set; older ones, and plain HTTP, in `Origin`.
 */
export function isOwnPage(headers: IncomingHttpHeaders, baseUrl: string): boolean {
  const site = headers['sec-fetch-site'];
  return site === undefined ? headers.origin === originOf(baseUrl) : site === 'same-origin';
}

/** Whether a browser says that a page of somebody else sends this. */
export function isForeignPage(headers: IncomingHttpHeaders, baseUrl: string): boolean {
  const says = headers['sec-fetch-site'] !== undefined || headers.origin !== undefined;
  return says && !isOwnPage(headers, baseUrl);
}

function originOf(baseUrl: string): string {
  return new URL(baseUrl).origin;
}

/** Whether browsers reach this server by HTTPS alone. */
export function isSecure(baseUrl: string): boolean {
  return baseUrl.startsWith('https://');
}

/** What a browser keeps under a name; undefined if nothing. */
export function cookieOf(header: string | undefined, name: string): string | undefined {
  const start = `${name}=`;
  const found = header?.split(';').find((part) => part.trim().startsWith(start));
  return found?.trim().slice(start.length);
}
