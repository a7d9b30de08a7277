import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  apiServer,
  INSTALLATION_SECRET_DIGITS,
  type ApiServer,
} from '../../../../tests/support/api-server.ts';
import { startStandIn, type StandIn } from '../../../../tests/support/zendesk/stand-in.ts';
import { readConfig } from '../config.ts';
import { dispatch } from './dispatch.ts';
import { zendeskCommands } from './zendesk.ts';

let server: ApiServer;
let standIn: StandIn;
let memberId: string;

beforeAll(async () => {
  standIn = await startStandIn({ now: () => Date.now(), limit: 700 });
  server = await apiServer();
  const json = { member_id: 'ann', first_name: 'Ann', last_name: 'A', email_address: 'ann@b.c' };
  memberId = String((await server.call('POST', '/v2/loyalty/members', { json })).data['id']);
});
afterAll(async () => {
  await server.close();
  await standIn.close();
});

interface Told {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

async function fealty(...args: string[]): Promise<Told> {
  const told = { out: '', err: '' };
  const environment = {
    DATABASE_URL: server.test.url,
    FEALTY_SECRET: INSTALLATION_SECRET_DIGITS,
    FEALTY_BASE_URL: 'https://loyalty.example',
    FEALTY_OUTBOUND_ALLOW: '127.0.0.1',
    FEALTY_OUTBOUND_PORTS: '1-65535',
  };
  const code = await dispatch(
    zendeskCommands(() => standIn.origin),
    ['zendesk', ...args],
    {
      out: (line) => (told.out += `${line}\n`),
      err: (line) => (told.err += `${line}\n`),
      isTerminal: false,
      config: () => readConfig(environment),
    },
  );
  return { code, ...told };
}

async function connect(...args: string[]): Promise<string> {
  const { code, out, err } = await fealty('connect', 'acme', ...args);
  expect([code, err]).toEqual([0, expect.stringContaining('fealty zendesk check')]);
  return /^help desk {2}([0-9a-f]{24})$/m.exec(out)?.[1] ?? '';
}

const asJson = ({ out }: Told): unknown => JSON.parse(out);
const OAUTH = ['--client-id', 'fealty', '--secret', 'client-secret'];

it('connects, looks without a trace, makes what is missing, and shows how it does', async () => {
  const id = await connect(...OAUTH);
  const checked = await fealty('check', id);
  expect([checked.code, asJson(checked)]).toMatchObject([
    0,
    { is_connected: true, acts_as: { role: 'admin' } },
  ]);
  expect(
    standIn.seen.every(({ asked }) => asked.method === 'GET' || asked.path === '/oauth/tokens'),
  ).toBe(true);
  expect(standIn.account.fields.size).toBe(0);
  expect((await fealty('fields', id)).code).toBe(0);
  expect(standIn.account.fields.size).toBe(21);
  expect(asJson(await fealty('health', id))).toMatchObject({ auth: { kind: 'oauth_client' } });
  expect(await fealty('sync', id, 'ann@b.c')).toMatchObject({
    code: 0,
    out: `${memberId} is next\n`,
  });
  expect((await fealty('backfill', id)).out).toBe('started\n');
  expect((await fealty('backfill', id)).out).toBe('one is under way\n');
  expect((await fealty('backfill', id, '--stop')).out).toBe('stopped\n');
  const user = standIn.account.addUser({ emails: ['canary@b.c'] });
  const tried = await fealty('check', id, '--canary', String(user.id));
  expect([tried.code, tried.out]).toEqual([0, expect.stringContaining('"is_stored": true')]);
});

it('says that Zendesk does not let it in', async () => {
  const id = await connect('--client-id', 'fealty', '--secret', 'another-secret');
  const { code, out } = await fealty('check', id);
  expect([code, JSON.parse(out)]).toMatchObject([1, { is_connected: false }]);
});

it('names the day on which API tokens end', async () => {
  const { err } = await fealty(
    'connect',
    'acme',
    '--api-token-of',
    'a@b.c',
    '--secret',
    'token-123',
  );
  expect(err).toMatch(/API tokens end on \d{4}-\d\d-\d\d: move to OAuth/);
});

describe('what it is told wrongly', () => {
  it.each([
    [['connect', 'acme'], '--secret is missing'],
    [['connect', 'acme', '--secret', 'client-secret'], 'client_id is missing'],
    [['connect', 'a.b', ...OAUTH], 'subdomain is "a.b"'],
    [['connect', 'acme', '--client-id', 'x', '--secret', 'a b'], '--secret is 3 characters'],
    [['check'], 'HELP-DESK is missing'],
    [['check', 'f'.repeat(24)], 'there is no help desk'],
  ])('is said: %j', async (args, said) => {
    const { code, err } = await fealty(...args);
    expect([code, err]).toEqual([2, expect.stringContaining(said)]);
  });

  it('is said: a member or a canary that is none', async () => {
    const id = await connect(...OAUTH);
    const unknown = await fealty('sync', id, 'nobody@b.c');
    expect([unknown.code, unknown.err]).toEqual([
      2,
      expect.stringContaining('there is no member nobody@b.c'),
    ]);
    expect((await fealty('sync', id)).err).toContain('MEMBER is missing');
    expect((await fealty('check', id, '--canary', 'x')).err).toContain('--canary is the number');
  });
});
