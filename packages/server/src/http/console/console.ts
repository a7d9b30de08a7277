import { randomBytes } from 'node:crypto';
import type { FastifyPluginCallback, FastifyReply, FastifyRequest } from 'fastify';
import { readBuiltConsole, type BuiltConsole, type BuiltFile } from './built-files.ts';
import { NOT_BUILT_HEADERS, NOT_BUILT_PAGE } from './not-built.ts';

/** What stands in the page where the nonce of an answer belongs; `vite.config.ts` puts it there. */
const NONCE = '%CSP_NONCE%';
const NONCE_BYTES = 16;
const ASSETS = '/assets/';
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
  const built = readBuiltConsole(folder);
  return {
    surface(app, _options, done) {
      app.get('/', (_request, reply) => sendPage(reply, built, []));
      for (const [pathname, file] of built?.files ?? []) {
        app.get(pathname, (request, reply) => sendFile(request, reply, { pathname, file }));
      }
      done();
    },
    openPage(request, reply) {
      if (!isPage(request)) return null;
      return sendPage(reply, built, pathOf(request) === AGENT ? agentFrames : []);
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
  built: BuiltConsole | null,
  frames: readonly string[],
): FastifyReply {
  if (built === null) return reply.code(503).headers(NOT_BUILT_HEADERS).send(NOT_BUILT_PAGE);
  const nonce = randomBytes(NONCE_BYTES).toString('base64');
  return reply
    .code(200)
    .headers({ ...HEADERS, 'content-security-policy': policy(nonce, frames) })
    .send(built.index.replaceAll(NONCE, nonce));
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
    "base-uri 'none'",
    "form-action 'self'",
    `frame-ancestors ${frames.length === 0 ? "'none'" : frames.join(' ')}`,
  ].join('; ');
}

function sendFile(
  request: FastifyRequest,
  reply: FastifyReply,
  { pathname, file }: { readonly pathname: string; readonly file: BuiltFile },
): FastifyReply {
  // The names of assets hold a digest of what is in them.
  const isHashed = pathname.startsWith(ASSETS);
  reply.headers({
    'content-type': file.type,
    'x-content-type-options': 'nosniff',
    'cache-control': isHashed ? 'public, max-age=31536000, immutable' : 'public, max-age=3600',
    vary: 'accept-encoding',
  });
  const takesZipped = request.headers['accept-encoding']?.includes('gzip') === true;
  if (!takesZipped || file.zipped === null) return reply.send(file.bytes);
  return reply.header('content-encoding', 'gzip').send(file.zipped);
}
