import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  apiServer,
  INSTALLATION_SECRET_DIGITS,
  type ApiServer,
} from '../../../../tests/support/api-server.ts';
import { readConfig } from '../config.ts';
import { dispatch } from './dispatch.ts';
import { helpDeskCommands } from './help-desk.ts';

let server: ApiServer;

beforeAll(async () => {
  server = await apiServer();
});

afterAll(async () => {
  await server.close();
});

async function fealty(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const told = { out: '', err: '' };
  const environment = {
    DATABASE_URL: server.test.url,
    FEALTY_SECRET: INSTALLATION_SECRET_DIGITS,
    FEALTY_BASE_URL: 'https://loyalty.example/points',
  };
  const code = await dispatch(helpDeskCommands, ['help-desk', ...args], {
    out: (line) => (told.out += `${line}\n`),
    err: (line) => (told.err += `${line}\n`),
    isTerminal: false,
    config: () => readConfig(environment),
  });
  return { code, ...told };
}

async function create(...args: string[]): Promise<{ id: string; key: string; out: string }> {
  const { code, out, err } = await fealty('create', ...args);
  expect([code, err]).toEqual([0, expect.stringContaining('shown this once')]);
  const [, id = ''] = /^help desk {2}([0-9a-f]{24})$/m.exec(out) ?? [];
  const [, key = ''] = /^api-key {4}([0-9a-f]{32})$/m.exec(out) ?? [];
  return { id, key, out };
}

const ask = (id: string, key: string) =>
  server.call('POST', `/integrations/gladly/${id}`, {
    json: { lookupLevel: 'DETAILED', query: { externalCustomerId: 'nobody' } },
    headers: { 'api-key': key },
  });

it('connects a help desk, whose key opens its address and nothing else', async () => {
  const { id, key, out } = await create('gladly', '--name', 'EU', '--actions', 'on');
  expect(out).toContain(`url        https://loyalty.example/points/integrations/gladly/${id}`);
  expect((await ask(id, key)).status).toBe(200);
  const headers = { 'api-key': key };
  expect((await server.call('GET', '/v2/loyalty/activities', { headers })).status).toBe(401);
  const listed = await fealty('list');
  expect(listed.out).toContain(`${id}  gladly  active  actions on  EU`);
});

it('changes, pauses, resumes and disconnects one', async () => {
  const { id, key } = await create('gladly', '--secret', 'a signing key', '--award-max', '100');
  const changed = await fealty(
    ...['change', id, '--set', 'transaction_cards=true', '--daily-max', '500'],
    ...['--award-max', '0', '--secret', ''],
  );
  expect(changed).toMatchObject({ code: 0, out: `${id} is changed\n` });
  const shown = JSON.parse((await fealty('show', id)).out) as object;
  expect(shown).toMatchObject({
    ...{ settings: { transaction_cards: true }, has_secret: false, actions: false },
    ...{ award_max: 0, agent_daily_max: 0, daily_max: 500, status: 'active' },
  });
  await fealty('pause', id);
  expect((await ask(id, key)).status).toBe(503);
  await fealty('pause', id, '--resume');
  expect((await ask(id, key)).status).toBe(200);
  expect((await fealty('delete', id)).out).toContain('disconnected');
  expect((await fealty('show', id)).err).toContain(`there is no help desk ${id}`);
  const told = await server.query<{ action: string }>(
    `select action from audit_entries where subject = $1 order by id`,
    [id],
  );
  expect(told.map(({ action }) => action)).toEqual([
    'help_desk.created',
    ...['help_desk.changed', 'help_desk.changed', 'help_desk.changed', 'help_desk.deleted'],
  ]);
});

describe('what it is told wrongly', () => {
  it.each([
    [['create'], 'gladly or zendesk'],
    [['create', 'freshdesk'], 'gladly or zendesk'],
    [['create', 'gladly', '--actions', 'maybe'], 'on or off'],
    [['create', 'gladly', '--award-max', '1.5'], 'award_max is 1.5'],
    [['create', 'gladly', '--secret', 'short'], '8 to 255 characters'],
    [['create', 'gladly', '--set', 'colour=red'], 'settings.colour is red'],
    [['create', 'gladly', '--set', 'on_fault=explode'], 'one of unavailable, empty'],
    [['create', 'gladly', '--set', 'match_by_phone=yes'], 'true or false'],
    [['create', 'gladly', '--set', 'nonsense'], 'NAME=VALUE'],
    [['show'], 'HELP-DESK is missing'],
    [['show', 'x'], 'there is no help desk x'],
  ])('is said: %j', async (args, said) => {
    const { code, err } = await fealty(...args);
    expect([code, err]).toEqual([2, expect.stringContaining(said)]);
  });
});
