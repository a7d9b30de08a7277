import type { FastifyInstance } from 'fastify';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LogLevel } from '../config.ts';
import { createMetrics, type Metrics } from '../runtime/metrics.ts';
import { operations } from './operations/plugin.ts';
import { createHttpServer } from './server.ts';
import { refuseBadUrl } from './v1/plugin.ts';

const MEMBER = 'bob@example.com';
const KEY = 'e20aae3ecb1d80ca8a2e14404e485386';

let app: FastifyInstance;
let metrics: Metrics;
let log: string[] = [];
let notReady: string | null = null;

async function open(logLevel: LogLevel): Promise<void> {
  log = [];
  notReady = null;
  metrics = createMetrics(() => 3);
  const logTo = { write: (line: string) => log.push(line) };
  let made = 0;
  app = createHttpServer({ logLevel, metrics, logTo, refuseBadUrl }, () => `id-${String(++made)}`);
  app.get('/members/:email', () => ({ fine: true }));
  app.get('/v1/loyalty/users/:email', () => ({ fine: true }));
  app.post('/members', (request) => request.body);
  app.get('/broken/:email', () => {
    const error = new pg.DatabaseError('something broke', 1, 'error');
    error.detail = `Key (email)=(${MEMBER}) exists`;
    throw error;
  });
  await app.register(
    operations({
      registry: metrics.registry,
      notReady: () => Promise.resolve(notReady),
      sealKeys: () => Promise.resolve([]),
    }),
  );
}

beforeEach(() => open('trace'));
afterEach(() => app.close());

describe('the id of a request', () => {
  it('is made, unless the request brings one that can be told', async () => {
    const own = await app.inject('/healthz');
    expect(own.headers['x-request-id']).toBe('id-1');
    const headers = { 'x-request-id': 'order-17/abc' };
    const theirs = await app.inject({ url: '/healthz', headers });
    expect(theirs.headers['x-request-id']).toBe('order-17/abc');
    for (const odd of ['x'.repeat(129), 'with space', '']) {
      const answer = await app.inject({ url: '/healthz', headers: { 'x-request-id': odd } });
      expect(answer.headers['x-request-id']).toMatch(/^id-\d+$/);
    }
  });

  it('comes back with refusals too', async () => {
    for (const url of ['/nowhere', `/broken/${MEMBER}`, '/members/%zz']) {
      expect((await app.inject(url)).headers['x-request-id']).toMatch(/^id-\d+$/);
    }
  });
});

describe('the log', () => {
  it('holds routes and statuses, and nothing of the request itself', async () => {
    const headers = { 'partner-id': 'cad458dc4e', 'api-key': KEY };
    await app.inject({ url: `/members/${MEMBER}?phone=5551234`, headers });
    await app.inject({ url: `/nowhere/${MEMBER}`, headers });
    await app.inject({ url: `/broken/${MEMBER}?phone=5551234`, headers });
    await app.inject({ url: `/members/${MEMBER}%zz`, headers });
    const post = { method: 'POST', url: '/members', headers } as const;
    await app.inject({ ...post, payload: { email: MEMBER, phone: '5551234' } });
    await app.inject({
      ...post,
      headers: { ...headers, 'content-type': 'application/json' },
      payload: `{"email": ${MEMBER}`,
    });
    const text = log.join('');
    expect(text).toContain('"route":"/members/:email","status":200');
    expect(text).toContain('something broke');
    expect(text).not.toMatch(/bob|5551234|e20aae3e/);
  });

  it('tells of failures only at the usual level', async () => {
    await app.close();
    await open('info');
    await app.inject(`/members/${MEMBER}`);
    expect(log).toEqual([]);
    await app.inject(`/broken/${MEMBER}`);
    expect(log.join('')).toContain('"route":"/broken/:email","status":500');
  });
});

