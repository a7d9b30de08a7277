import Fastify from 'fastify';
import { expect, it } from 'vitest';
import { refuseBadUrl } from './plugin.ts';

it('answers a URL that cannot be read in the shape of v1, and leaves others alone', async () => {
  const app = Fastify({
    frameworkErrors: (_error, request, reply) => {
      if (refuseBadUrl(request.raw.url ?? '', reply, 'not that way')) return;
      reply.raw.writeHead(418).end();
    },
  });
  app.get('/*', () => 'ok');
  const ours = await app.inject('/v1/loyalty/users/%zz');
  expect(ours.statusCode).toBe(400);
  expect(ours.json()).toMatchObject({ success: false, error_code: 400, error: { success: false } });
  expect((await app.inject('/v2/%zz')).statusCode).toBe(418);
  await app.close();
});
