import { once } from 'node:events';
import http from 'node:http';
import net, { type AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { beforeEach, expect, it } from 'vitest';
import { createMetrics } from '../runtime/metrics.ts';
import { closeHttpServer } from './close-server.ts';
import { createHttpServer } from './server.ts';

let app: FastifyInstance;
let port = 0;
let answerNow: () => void;
let underWay: Promise<void>;

beforeEach(async () => {
  app = createHttpServer({ logLevel: 'silent', metrics: createMetrics(() => 0) }, () => 'id');
  let begun: () => void;
  underWay = new Promise((resolve) => {
    begun = resolve;
  });
  app.get('/quick', () => ({ done: true }));
  app.get('/slow', async () => {
    begun();
    await new Promise<void>((resolve) => {
      answerNow = resolve;
    });
    return { done: true };
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
  ({ port } = app.server.address() as AddressInfo);
});

function get(path: string, agent: http.Agent): Promise<number | string> {
  return new Promise((resolve) => {
    http
      .get({ host: '127.0.0.1', port, path, agent }, (answer) => {
        answer.resume().on('end', () => {
          resolve(answer.statusCode ?? 0);
        });
      })
      .on('error', (error: NodeJS.ErrnoException) => {
        resolve(error.code ?? error.message);
      });
  });
}

async function timed(work: Promise<unknown>): Promise<number> {
  const begin = performance.now();
  await work;
  return performance.now() - begin;
}

it('answers what is under way, then closes although its connection is kept alive', async () => {
  const agent = new http.Agent({ keepAlive: true });
  const slow = get('/slow', agent);
  await underWay;
  const closed = timed(closeHttpServer(app));
  setTimeout(() => {
    answerNow();
  }, 100);
  expect(await slow).toBe(200);
  expect(await closed).toBeLessThan(2000);
  expect(await get('/quick', new http.Agent())).toBe('ECONNREFUSED');
  agent.destroy();
});

it('does not wait for connections on which nothing was ever asked', async () => {
  const silent = net.connect(port, '127.0.0.1');
  await once(silent, 'connect');
  expect(await get('/quick', new http.Agent())).toBe(200);
  expect(await timed(closeHttpServer(app, 300))).toBeLessThan(2000);
  silent.destroy();
});

it('cuts a request that outlasts its patience', async () => {
  const agent = new http.Agent({ keepAlive: true });
  const slow = get('/slow', agent);
  await underWay;
  expect(await timed(closeHttpServer(app, 300))).toBeGreaterThan(250);
  expect(await slow).toBe('ECONNRESET');
  agent.destroy();
});
