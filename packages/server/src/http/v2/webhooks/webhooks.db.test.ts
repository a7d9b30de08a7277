import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  apiServer,
  type ApiServer,
  type Received,
} from '../../../../../../tests/support/api-server.ts';
import { startReceiver, type Receiver } from '../../../../../../tests/support/receiver.ts';

const WEBHOOKS = '/v2/loyalty/webhooks';

let server: ApiServer;
let receiver: Receiver;

beforeAll(async () => {
  server = await apiServer();
});

afterAll(async () => {
  await server.close();
});

beforeEach(async () => {
  receiver = await startReceiver();
});

afterEach(async () => {
  await receiver.close();
  await server.query(`update endpoints set status = 'deleted'`);
});

function wanted(more: object = {}): object {
  return { name: 'CRM', url: receiver.url, events: ['event_points_earned'], ...more };
}

function create(more: object = {}): Promise<Received> {
  return server.call('POST', WEBHOOKS, { json: wanted(more) });
}

async function created(more: object = {}): Promise<string> {
  const { data } = await create(more);
  return String(data['id']);
}

it('adds a webhook, shows its secret once, and never again', async () => {
  const made = await create({ events: ['evt_points_awarded', 'points.awarded', 'tier.assigned'] });
  expect(made.status).toBe(200);
  const secret = String(made.data['secret_key']);
  expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
  expect(made.data).toMatchObject({
    name: 'CRM',
    url: receiver.url,
    format: 'v2',
    events: ['event_points_earned', 'tier.assigned'],
    batch_size: 1,
    in_order: true,
    retry_count: null,
    keep_retrying: true,
    max_per_second: 0,
    status: 'active',
    paused_for: null,
    secret_overlap_ends: null,
    health: { waiting: 0, totals: { owed: 0, delivered: 0, given_up: 0, dropped: 0 } },
    warnings: ['http:// is not encrypted: whoever is on the way reads and changes what is sent.'],
  });
  const url = `${WEBHOOKS}/${String(made.data['id'])}`;
  const read = await server.call('GET', url);
  const all = await server.call('GET', WEBHOOKS);
  const { secret_key: _once, warnings: _of, ...shown } = made.data;
  expect(read.data).toEqual(shown);
  expect(all.data).toEqual({ webhooks: [shown], total: 1 });
  expect(read.text + all.text).not.toContain(secret);
  const [audit] = await server.query<{ actor: string; action: string; after: object }>(
    'select actor, action, after from audit_entries where subject = $1',
    [made.data['id']],
  );
  expect(audit).toMatchObject({ actor: 'key:main', action: 'webhook.created' });
  expect(JSON.stringify(audit)).not.toContain(secret);
});

it('keeps a secret of the shop’s own, and a v1 webhook its own terms', async () => {
  const made = await create({
    ...{ format: 'v1', events: ['evt_user_enrollment', 'event_points_redeemed'] },
    ...{ retry_count: 2, keep_retrying: false, max_per_second: 7, in_order: false },
    secret_key: 'a secret of the shop',
  });
  expect(made.data).toMatchObject({
    ...{ format: 'v1', events: ['evt_user_enrollment', 'evt_points_redeemed'] },
    ...{ retry_count: 2, keep_retrying: false, max_per_second: 7, in_order: false },
    secret_key: null,
  });
  expect(made.text).not.toContain('a secret of the shop');
  const defaults = await create({ format: 'v1', events: ['evt_user_enrollment'] });
  expect(defaults.data).toMatchObject({ retry_count: 5, keep_retrying: true });
});

