import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  apiServer,
  INSTALLATION_SECRET,
  type ApiServer,
  type Received,
} from '../../../../../tests/support/api-server.ts';
import { signToken } from '../../../../../tests/support/sign-token.ts';
import { createKey } from '../../usecases/create-key.ts';

const URL = '/v2/loyalty-storefront';
const HOUR = 3600;

let server: ApiServer;
let key = '';

beforeAll(async () => {
  // Twenty reads at once of a member, ten writes, and thirty reads of all guests.
  const visitorLimits = { member: { write: 1, general: 2 }, guests: 3 };
  server = await apiServer(undefined, { visitorLimits });
  const { merchantId, pool } = server;
  key = await createKey(pool, INSTALLATION_SECRET, {
    ...{ merchantId, identifier: 'plugin', scope: 'write', actor: 'test' },
  });
});

afterAll(async () => {
  await server.close();
});

/** A new token each time: members are told by whom it names. */
function tokenOf(memberId: string | null): string {
  const exp = Math.floor(Date.now() / 1000) + HOUR + Math.floor(Math.random() * 1000);
  const person =
    memberId === null ? {} : { member_id: memberId, first_name: memberId, email_address: '' };
  return signToken({ ...person, sub: 'plugin', exp }, key);
}

function ask(token: string, path = '/rewards', json?: object): Promise<Received> {
  return server.call(json === undefined ? 'GET' : 'PUT', `${URL}${path}`, {
    headers: { 'api-key': '', authorization: `Bearer ${token}` },
    ...(json === undefined ? {} : { json }),
  });
}

it('lets a member do so much at once, with however many tokens, and others as much', async () => {
  const first = await ask(tokenOf('ann'));
  expect(first.status).toBe(200);
  expect(first.headers).toMatchObject({
    'ratelimit-policy': '"general";q=20;w=10',
    ratelimit: '"general";r=19;t=1',
    'access-control-expose-headers': 'ratelimit, ratelimit-policy, retry-after, x-request-id',
  });
  const answers = await Promise.all(Array.from({ length: 40 }, () => ask(tokenOf('ann'))));
  const done = answers.filter(({ status }) => status === 200);
  expect(done.length).toBeGreaterThanOrEqual(19);
  expect(done.length).toBeLessThan(30);
  const refused = answers.find(({ status }) => status === 429);
  expect(refused?.body).toEqual({
    success: false,
    error_code: 'RATE_LIMIT_EXCEEDED',
    reason: expect.any(String) as unknown,
  });
  expect(refused?.headers).toMatchObject({
    'ratelimit-policy': '"general";q=20;w=10',
    ratelimit: '"general";r=0;t=1',
    'retry-after': '1',
    'access-control-allow-origin': '*',
  });
  expect((await ask(tokenOf('bob'))).status).toBe(200);
});

it('counts what changes something apart, before anything of it is read', async () => {
  const bad = { birthdate: 'no day' };
  const token = tokenOf('cid');
  const answers = await Promise.all(Array.from({ length: 16 }, () => ask(token, '/member', bad)));
  const statuses = answers.map(({ status }) => status);
  expect(statuses.filter((status) => status === 400).length).toBeGreaterThanOrEqual(10);
  expect(statuses.filter((status) => status === 429).length).toBeGreaterThan(0);
  expect((await ask(token)).status).toBe(200);
});

it('counts all guests of a store as one, and apart from its members', async () => {
  const answers = await Promise.all(Array.from({ length: 60 }, () => ask(tokenOf(null))));
  const done = answers.filter(({ status }) => status === 200);
  expect(done.length).toBeGreaterThanOrEqual(30);
  expect(done.length).toBeLessThan(50);
  expect((await ask(tokenOf('dan'))).status).toBe(200);
});

it('says nothing of limits to whom nobody knows', async () => {
  const { status, headers } = await ask('no token');
  expect(status).toBe(401);
  expect(headers).not.toHaveProperty('ratelimit');
});
