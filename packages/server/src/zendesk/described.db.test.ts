import { describe, expect, it } from 'vitest';
import { judgeAnswer, judgeRequest } from '../../../../tests/support/zendesk/judge.ts';
import { useDeskShop } from '../../../../tests/support/zendesk/shop.ts';
import type { Asked } from '../../../../tests/support/zendesk/stand-in.ts';
import { runBackfill } from '../usecases/run-zendesk.ts';
import { checkConnection, createMissingFields } from './check-connection.ts';

const desk = useDeskShop();
const { shop } = desk;

const MINUTE = 60_000;

function asked(method: string, path: string, body: unknown = null): Asked {
  const url = new URL(path, 'http://x');
  const headers = { authorization: 'Bearer t' };
  return { method, path: url.pathname, query: url.searchParams, headers, body };
}

const user = (said: object): object => ({ user: said });
const UPDATE = '/api/v2/users/7';

describe('the description that Zendesk publishes', () => {
  // A judge that lets one of these pass is broken, and proves nothing of the good ones.
  it.each([
    ['a misspelt property', asked('PUT', UPDATE, user({ externalId: 'x' }))],
    ['fields at the wrong level', asked('PUT', UPDATE, { user_fields: { a: 1 } })],
    ['a field that is an object', asked('PUT', UPDATE, user({ user_fields: { a: { b: 1 } } }))],
    ['a key with a hyphen', asked('PUT', UPDATE, user({ user_fields: { 'a-b': 1 } }))],
    ['an address that is a number', asked('PUT', UPDATE, user({ email: 5 }))],
    ['a user that is a text', asked('POST', '/api/v2/users/create_or_update', { user: 'Bob' })],
    ['no envelope', asked('PUT', UPDATE, { name: 'Bob' })],
    ['a user that is no number', asked('PUT', '/api/v2/users/bob', user({ name: 'Bob' }))],
    ['a path with .json', asked('PUT', '/api/v2/users/7.json', user({ name: 'Bob' }))],
    ['a type number', asked('POST', '/api/v2/user_fields', field({ type: 'number' }))],
    [
      'a field without a key',
      asked('POST', '/api/v2/user_fields', { user_field: { type: 'text' } }),
    ],
    [
      'many users without ids',
      asked('PUT', '/api/v2/users/update_many', { users: [{ name: 'B' }] }),
    ],
    ['another grant', asked('POST', '/oauth/tokens', { grant_type: 'password' })],
    ['another search', asked('GET', '/api/v2/users/search?email=a@b.c')],
    ['no credentials', { ...asked('GET', '/api/v2/users/me'), headers: {} }],
  ])('refuses %s', (_name, request) => {
    expect(judgeRequest(request)).not.toEqual([]);
  });

  it('lets pass all that we send, and all that stands in for Zendesk answers', async () => {
    for (const name of ['ann', 'bob', 'cat']) await shop.enroll(name);
    await desk.connect({}, { fields: false });
    shop.start();
    desk.standIn.account.addUser({ emails: ['ann@example.com'] });
    await checkConnection(desk.deps(), await desk.connection());
    await createMissingFields(desk.deps(), await desk.connection());
    const { merchantId } = shop;
    const now = desk.clock.now;
    const request = { merchantId, deskId: desk.deskId, actor: 'test', now };
    await runBackfill(desk.database.pool, { ...request, command: 'start' });
    await desk.run(5 * MINUTE);
    await desk.change({ match_external_id: true });
    await shop.enroll('dan');
    await shop.award('ann');
    await shop.award('bob');
    await desk.heard();
    await desk.run(MINUTE);
    const { seen } = desk.standIn;
    const kinds = new Set(
      seen.map(({ asked: one }) => `${one.method} ${one.path.replace(/\/(job)?\d+$/, '')}`),
    );
    expect([...kinds].toSorted()).toEqual([
      'GET /api/v2/incremental/users/cursor',
      'GET /api/v2/job_statuses',
      'GET /api/v2/user_fields',
      'GET /api/v2/users/me',
      'GET /api/v2/users/search',
      'POST /api/v2/user_fields',
      'POST /api/v2/users/create_or_update',
      'POST /oauth/tokens',
      'PUT /api/v2/users',
      'PUT /api/v2/users/update_many',
    ]);
    const wrong = seen.flatMap(({ asked: one, answer }) => [
      ...judgeRequest(one).map((problem) => `${one.method} ${one.path}: ${problem}`),
      ...judgeAnswer(one, answer).map(
        (problem) => `answer to ${one.method} ${one.path}: ${problem}`,
      ),
    ]);
    expect([...new Set(wrong)]).toEqual([]);
  });
});

function field(said: object): object {
  return { user_field: { key: 'zrl_x', type: 'text', title: 'X', ...said } };
}