it('changes what is sent and leaves the rest', async () => {
  const made = await create({ batch_size: 20, max_per_second: 5, in_order: false });
  const url = `${WEBHOOKS}/${String(made.data['id'])}`;
  const changed = await server.call('PUT', url, {
    json: { status: 'paused', events: ['member.enrolled'], max_per_second: 0 },
  });
  expect(changed.data).toMatchObject({
    ...{ name: 'CRM', url: receiver.url, batch_size: 20, in_order: false },
    ...{ status: 'paused', paused_for: 'merchant', events: ['event_member_enrol'] },
    max_per_second: 0,
    warnings: [],
  });
  // What was read can be sent back as it is.
  const read = await server.call('GET', url);
  const { retry_count: _null, ...same } = read.data;
  const back = await server.call('PUT', url, { json: same });
  expect(back.status).toBe(200);
  const resumed = await server.call('PUT', url, { json: { status: 'active' } });
  expect(resumed.data).toMatchObject({ status: 'active', paused_for: null });
  const actions = await server.query(
    'select action from audit_entries where subject = $1 order by id',
    [made.data['id']],
  );
  expect(actions.slice(0, 2)).toEqual([
    { action: 'webhook.created' },
    { action: 'webhook.changed' },
  ]);
});

it('removes a webhook', async () => {
  const id = await created();
  const gone = await server.call('DELETE', `${WEBHOOKS}/${id}`);
  expect(gone.data).toEqual({ id, deleted: true });
  for (const method of ['GET', 'PUT', 'DELETE'] as const) {
    const again = await server.call(method, `${WEBHOOKS}/${id}`, { json: {} });
    expect([again.status, again.code]).toEqual([404, 'WEBHOOK_DOES_NOT_EXIST']);
  }
  const all = await server.call('GET', WEBHOOKS);
  expect(all.data).toEqual({ webhooks: [], total: 0 });
});

it('gives a webhook another secret beside the old one, or at once', async () => {
  const id = await created();
  const rotate = `${WEBHOOKS}/${id}/rotate-secret`;
  const day = await server.call('POST', rotate, { json: {} });
  expect(day.data['secret_key']).toMatch(/^whsec_/);
  expect(day.data['secret_overlap_ends']).toMatch(/^\d\d\/\d\d\/\d{4} /);
  const [row] = await server.query<{ hours: number }>(
    `select round(extract(epoch from old_until - now()) / 3600)::int as hours
       from endpoints where id = $1`,
    [id],
  );
  expect(row?.hours).toBe(24);
  const read = await server.call('GET', `${WEBHOOKS}/${id}`);
  expect(read.data['secret_overlap_ends']).toBe(day.data['secret_overlap_ends']);
  const own = { overlap_hours: 0, secret_key: 'a secret of the shop' };
  const now = await server.call('POST', rotate, { json: own });
  expect(now.data).toEqual({ id, secret_key: null, secret_overlap_ends: null });
  const [sealed] = await server.query<{ old: Buffer | null }>(
    'select old_secret as old from endpoints where id = $1',
    [id],
  );
  expect(sealed?.old).toBeNull();
});

it('has room for fifty', async () => {
  await server.query(
    `with made as (
       insert into endpoints (merchant_id, id, kind, name, url, types, batch_size, in_order, goes_on, status)
       select $1, lpad(n::text, 24, '0'), 'webhook_v2', 'n', 'https://example.com', '{}', 1, true, true,
              'inactive' from generate_series(1, 50) n returning merchant_id, id)
     insert into endpoint_health (merchant_id, endpoint_id) select merchant_id, id from made`,
    [server.merchantId],
  );
  const one = await create();
  expect([one.status, one.code]).toEqual([400, 'TOO_MANY_WEBHOOKS']);
  const all = await server.call('GET', WEBHOOKS);
  expect(all.data['total']).toBe(50);
});

