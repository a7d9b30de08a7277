import swagger, { type StaticDocumentSpec } from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import { v1OpenApi } from '@fealty/contract';
import type { FastifyPluginAsync } from 'fastify';

export interface DocsDeps {
  /** Version of the program. */
  readonly version: string;
  /** Where this server is reached from outside. */
  readonly baseUrl: string;
}

/**
 * The published description of the APIs: `/openapi/v1.json` for programs, `/docs` for people. All
 * of it is served from here; nothing is fetched from elsewhere.
 */
export function docsSurface(deps: DocsDeps): FastifyPluginAsync {
  const document = v1OpenApi({ version: deps.version, serverUrl: deps.baseUrl });
  const text = JSON.stringify(document);
  return async (app) => {
    app.get('/openapi/v1.json', (_request, reply) =>
      reply.header('content-type', 'application/json; charset=utf-8').send(text),
    );
    await app.register(swagger, {
      mode: 'static',
      // The type of the plugin knows 3.0 by name; it hands on what it is given.
      specification: { document: document as unknown as StaticDocumentSpec['document'] },
    });
    await app.register(swaggerUi, {
      routePrefix: '/docs',
      uiConfig: { deepLinking: true, docExpansion: 'list', tryItOutEnabled: true },
      theme: { title: 'Fealty API' },
    });
  };
}
