import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  apiServer,
  INSTALLATION_SECRET_DIGITS,
  type ApiServer,
} from '../../../../tests/support/api-server.ts';
import { startReceiver, type Receiver } from '../../../../tests/support/receiver.ts';
import { readConfig } from '../config.ts';
import { verifySignatures } from '../webhooks/verify.ts';
import { dispatch } from './dispatch.ts';
import { webhooksAdd, webhooksList, webhooksTest } from './webhooks.ts';
import { webhooksLog, webhooksReplay } from './webhooks-log.ts';

let server: ApiServer;
let receiver: Receiver;

beforeAll(async () => {
  server = await apiServer();
  const form = { first_name: 'Ann', last_name: 'B', email: 'ann@b.c', uid: 'ann' };
  await server.call('POST', '/v1/loyalty/users', { form });
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

async function fealty(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const told = { out: '', err: '' };
  const environment = {
    DATABASE_URL: server.test.url,
    FEALTY_SECRET: INSTALLATION_SECRET_DIGITS,
    FEALTY_OUTBOUND_ALLOW: '127.0.0.1',
    FEALTY_OUTBOUND_PORTS: '1-65535',
  };
  const commands = [webhooksList, webhooksAdd, webhooksTest, webhooksReplay, webhooksLog];
  const code = await dispatch(commands, ['webhooks', ...args], {
    out: (line) => (told.out += `${line}\n`),
    err: (line) => (told.err += `${line}\n`),
    isTerminal: false,
    config: () => readConfig(environment),
  });
  return { code, ...told };
}

async function add(...more: string[]): Promise<{ id: string; secret: string }> {
  const added = await fealty('add', receiver.url, '--events', 'event_member_enrol', ...more);
  expect(added.code).toBe(0);
  const [, id = ''] = /^webhook {2}([0-9a-f]{24})$/m.exec(added.out) ?? [];
  const [, secret = ''] = /^secret {3}(\S+)$/m.exec(added.out) ?? [];
  return { id, secret };
}

it('adds a webhook and tries it out, signed with what it told', async () => {
  const { id, secret } = await add('--name', 'CRM');
  expect(secret).toMatch(/^whsec_/);
  const tried = await fealty('test', id, 'evt_points_awarded');
  expect(tried).toMatchObject({ code: 0, out: expect.stringContaining('answered 200') as unknown });
  const [arrived] = receiver.arrived;
  if (arrived === undefined) throw new Error('nothing arrived');
  const body = Buffer.from(arrived.body);
  const judged = verifySignatures({ headers: arrived.headers, body }, [secret], Date.now());
  expect(judged).toEqual({ standard: 'good', platform: 'good' });
  receiver.behave = (_arrived, response) => {
    response.writeHead(503).end('not \u001b[31mnow');
    return null;
  };
  const failed = await fealty('test', id, 'points.awarded');
  expect(failed.code).toBe(1);
  expect(failed.out).toContain('failed  answered 503');
  expect(failed.out).toContain('not \uFFFD[31mnow');
  const log = await fealty('log', id);
  const [newest = '', older = ''] = log.out.split('\n');
  expect(newest).toContain('failed  answered 503');
  expect(older).toContain('delivered  answered 200');
  const only = await fealty('log', id, '--outcome', 'delivered', '--count', '1');
  expect(only.out.trim()).toBe(older);
});

it('lists webhooks and how they do', async () => {
  const { id } = await add('--format', 'v1', '--name', 'CRM');
  await server.query(
    `update endpoint_health set failing_since = '2026-10-05T23:11:02Z', last_failure = 'tls: no'`,
  );
  const { code, out } = await fealty('list');
  expect(code).toBe(0);
  expect(out).toContain(`${id}  active  v1  CRM  ${receiver.url}\n  member.enrolled\n`);
  expect(out).toContain('  delivered 0, given up 0, waiting 0\n');
  expect(out).toContain('  failing since 10/05/2026 23:11:02: tls: no\n');
});

it('tells events again', async () => {
  const { id } = await add();
  const waiting = async (): Promise<number> => {
    const [row] = await server.query<{ many: number }>(
      `select count(*)::int as many from deliveries where replay and endpoint_id = $1`,
      [id],
    );
    return row?.many ?? 0;
  };
  await server.query('delete from event_outbox');
  const [event] = await server.query<{ id: string }>(
    `select id from events where type = 'member.enrolled'`,
  );
  const late = await fealty('replay', id, '--from', '01/01/2090');
  expect(late).toMatchObject({ code: 0, out: '0 events are told again\n' });
  const one = await fealty('replay', id, '--member', 'ann@b.c', '--event', event?.id ?? '');
  expect(one.out).toBe('1 events are told again\n');
  expect(await waiting()).toBe(1);
  const audit = await server.query(
    `select distinct actor from audit_entries where action = 'webhook.replayed'`,
  );
  expect(audit).toEqual([{ actor: 'cli' }]);
});

describe('what cannot be used', () => {
  it.each([
    [['add'], 'URL is missing'],
    [['add', 'http://10.0.0.1/', '--events', 'points.awarded'], 'URL: '],
    [['add', 'crm', '--events', 'points.awarded'], 'URL: The URL does not begin with a scheme'],
    [['add', 'http://127.0.0.1/'], '--events is missing'],
    [['add', 'http://127.0.0.1/', '--events', 'nothing'], 'nothing is no event'],
    [
      ['add', 'http://127.0.0.1/', '--events', 'points.expired', '--format', 'v1'],
      'events is points.expired; allowed is one of evt_',
    ],
    [
      ['add', 'http://127.0.0.1/', '--events', 'points.awarded', '--secret', 'short'],
      'secret_key is 5 characters',
    ],
    [
      ['add', 'http://127.0.0.1/', '--events', 'points.awarded', '--format', 'v3'],
      '--format is one of v1, v2',
    ],
    [['test', 'x'], 'WEBHOOK or EVENT is missing'],
    [['test', 'x', 'points.awarded'], 'there is no webhook x'],
    [['replay', 'x'], 'say which events'],
    [['replay', 'x', '--from', 'yesterday'], '--from is yesterday'],
    [
      ['replay', 'x', '--outcome', 'lost'],
      '--outcome is lost; allowed are delivered, given_up, dropped',
    ],
    [['log'], 'WEBHOOK is missing'],
    [['log', 'x', '--count', '0'], '--count is 0; 1 to 1000 are allowed'],
    [['log', 'x', '--outcome', 'lost'], '--outcome is lost'],
    [['list', '--merchant', 'nobody'], 'there is no merchant nobody'],
  ])('is told: %j', async (args, message) => {
    const said = await fealty(...args);
    expect(said.code).toBe(2);
    expect(said.err).toContain(message);
  });
});
