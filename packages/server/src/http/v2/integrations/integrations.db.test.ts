import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  apiServer,
  INSTALLATION_SECRET,
  type ApiServer,
  type Received,
} from '../../../../../../tests/support/api-server.ts';
import { createKey, revokeKey } from '../../../usecases/create-key.ts';

let server: ApiServer;
const INTEGRATIONS = '/v2/loyalty/integrations';

beforeAll(async () => {
  server = await apiServer();
});

afterAll(async () => {
  await server.close();
});

function create(json: object, headers: Record<string, string> = {}): Promise<Received> {
  return server.call('POST', INTEGRATIONS, { json, headers });
}

function newKey(
  identifier: string,
  scope: 'write' | 'support' | 'read' = 'write',
): Promise<string> {
  const { pool, merchantId } = server;
  return createKey(pool, INSTALLATION_SECRET, { merchantId, identifier, scope, actor: 'test' });
}

it('gives the plugin what it reads, and keeps no API key', async () => {
  const apiKey = await newKey('plugin');
  const sent = {
    integration_type: 'magento_to_zinrelo',
    config: { secret_key: apiKey, events: ['order_create', 'order_cancelled'] },
    status: 'active',
  };
  const created = await create(sent);
  const id = String(created.data['id']);
  expect(created.status).toBe(200);
  expect(created.data).toMatchObject({
    id: expect.stringMatching(/^[0-9a-f]{24}$/) as unknown,
    integration_type: 'magento_to_zinrelo',
    status: 'active',
    config: {
      events: ['order_create', 'order_cancelled'],
      mapping: {},
      signed_with: 'api_key',
      zif_config: {
        workflow_url: expect.stringMatching(
          /^https:\/\/fealty\.example\/v2\/loyalty\/workflows\/cad458dc4e\/[0-9a-f]{32}$/,
        ) as unknown,
      },
    },
  });
  expect(created.text).not.toContain(apiKey);
  const rows = 'select secret from integrations where id = $1';
  expect(await server.query(rows, [id])).toEqual([{ secret: null }]);

  const json = { ...sent, config: { ...sent.config, events: ['order_paid'] }, status: 'inactive' };
  const changed = await server.call('POST', `${INTEGRATIONS}/${id}`, { json });
  expect(changed.status).toBe(200);
  expect(changed.data).toMatchObject({
    id,
    status: 'inactive',
    config: { events: ['order_paid'] },
  });
  const urlOf = ({ data }: Received): unknown =>
    (data['config'] as { zif_config: object }).zif_config;
  expect(urlOf(changed)).toEqual(urlOf(created));
  const read = await server.call('GET', `${INTEGRATIONS}/${id}`);
  expect(read.data).toEqual(changed.data);
});

it('keeps a secret of the shop sealed, and never shows it', async () => {
  const secret = 'a long secret of the shop';
  const created = await create({ integration_type: 'other', config: { secret_key: secret } });
  expect(created.data).toMatchObject({ status: 'active', config: { signed_with: 'secret_key' } });
  const id = String(created.data['id']);
  const read = await server.call('GET', `${INTEGRATIONS}/${id}`);
  expect(created.text + read.text).not.toContain(secret);
  const [row] = await server.query<{ secret: Buffer }>(
    'select secret from integrations where id = $1',
    [id],
  );
  expect(row?.secret.toString('latin1')).not.toContain(secret);
  const told = await server.query<{ actor: string; action: string; after: object }>(
    'select actor, action, after from audit_entries where subject = $1',
    [id],
  );
  expect(told).toEqual([
    {
      actor: 'key:main',
      action: 'integration.created',
      after: expect.objectContaining({ signedWith: 'secret_key', newSecret: true }) as unknown,
    },
  ]);
  expect(JSON.stringify(told)).not.toContain(secret);
});

it('leaves what is not sent, and writes nothing when nothing changes', async () => {
  const mapping = { order_paid: 'purchase', review_submitted: 'award:write_a_review' };
  const created = await create({ integration_type: 'other', config: { mapping } });
  const id = String(created.data['id']);
  const url = `${INTEGRATIONS}/${id}`;
  const same = await server.call('POST', url, { json: { config: { mapping } } });
  expect(same.data).toEqual(created.data);
  const off = await server.call('POST', url, { json: { status: 'INACTIVE' } });
  expect(off.data).toMatchObject({ status: 'inactive', config: { mapping } });
  const audit = 'select action from audit_entries where subject = $1 order by id';
  expect(await server.query(audit, [id])).toEqual([
    { action: 'integration.created' },
    { action: 'integration.changed' },
  ]);
});