describe('what cannot be used', () => {
  it.each([
    ['no name', { name: null }, 'missing: name'],
    ['no events', { events: null }, 'missing: events'],
    [
      'an unknown event',
      { events: ['event_nothing'] },
      'events is "event_nothing", allowed is any of member.enrolled, evt_user_enrollment',
    ],
    [
      'an event that v1 does not know',
      { format: 'v1', events: ['points.expired'] },
      'events is "points.expired", allowed is one of evt_user_enrollment, evt_points_awarded',
    ],
    ['a format', { format: 'v3' }, 'format is "v3", allowed is one of v1, v2'],
    [
      'a status',
      { status: 'asleep' },
      'status is "asleep", allowed is one of active, paused, inactive',
    ],
    [
      'a batch',
      { batch_size: 101 },
      'batch_size is "101", allowed is a whole number from 1 to 100',
    ],
    [
      'a batch of v1',
      { format: 'v1', events: ['evt_points_awarded'], batch_size: 2 },
      'batch_size is "2", allowed is 1 for the format v1',
    ],
    [
      'retries of v2',
      { retry_count: 3 },
      'retry_count is "3", allowed is nothing for the format v2',
    ],
    [
      'too many retries',
      { format: 'v1', retry_count: 101 },
      'retry_count is "101", allowed is a whole number from 0 to 100',
    ],
    [
      'a rate',
      { max_per_second: -1 },
      'max_per_second is "-1", allowed is a whole number from 0 to 10000',
    ],
    ['an order', { in_order: 'perhaps' }, 'in_order is "perhaps", allowed is true or false'],
    [
      'a short secret',
      { secret_key: 'too short' },
      'secret_key is "9 characters", allowed is 16 to 255 characters',
    ],
    [
      'a secret that is no base64',
      { secret_key: 'whsec_???????????????????' },
      'allowed is 16 to 255 characters, or whsec_ and 24 to 64 bytes in base64',
    ],
    ['a URL of metadata', { url: 'http://169.254.169.254/latest' }, 'url: '],
    ['a URL inside', { url: 'http://10.0.0.7/' }, 'url: '],
    [
      'a URL with a password',
      { url: 'https://user:pass@203.0.113.9/' },
      'url: The URL has a user name',
    ],
    ['another scheme', { url: 'ftp://example.com/' }, 'url: The URL begins with ftp:'],
    ['no URL at all', { url: 'crm' }, 'url: The URL does not begin with a scheme'],
    ['a simulation', { simulate: true }, ''],
  ])('is told by name: %s', async (_what, more, reason) => {
    const simulates = 'simulate' in more;
    const answer = await server.call('POST', `${WEBHOOKS}${simulates ? '?simulate=true' : ''}`, {
      json: wanted(more),
    });
    expect([answer.status, answer.code]).toEqual([400, 'INVALID_REQUEST_PARAMETER_VALUES']);
    expect(answer.reason).toContain(reason);
    expect(answer.text).not.toContain('pass@');
    expect((await server.call('GET', WEBHOOKS)).data['total']).toBe(0);
  });

  it.each([
    ['PUT', '', { format: 'v1' }, 'format is "v1", allowed is v2, as it is'],
    ['PUT', '', { secret_key: 'another secret here' }, 'rotate-secret'],
    ['PUT', '', { url: 'http://[::1]/' }, 'url: '],
    ['POST', '/rotate-secret', { overlap_hours: 169 }, 'overlap_hours is "169"'],
    ['POST', '/rotate-secret', { secret_key: 'short' }, 'secret_key is "5 characters"'],
    ['POST', '/test', {}, 'missing: event'],
    ['POST', '/test', { event: 'x' }, 'event is "x", allowed is one of member.enrolled'],
    ['POST', '/replay', {}, 'missing: at least one of event_ids, member_id'],
    ['POST', '/replay', { event_ids: ['x'] }, 'event_ids is "x", allowed is 24 hexadecimal digits'],
    [
      'POST',
      '/replay',
      { from_date: 'yesterday' },
      'from_date is "yesterday", allowed is MM/DD/YYYY',
    ],
    ['POST', '/replay', { outcome: 'lost' }, 'outcome is "lost", allowed is one of delivered'],
    ['POST', '/replay', { events: ['event_points_earned'], cursor: 'x' }, 'cursor is "x"'],
    [
      'GET',
      '/attempts?outcome=lost',
      {},
      'outcome is "lost", allowed is any of delivered, failed, gone',
    ],
    [
      'GET',
      '/attempts?to_date=13/13/2026&cursor=1',
      {},
      'cursor is "1", allowed is 24 hexadecimal digits; to_date is',
    ],
    ['GET', '/attempts?count=0', {}, 'count is "0"'],
    ['GET', '/waiting?start_index=10001', {}, 'start_index is "10001"'],
  ] as const)('is told by name: %s %s %j', async (method, path, json, reason) => {
    const id = await created();
    const before = await server.call('GET', `${WEBHOOKS}/${id}`);
    const sent = method === 'GET' ? {} : { json };
    const answer = await server.call(method, `${WEBHOOKS}/${id}${path}`, sent);
    expect([answer.status, answer.code]).toEqual([400, 'INVALID_REQUEST_PARAMETER_VALUES']);
    expect(answer.reason).toContain(reason);
    expect((await server.call('GET', `${WEBHOOKS}/${id}`)).data).toEqual(before.data);
  });

  it('is a key of another scope, whatever is asked', async () => {
    const id = await created();
    const calls = [
      ['POST', ''],
      ['GET', ''],
      ['GET', `/${id}`],
      ['PUT', `/${id}`],
      ['DELETE', `/${id}`],
      ['POST', `/${id}/rotate-secret`],
      ['POST', `/${id}/test`],
      ['GET', `/${id}/attempts`],
      ['GET', `/${id}/attempts/${id}`],
      ['GET', `/${id}/waiting`],
      ['POST', `/${id}/replay`],
    ] as const;
    for (const key of ['key-read', 'key-support', 'key-slow']) {
      for (const [method, path] of calls) {
        const headers = { 'api-key': key };
        const json = wanted({ event: 'points.awarded', outcome: 'dropped' });
        const answer = await server.call(method, `${WEBHOOKS}${path}`, { json, headers });
        expect([answer.code, method, path]).toEqual(['ERROR_UNAUTHORIZED', method, path]);
      }
      const alarms = await server.call('GET', '/v2/loyalty/alarms', {
        headers: { 'api-key': key },
      });
      expect(alarms.code).toBe('ERROR_UNAUTHORIZED');
    }
  });

  it('is an id of another store, which is answered like one that nobody has', async () => {
    const id = await created();
    await server.query(`insert into merchants (partner_id, public_id, name, is_test)
      values ('1111111111', '22222222222222222222222222222222', 'Other', true) on conflict do nothing`);
    const foreign = await server.query<{ id: string }>(
      `with moved as (
         insert into endpoints (merchant_id, id, kind, name, url, types, batch_size, in_order, goes_on, status)
         select id, 'aaaaaaaaaaaaaaaaaaaaaaaa', 'webhook_v2', 'Other', 'https://example.com', '{}', 1,
                true, true, 'active' from merchants where partner_id = '1111111111'
         returning merchant_id, id)
       insert into endpoint_health (merchant_id, endpoint_id) select merchant_id, id from moved
       returning endpoint_id as id`,
    );
    for (const unknown of [foreign[0]?.id ?? '', 'b'.repeat(24), 'x', `${id}0`]) {
      for (const [method, path] of [
        ['GET', ''],
        ['PUT', ''],
        ['DELETE', ''],
        ['POST', '/rotate-secret'],
        ['POST', '/test'],
        ['GET', '/attempts'],
        ['GET', `/attempts/${id}`],
        ['GET', '/waiting'],
        ['POST', '/replay'],
      ] as const) {
        const json = { event: 'points.awarded', outcome: 'dropped' };
        const sent = method === 'GET' ? {} : { json };
        const answer = await server.call(method, `${WEBHOOKS}/${unknown}${path}`, sent);
        expect([answer.status, answer.code]).toEqual([404, 'WEBHOOK_DOES_NOT_EXIST']);
      }
    }
    const all = await server.call('GET', WEBHOOKS);
    expect(all.data['total']).toBe(1);
    const kept = await server.query(`select status from endpoints where id = $1`, [foreign[0]?.id]);
    expect(kept).toEqual([{ status: 'active' }]);
  });
});
