import { randomBytes } from 'node:crypto';
import type { FastifyPluginCallback, FastifyReply, FastifyRequest } from 'fastify';
import { readBuiltFiles, sendBuiltFile } from '../built-files.ts';
import { NOT_BUILT_HEADERS, NOT_BUILT_PAGE } from './not-built.ts';

/** What stands in the page where the nonce of an answer belongs; `vite.config.ts` puts it there. */
const NONCE = '%CSP_NONCE%';
const NONCE_BYTES = 16;
const ASSETS = '/assets/';
const INDEX = '/index.html';
/** The names of assets hold a digest of what is in them. */
const NAMED_BY_DIGEST = 'public, max-age=31536000, immutable';
const FOR_AN_HOUR = 'public, max-age=3600';
/** The only page that others may frame. */
const AGENT = '/agent';

/** Where other surfaces answer, and the console has no pages. */
const OTHERS = /^\/(?:v\d+|account|docs|openapi|integrations|unsubscribe|js|assets)(?:\/|$)/;

const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
} as const;

export interface ConsoleFace {
  /** The start page and the built files. */
  readonly surface: FastifyPluginCallback;
  /** Answers what no route knows, if a browser opens an address of the console; else null. */
  readonly openPage: (request: FastifyRequest, reply: FastifyReply) => FastifyReply | null;
}

/**
 * The console for a merchant's people: files that were built, and one page for all of its addresses. Pages
 * of the origins `agentFrames` may show the agents' screen, and nothing else, inside themselves.
 */
export function createConsole(folder: string, agentFrames: readonly string[]): ConsoleFace {
  const files = readBuiltFiles(folder);
  const index = files?.get(INDEX)?.bytes.toString() ?? null;
  return {
    surface(app, _options, done) {
      app.get('/', (_request, reply) => sendPage(reply, index, []));
      for (const [pathname, file] of files ?? []) {
        if (pathname === INDEX) continue;
        const cacheControl = pathname.startsWith(ASSETS) ? NAMED_BY_DIGEST : FOR_AN_HOUR;
        app.get(pathname, (request, reply) =>
          sendBuiltFile(request, reply, { file, cacheControl }),
        );
      }
      done();
    },
    openPage(request, reply) {
      if (!isPage(request)) return null;
      return sendPage(reply, index, pathOf(request) === AGENT ? agentFrames : []);
    },
  };
}

function isPage({ method, url, headers }: FastifyRequest): boolean {
  const isOpened = method === 'GET' && headers.accept?.includes('text/html') === true;
  return isOpened && !OTHERS.test(pathOf({ url }));
}

function pathOf({ url }: Pick<FastifyRequest, 'url'>): string {
  return url.split('?')[0] ?? '';
}

/** Made anew for each answer: the page carries the nonce of its policy, so nothing may keep it. */
function sendPage(
  reply: FastifyReply,
  index: string | null,
  frames: readonly string[],
): FastifyReply {
  if (index === null) return reply.code(503).headers(NOT_BUILT_HEADERS).send(NOT_BUILT_PAGE);
  const nonce = randomBytes(NONCE_BYTES).toString('base64');
  return reply
    .code(200)
    .headers({ ...HEADERS, 'content-security-policy': policy(nonce, frames) })
    .send(index.replaceAll(NONCE, nonce));
}

/** Scripts come from files of this server alone; Mantine's style elements name the nonce. */
function policy(nonce: string, frames: readonly string[]): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "connect-src 'self'",
    "font-src 'self'",
    // The preview of the shopper's page, which is a page of this server.
    "frame-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    `frame-ancestors ${frames.length === 0 ? "'none'" : frames.join(' ')}`,
  ].join('; ');
}
