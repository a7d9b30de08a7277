import { fileURLToPath } from 'node:url';
import swagger, { type StaticDocumentSpec } from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import { v1OpenApi } from '@fealty/contract';
import { accountOpenApi } from '@fealty/contract/account';
import { v2OpenApi } from '@fealty/contract/v2';
import type { FastifyPluginAsync, FastifyPluginCallback } from 'fastify';
import { publishedSchema, SCHEMA_PATH } from '../../program/published-schema.ts';
import { operationsOf, type ApiDocument } from './reference/operations.ts';
import { createSite, type Site } from './site.ts';

export interface DocsDeps {
  /** Version of the program. */
  readonly version: string;
  /** Where this server is reached from outside. */
  readonly baseUrl: string;
}

/** What is written, as Markdown. */
const WRITTEN = fileURLToPath(new URL('../../../../../docs', import.meta.url));

/** Pages need styles of ours and a form that searches; they run nothing. */
const HEADERS = {
  'cache-control': 'public, max-age=300',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'content-security-policy':
    "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
} as const;
/** A page that comes later is to be found then. */
const MISSING_HEADERS = { ...HEADERS, 'cache-control': 'no-store' } as const;
const HTML = 'text/html; charset=utf-8';
const TEXT = 'text/plain; charset=utf-8';

/**
 * The documentation, `/docs/`: what is written, a reference of all operations with examples, and a page to
 * try them. For programs the same as Markdown, `/llms.txt`, `/openapi/v1.json`, `/openapi/v2.json`,
 * `/openapi/account.json`, and for editors of a merchant's program `/docs/program.schema.json`. All of it is
 * served from here; nothing is fetched from elsewhere.
 */
export function docsSurface(deps: DocsDeps): FastifyPluginAsync {
  const terms = { version: deps.version, serverUrl: deps.baseUrl };
  const documents = {
    v2: v2OpenApi(terms),
    v1: v1OpenApi(terms),
    account: accountOpenApi(terms),
  };
  const makeSite = (): Site =>
    createSite(
      WRITTEN,
      Object.entries(documents).flatMap(([api, document]) =>
        // Our own documents have the form that our own reader expects.
        operationsOf(api, document as unknown as ApiDocument),
      ),
    );
  const programs = JSON.stringify(publishedSchema(deps.baseUrl));
  return async (app) => {
    app.get(SCHEMA_PATH, (_request, reply) =>
      reply.header('content-type', 'application/schema+json; charset=utf-8').send(programs),
    );
    for (const [name, document] of Object.entries(documents)) {
      const text = JSON.stringify(document);
      app.get(`/openapi/${name}.json`, (_request, reply) =>
        reply.header('content-type', 'application/json; charset=utf-8').send(text),
      );
    }
    await app.register(sitePages(makeSite));
    await app.register(swagger, {
      mode: 'static',
      // The type of the plugin knows 3.0 by name; it hands on what it is given.
      specification: {
        document: documents.v1 as unknown as StaticDocumentSpec['document'],
      },
    });
    await app.register(swaggerUi, {
      routePrefix: '/docs/try',
      uiConfig: {
        deepLinking: true,
        docExpansion: 'list',
        tryItOutEnabled: true,
        urls: [
          { url: '/openapi/v2.json', name: 'v2' },
          { url: '/openapi/v1.json', name: 'v1' },
          { url: '/openapi/account.json', name: 'account' },
        ],
      },
      theme: { title: 'Fealty API' },
    });
  };
}

/** The site is made when somebody first reads it: that takes a moment, and a start should not. */
function sitePages(makeSite: () => Site): FastifyPluginCallback {
  let made: Site | null = null;
  const site = (): Site => (made ??= makeSite());
  return (app, _options, done) => {
    app.get('/docs', (_request, reply) => reply.redirect('/docs/', 308));
    app.get('/docs/*', (request, reply) => {
      const { pathname } = new URL(request.url, 'http://localhost');
      const source = site().source(pathname);
      if (source !== null) return reply.headers(HEADERS).type(TEXT).send(source);
      const page = site().page(pathname);
      if (page !== null) return reply.headers(HEADERS).type(HTML).send(page);
      return reply.code(404).headers(MISSING_HEADERS).type(HTML).send(site().missing);
    });
    app.get('/docs/site.css', (_request, reply) =>
      reply.headers(HEADERS).type('text/css; charset=utf-8').send(site().css),
    );
    app.get('/llms.txt', (_request, reply) => reply.headers(HEADERS).type(TEXT).send(site().llms));
    app.get<{ Querystring: { q?: unknown } }>('/docs/search', ({ query: { q } }, reply) =>
      reply
        .headers({ ...HEADERS, 'cache-control': 'no-store' })
        .type(HTML)
        .send(site().search(typeof q === 'string' ? q : '')),
    );
    done();
  };
}
