import type { FastifyReply } from 'fastify';

const YEAR_SECONDS = 31_536_000;

/**
 * What stands on every answer unless its surface says otherwise: it is what it says it is, nothing in it runs
 * or is framed, nobody keeps it, and links out of it do not say where they were followed.
 */
const DEFAULTS = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; base-uri 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
} as const;

/** Browsers that came by HTTPS once are to come by nothing else for a year. */
const HTTPS_ONLY = {
  ...DEFAULTS,
  'strict-transport-security': `max-age=${String(YEAR_SECONDS)}`,
} as const;

/** Puts the defaults on an answer, to be called before its surface speaks. */
export type SafeHeaders = (reply: FastifyReply) => void;

/** `baseUrl` is how others reach the server. */
export function safeHeaders(baseUrl: string): SafeHeaders {
  const headers = baseUrl.startsWith('https://') ? HTTPS_ONLY : DEFAULTS;
  return (reply) => {
    reply.headers(headers);
  };
}
