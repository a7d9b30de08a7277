import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiServer, type ApiServer } from '../../../../../../tests/support/api-server.ts';
import { startStandIn, type StandIn } from '../../../../../../tests/support/zendesk/stand-in.ts';

let server: ApiServer;
let standIn: StandIn;
let id: string;

const DESKS = '/v2/loyalty/help-desks';
const SETTINGS = { subdomain: 'acme', client_id: 'fealty' };

beforeAll(async () => {
  standIn = await startStandIn({ now: () => Date.now(), limit: 700 });
  server = await apiServer(undefined, { zendeskOrigin: () => standIn.origin });
  const form = { first_name: 'Bob', last_name: 'B', email: 'bob@b.c', uid: 'bob-1' };
  await server.call('POST', '/v1/loyalty/users', { form });
  id = await connect({ settings: SETTINGS, secret_key: 'client-secret' });
});
afterAll(async () => {
  await server.close();
  await standIn.close();
});

async function connect(terms: object, kind = 'zendesk'): Promise<string> {
  const made = await server.call('POST', DESKS, { json: { kind, name: 'Support', ...terms } });
  expect(made.status).toBe(200);
  return String(made.data['id']);
}

const at = (path = '', desk = id): string => `${DESKS}/${desk}/zendesk${path}`;

describe('a connection to Zendesk', () => {
  it('is an endpoint of its own that no list of webhooks shows', async () => {
    const rows = await server.query('select kind, status, types from endpoints where id = $1', [
      id,
    ]);
    expect(rows).toMatchObject([{ kind: 'zendesk', status: 'active' }]);
    const { data } = await server.call('GET', '/v2/loyalty/webhooks');
    expect(data['webhooks']).toEqual([]);
    const changed = await server.call('PUT', `/v2/loyalty/webhooks/${id}`, {
      json: { status: 'inactive' },
    });
    expect([changed.status, changed.code]).toEqual([404, 'WEBHOOK_DOES_NOT_EXIST']);
  });

  it('is checked, without changing anything there, and shows who we are', async () => {
    standIn.account.addField('zrl_member_available_points', 'decimal');
    const { data } = await server.call('POST', at('/check'));
    expect(data).toMatchObject({ is_connected: true, acts_as: { name: 'Fealty', role: 'admin' } });
    expect(standIn.account.fields.size).toBe(1);
    const made = await server.call('POST', at('/fields'));
    expect(made.data['fields']).toHaveLength(21);
    expect(standIn.account.fields.size).toBe(21);
    const { data: health } = await server.call('GET', at());
    expect(health).toMatchObject({
      state: 'connected',
      acts_as: { role: 'admin' },
      auth: { kind: 'oauth_client', sunset_date: null },
      rate: { limit: 700, share_percent: 50 },
    });
    expect(health['fields']).toHaveLength(21);
  });

  it('takes a member into its queue at once, and lists him', async () => {
    const sent = await server.call('POST', at('/sync'), { json: { member_id: 'bob-1' } });
    expect(sent.data).toMatchObject({ state: 'waiting', is_waiting: true });
    const listed = await server.call('GET', at('/members?state=waiting'));
    expect(listed.data).toMatchObject({ total: 1, more: false });
    const unknown = await server.call('POST', at('/sync'), { json: { member_id: 'nobody' } });
    expect(unknown.code).toBe('INCORRECT_MEMBER_ID_PASSED');
    const { data } = await server.call('GET', at());
    expect(data['queue']).toMatchObject({ waiting: 1, waiting_in_backfill: 0 });
  });

  it('begins a backfill once, and stops it once', async () => {
    const run = async (command: string): Promise<unknown> =>
      (await server.call('POST', at('/backfill'), { json: { command } })).data['is_changed'];
    expect([await run('start'), await run('start')]).toEqual([true, false]);
    const { data } = await server.call('GET', at());
    expect(data['backfill']).toMatchObject({ phase: 'mapping', members_marked: 0 });
    expect([await run('stop'), await run('stop')]).toEqual([true, false]);
    const actions = await server.query<{ action: string }>(
      `select action from audit_entries where subject = $1 order by id`,
      [id],
    );
    expect(actions.map(({ action }) => action)).toEqual([
      'help_desk.created',
      'zendesk.member_sent',
      'zendesk.backfill_started',
      'zendesk.backfill_stopped',
    ]);
  });

  it('says when API tokens end where one is used', async () => {
    const token = await connect({
      settings: { subdomain: 'acme', auth: 'api_token', email: 'a@b.c' },
      secret_key: 'TOKEN',
    });
    const { data } = await server.call('GET', at('', token));
    expect(data['auth']).toMatchObject({ kind: 'api_token', sunset_date: '04/30/2027 00:00:00' });
  });

  it('says what it lacks, and calls nobody until it has it', async () => {
    const bare = await connect({});
    expect((await server.call('GET', at('', bare))).data).toMatchObject({
      state: 'not_connected',
      lacking: ['subdomain'],
    });
    const checked = await server.call('POST', at('/check', bare));
    expect([checked.status, checked.code, checked.reason]).toEqual([
      ...[400, 'ZENDESK_NOT_CONNECTED', 'The help desk lacks subdomain'],
    ]);
    await server.call('PUT', `${DESKS}/${bare}`, { json: { settings: SETTINGS } });
    expect((await server.call('GET', at('', bare))).data['lacking']).toEqual(['secret_key']);
    await server.call('PUT', `${DESKS}/${bare}`, { json: { secret_key: 'client-secret' } });
    const [row] = await server.query('select status from endpoints where id = $1', [bare]);
    expect(row).toEqual({ status: 'active' });
    await server.call('DELETE', `${DESKS}/${bare}`);
    const [after] = await server.query('select status from endpoints where id = $1', [bare]);
    expect(after).toEqual({ status: 'deleted' });
  });

  it.each([
    [{ subdomain: 'https://acme.zendesk.com' }, 'settings.subdomain'],
    [{ subdomain: '169.254.169.254/' }, 'settings.subdomain'],
    [{ auth: 'password' }, 'settings.auth'],
    [{ rate_share: 95 }, 'settings.rate_share'],
    [{ window_seconds: 1 }, 'settings.window_seconds'],
    [{ also: ['everything'] }, 'settings.also'],
    [{ fields: ['first_name=has-hyphen'] }, 'settings.fields'],
    [{ fields: ['first_name=123'] }, 'settings.fields'],
    [{ fields: ['first_name=email'] }, 'settings.fields'],
    [{ fields: ['nickname=off'] }, 'settings.fields'],
    [{ sub_domain: 'acme' }, 'settings.sub_domain'],
  ])('refuses %j, naming the setting', async (settings, name) => {
    const refused = await server.call('PUT', `${DESKS}/${id}`, { json: { settings } });
    expect(refused.status).toBe(400);
    expect(refused.reason).toContain(name);
  });

  it('is none of Gladly’s, of another scope’s, and of none', async () => {
    const gladly = await connect({}, 'gladly');
    expect((await server.call('GET', at('', gladly))).code).toBe('ZENDESK_NOT_CONNECTED');
    const none = await server.call('GET', at('', 'f'.repeat(24)));
    expect(none.code).toBe('HELP_DESK_DOES_NOT_EXIST');
    const headers = { 'api-key': 'key-support' };
    expect((await server.call('GET', at(), { headers })).code).toBe('ERROR_UNAUTHORIZED');
  });
});
