import swagger, { type StaticDocumentSpec } from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import { v1OpenApi } from '@fealty/contract';
import { accountOpenApi } from '@fealty/contract/account';
import { v2OpenApi } from '@fealty/contract/v2';
import type { FastifyPluginAsync } from 'fastify';
import { publishedSchema, SCHEMA_PATH } from '../../program/published-schema.ts';

export interface DocsDeps {
  /** Version of the program. */
  readonly version: string;
  /** Where this server is reached from outside. */
  readonly baseUrl: string;
}

/**
 * The published description of the APIs: `/openapi/v1.json`, `/openapi/v2.json` and
 * `/openapi/account.json` for programs, `/docs` for people; and `/docs/program.schema.json` for
 * editors of a merchant's program. All of it is served from here; nothing is fetched from elsewhere.
 */
export function docsSurface(deps: DocsDeps): FastifyPluginAsync {
  const terms = { version: deps.version, serverUrl: deps.baseUrl };
  const document = v1OpenApi(terms);
  const texts = {
    v1: JSON.stringify(document),
    v2: JSON.stringify(v2OpenApi(terms)),
    account: JSON.stringify(accountOpenApi(terms)),
  };
  const programs = JSON.stringify(publishedSchema(deps.baseUrl));
  return async (app) => {
    app.get(SCHEMA_PATH, (_request, reply) =>
      reply.header('content-type', 'application/schema+json; charset=utf-8').send(programs),
    );
    for (const [name, text] of Object.entries(texts)) {
      app.get(`/openapi/${name}.json`, (_request, reply) =>
        reply.header('content-type', 'application/json; charset=utf-8').send(text),
      );
    }
    await app.register(swagger, {
      mode: 'static',
      // The type of the plugin knows 3.0 by name; it hands on what it is given.
      specification: { document: document as unknown as StaticDocumentSpec['document'] },
    });
    await app.register(swaggerUi, {
      routePrefix: '/docs',
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
