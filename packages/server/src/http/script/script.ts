import type { FastifyPluginCallback } from 'fastify';
import { readBuiltFiles, sendBuiltFile } from '../built-files.ts';

const PREFIX = '/js';
const PARTS = '/parts/';
/** The names of parts hold a digest of what is in them. */
const NAMED_BY_DIGEST = 'public, max-age=31536000, immutable';
/** Shops name the other files in their pages: an upgrade is to reach them soon. */
const FOR_FIVE_MINUTES = 'public, max-age=300, stale-while-revalidate=86400';

/** The preview shows what is said to it, and only to the console: nothing else may frame it. */
const PAGE_HEADERS = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; connect-src 'none'; base-uri 'none'; frame-ancestors 'self'",
  'referrer-policy': 'no-referrer',
} as const;

/**
 * What pages of shops load: `/js/all.js`, `/js/fealty.js` and `/js/dashboard.js`, as they were built. Any
 * page may: there is nothing of a member in them.
 */
export function scriptSurface(folder: string): FastifyPluginCallback {
  const files = readBuiltFiles(folder);
  return (app, _options, done) => {
    for (const [pathname, file] of files ?? []) {
      const cacheControl = pathname.startsWith(PARTS) ? NAMED_BY_DIGEST : FOR_FIVE_MINUTES;
      app.get(`${PREFIX}${pathname}`, (request, reply) => {
        if (pathname.endsWith('.html')) reply.headers(PAGE_HEADERS);
        reply.headers({
          'access-control-allow-origin': '*',
          'cross-origin-resource-policy': 'cross-origin',
        });
        return sendBuiltFile(request, reply, { file, cacheControl });
      });
    }
    done();
  };
}
