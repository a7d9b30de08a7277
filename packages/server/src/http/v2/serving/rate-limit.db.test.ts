import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  apiServer,
  type ApiServer,
  type Received,
} from '../../../../../../tests/support/api-server.ts';

let server: ApiServer;

beforeAll(async () => {
  server = await apiServer();
});

afterAll(async () => {
  await server.close();
});

function ask(method: 'GET' | 'POST', url: string, key = 'key-slow'): Promise<Received> {
  return server.call(method, url, {
    headers: { 'api-key': key },
    ...(method === 'POST' ? { json: { member_id: 'x' } } : {}),
  });
}

const AWARD = '/v2/loyalty/transactions/award';

it('answers one too many in the platform’s words, before anything of it is read', async () => {
  const answers = await Promise.all(Array.from({ length: 14 }, () => ask('POST', AWARD)));
  const statuses = answers.map(({ status }) => status);
  expect(statuses.filter((status) => status === 400).length).toBeGreaterThanOrEqual(10);
  const [refused] = answers.filter(({ status }) => status === 429);
  expect(refused?.body).toEqual({
    success: false,
    error_code: 'RATE_LIMIT_EXCEEDED',
    reason: expect.any(String) as unknown,
  });
  expect(refused?.headers).toMatchObject({
    'ratelimit-policy': '"write";q=10;w=10',
    ratelimit: '"write";r=0;t=1',
    'retry-after': '1',
  });
});

it('counts categories and keys apart, and what is free not at all', async () => {
  const events = await ask('GET', '/v2/loyalty/events');
  expect(events.status).toBe(200);
  expect(events.headers).toMatchObject({
    'ratelimit-policy': '"general";q=10;w=10',
    ratelimit: '"general";r=9;t=1',
  });
  for (let n = 0; n < 20; n += 1) {
    expect((await ask('GET', '/v2/loyalty/test-clock')).status).toBe(200);
  }
  expect((await ask('POST', AWARD, 'key-admin')).status).toBe(400);
});

it('says nothing of limits where there are none, and nothing to strangers', async () => {
  for (const key of ['key-admin', 'key-nobody']) {
    const { headers } = await ask('GET', '/v2/loyalty/events', key);
    expect(headers).not.toHaveProperty('ratelimit');
  }
});
