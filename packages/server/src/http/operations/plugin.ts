import type { FastifyPluginCallback } from 'fastify';
import type { Registry } from 'prom-client';

export interface OperationsDeps {
  readonly registry: Registry;
  /** Why this process should get no requests, or null. */
  readonly notReady: () => Promise<string | null>;
}

/** What operators and their tools ask: is it alive, is it ready, how is it doing. */
export function operations(deps: OperationsDeps): FastifyPluginCallback {
  return (app, _options, done) => {
    app.get('/healthz', () => ({ status: 'alive' }));
    app.get('/readyz', async (_request, reply) => {
      const why = await deps.notReady();
      if (why === null) return { status: 'ready' };
      return reply.code(503).send({ status: 'not ready', reason: why });
    });
    app.get('/metrics', async (_request, reply) => {
      const text = await deps.registry.metrics();
      return reply.type(deps.registry.contentType).send(text);
    });
    done();
  };
}