describe('headers that stand on every answer', () => {
  it('name no HTTPS where the server is not reached by it', async () => {
    for (const url of ['/healthz', '/nowhere', '/members/%zz', '/broken/x']) {
      const { headers } = await app.inject(url);
      expect(headers).toMatchObject({
        'cache-control': 'no-store',
        'content-security-policy': "default-src 'none'; base-uri 'none'; frame-ancestors 'none'",
        'referrer-policy': 'no-referrer',
        'x-content-type-options': 'nosniff',
      });
      expect(headers).not.toHaveProperty('strict-transport-security');
    }
  });
});

describe('what belongs to no surface', () => {
  it('is refused in plain words', async () => {
    const unknown = await app.inject(`/nowhere/${MEMBER}`);
    expect(unknown.statusCode).toBe(404);
    expect(unknown.json()).toEqual({ error: 'Not found' });
    const broken = await app.inject(`/broken/${MEMBER}`);
    expect(broken.statusCode).toBe(500);
    expect(broken.json()).toEqual({ error: 'An error occurred; request id-2' });
    const payload = '{"half';
    const headers = { 'content-type': 'application/json' };
    const bad = await app.inject({ method: 'POST', url: '/members', headers, payload });
    expect(bad.statusCode).toBe(400);
    expect(bad.body).not.toContain('half');
  });

  it('is told from v1 by its URL, even one that cannot be read', async () => {
    const ours = await app.inject('/v1/loyalty/users/%zz');
    expect([ours.statusCode, ours.json<{ success: boolean }>().success]).toEqual([400, false]);
    const others = await app.inject('/members/%zz');
    expect(others.json()).toEqual({ error: 'The URL is not properly encoded' });
  });

  it('says of a path with too long a part that it is too long', async () => {
    const long = 'x'.repeat(1025);
    const others = await app.inject(`/members/${long}`);
    expect(others.statusCode).toBe(400);
    expect(others.json()).toEqual({ error: 'A part of the path has more than 1024 characters' });
    const ours = await app.inject(`/v1/loyalty/users/${long}`);
    expect(ours.json()).toMatchObject({
      reason: 'A part of the path has more than 1024 characters',
    });
  });

  it('may not be larger than 12 MB', async () => {
    const answer = await app.inject({
      method: 'POST',
      url: '/members',
      headers: { 'content-type': 'application/json' },
      payload: JSON.stringify('x'.repeat(12 * 1024 * 1024)),
    });
    expect(answer.statusCode).toBe(413);
  });
});

describe('operations', () => {
  it('tell alive from ready', async () => {
    expect((await app.inject('/healthz')).json()).toEqual({ status: 'alive' });
    expect((await app.inject('/readyz')).json()).toEqual({ status: 'ready' });
    notReady = 'stopping';
    const stopping = await app.inject('/readyz');
    expect(stopping.statusCode).toBe(503);
    expect(stopping.json()).toEqual({ status: 'not ready', reason: 'stopping' });
    expect((await app.inject('/healthz')).statusCode).toBe(200);
  });

  it('count requests by route pattern, batches and what waits', async () => {
    await app.inject(`/members/${MEMBER}`);
    await app.inject('/members/eve@example.com');
    await app.inject('/nowhere/eve@example.com');
    metrics.batchDone(32, 4);
    metrics.trouble();
    const { body, headers } = await app.inject('/metrics');
    expect(headers['content-type']).toContain('text/plain');
    const series = 'fealty_http_request_seconds_count{method="GET",route=';
    expect(body).toContain(`${series}"/members/:email",status="200"} 2`);
    expect(body).toContain(`${series}"unknown",status="404"} 1`);
    expect(body).toContain('fealty_lane_commands_total 32');
    expect(body).toContain('fealty_lane_batch_seconds_bucket{le="0.005"} 1');
    expect(body).toContain('fealty_lane_troubles_total 1');
    expect(body).toContain('fealty_lane_waiting 3');
    expect(body).not.toContain('example.com');
  });
});