it('is not made where somebody only wanted to see what would be', async () => {
  const before = (await server.call('GET', INTEGRATIONS)).data['total'];
  const refused = await create({ integration_type: 'other' }, { 'fealty-simulate': 'true' });
  expect([refused.status, refused.code]).toEqual([400, 'INVALID_REQUEST_PARAMETER_VALUES']);
  expect(refused.reason).toMatch(/cannot be simulated/);
  expect((await server.call('GET', INTEGRATIONS)).data['total']).toBe(before);
  const clock = '/v2/loyalty/test-clock';
  const sent = { json: { by: { days: 30 } } };
  const still = await server.call('POST', `${clock}/advance?simulate=true`, sent);
  expect(still.status).toBe(400);
  const { now } = (await server.call('GET', clock)).data;
  expect(Math.abs(Date.parse(`${String(now)} UTC`) - Date.now())).toBeLessThan(60_000);
});

it('lists them in pages, always as a list', async () => {
  const all = await server.call('GET', INTEGRATIONS);
  const listed = all.data['integrations'] as unknown[];
  expect(all.data).toMatchObject({ total: listed.length, more: false });
  const page = await server.call('GET', `${INTEGRATIONS}?start_index=1&count=1`);
  expect(page.data).toMatchObject({ total: listed.length, more: true, next_start_index: 2 });
  expect(page.data['integrations']).toEqual([listed[1]]);
  const behind = await server.call('GET', `${INTEGRATIONS}?start_cursor=500`);
  expect(behind.data).toMatchObject({ integrations: [], total: listed.length, more: false });
});

it.each([
  [{}, /missing: integration_type/],
  [{ integration_type: 'x', status: 'on' }, /status is "on", allowed is one of active, inactive/],
  [{ integration_type: 'x', config: 'text' }, /config is/],
  [{ integration_type: 'x', config: { secret_key: 'short' } }, /config\.secret_key is too short/],
  [{ integration_type: 'x', config: { events: ['a\nb'] } }, /config\.events is/],
  [
    { integration_type: 'x', config: { mapping: { order_paid: 'dance' } } },
    /config\.mapping\.order_paid is "dance", allowed is purchase/,
  ],
  [{ integration_type: 'x', config: { mapping: { order_paid: 7 } } }, /mapping\.order_paid is "7"/],
  [{ integration_type: 'x', config: { mapping: { a: 'award:' } } }, /mapping\.a is "award:"/],
])('refuses %j and says what is wrong', async (json, reason) => {
  const answer = await create(json);
  expect([answer.status, answer.code]).toEqual([400, 'INVALID_REQUEST_PARAMETER_VALUES']);
  expect(answer.reason).toMatch(reason);
});

it('refuses a key as secret that was revoked or may not sign', async () => {
  const { pool, merchantId } = server;
  const revoked = await newKey('revoked');
  await revokeKey(pool, { merchantId, identifier: 'revoked', actor: 'test' });
  const agents = await newKey('agents', 'support');
  for (const key of [revoked, agents, await newKey('reader', 'read')]) {
    const answer = await create({ integration_type: 'x', config: { secret_key: key } });
    expect([answer.status, answer.code]).toEqual([400, 'INVALID_REQUEST_PARAMETER_VALUES']);
    expect(answer.text).not.toContain(key);
  }
});

it('knows no others’, and lets no key change them that may not', async () => {
  const created = await create({ integration_type: 'mine' });
  const url = `${INTEGRATIONS}/${String(created.data['id'])}`;
  for (const id of ['0'.repeat(24), 'x', '%00']) {
    for (const path of [`${INTEGRATIONS}/${id}`, `${INTEGRATIONS}/${id}/events`]) {
      const answer = await server.call('GET', path);
      expect([answer.status, answer.code]).toEqual([404, 'INTEGRATION_DOES_NOT_EXIST']);
    }
    const json = { status: 'inactive' };
    const answer = await server.call('POST', `${INTEGRATIONS}/${id}`, { json });
    expect([answer.status, answer.code]).toEqual([404, 'INTEGRATION_DOES_NOT_EXIST']);
  }
  for (const key of ['key-read', 'key-support']) {
    const headers = { 'api-key': key };
    const sent = { json: { status: 'inactive' }, headers };
    expect((await server.call('POST', url, sent)).status).toBe(401);
    expect((await server.call('GET', url, { headers })).status).toBe(200);
  }
});

it('joins a hundred shops and no more', async () => {
  const { data } = await server.call('GET', INTEGRATIONS);
  for (let n = Number(data['total']); n < 100; n += 1) await create({ integration_type: 'x' });
  const answer = await create({ integration_type: 'one too many' });
  expect([answer.status, answer.code]).toEqual([400, 'TOO_MANY_INTEGRATIONS']);
});
