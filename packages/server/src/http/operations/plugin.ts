import type { FastifyPluginCallback } from 'fastify';
import type { Registry } from 'prom-client';
import type { SealKey } from '../../seals/keys.ts';

export interface OperationsDeps {
  readonly registry: Registry;
  /** Why this process should get no requests, or null. */
  readonly notReady: () => Promise<string | null>;
  /** The keys that seals are signed with, for whoever checks them. */
  readonly sealKeys: () => Promise<readonly SealKey[]>;
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
    app.get('/.well-known/fealty-seal-keys.json', async () => ({
      format: 'fealty seal keys 1',
      keys: (await deps.sealKeys()).map(({ id, publicKey, createdAt, retiredAt }) => ({
        key_id: id,
        public_key: publicKey,
        created_at: new Date(createdAt).toISOString(),
        retired_at: retiredAt === null ? null : new Date(retiredAt).toISOString(),
      })),
    }));
    done();
  };
}
