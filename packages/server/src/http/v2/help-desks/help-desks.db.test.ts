import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { apiServer, type ApiServer } from '../../../../../../tests/support/api-server.ts';

const DESKS = '/v2/loyalty/help-desks';
const MINIMAL = { kind: 'gladly', name: 'Support' };

let server: ApiServer;
beforeEach(async () => {
  server = await apiServer();
});
afterEach(async () => {
  await server.close();
});

describe('connecting a help desk', () => {
  it.each([
    [{}, 'kind'],
    [{ name: 'Support' }, 'kind'],
    [{ kind: 'gladly' }, 'name'],
    [{ kind: 5, name: 'Support' }, 'kind'],
    [{ kind: 'helpscout', name: 'Support' }, 'gladly, zendesk'],
    [{ ...MINIMAL, name: 'x'.repeat(201) }, 'at most 200 characters'],
    [{ ...MINIMAL, award_max: '1e99' }, 'award_max'],
    [{ ...MINIMAL, settings: { nope: true } }, 'settings.nope'],
    [{ ...MINIMAL, secret_key: 'short' }, 'secret_key'],
  ])('with %j is refused, and makes neither a help desk nor a key', async (json, said) => {
    const answer = await server.call('POST', DESKS, { json });
    expect([answer.status, answer.reason]).toEqual([400, expect.stringContaining(said)]);
    const made = await server.query('select 1 from help_desks');
    const keys = await server.query(`select 1 from api_keys where identifier like 'help-desk:%'`);
    expect([made, keys]).toEqual([[], []]);
  });

  it('needs its kind and a name, and gives it a key of its own', async () => {
    const { status, data } = await server.call('POST', DESKS, { json: MINIMAL });
    expect(status).toBe(200);
    expect(data).toMatchObject({ ...MINIMAL, status: 'active', actions: false, award_max: 0 });
    expect(data['api_key']).toMatch(/^[0-9a-f]{32}$/);
  });
});
