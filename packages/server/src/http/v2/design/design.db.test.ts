import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createKey } from '../../../usecases/create-key.ts';
import {
  apiServer,
  INSTALLATION_SECRET,
  type ApiServer,
  type Received,
} from '../../../../../../tests/support/api-server.ts';
import { signToken } from '../../../../../../tests/support/sign-token.ts';

let server: ApiServer;

beforeAll(async () => {
  server = await apiServer();
});
afterAll(() => server.close());

function read(): Promise<Received> {
  return server.call('GET', '/v2/loyalty/storefront/design');
}

function update(json: object): Promise<Received> {
  return server.call('PUT', '/v2/loyalty/storefront/design', { json });
}

async function revision(): Promise<number> {
  return Number((await read()).data['revision']);
}

/** What a guest of the store is shown; `known` is the tag of what the browser has. */
async function shown(known = '') {
  const identifier = 'design';
  const keys = {
    merchantId: server.merchantId,
    identifier,
    scope: 'write',
    actor: 'test',
  } as const;
  guestKey ??= await createKey(server.pool, INSTALLATION_SECRET, keys);
  const token = signToken({ exp: Math.floor(Date.now() / 1000) + 3600 }, guestKey);
  const headers = { 'partner-id': 'cad458dc4e', authorization: `Bearer ${token}` };
  const url = '/v2/loyalty-storefront/design';
  const answer = await server.app.inject({
    ...{ method: 'GET', url },
    headers: { ...headers, ...(known === '' ? {} : { 'if-none-match': known }) },
  });
  const { statusCode: status, body, headers: told } = answer;
  const data =
    body === '' ? {} : (JSON.parse(body) as { data: Readonly<Record<string, unknown>> }).data;
  return { status, headers: told, body, data };
}

let guestKey: string | undefined;

describe('the design of the storefront', () => {
  it('is ours until a merchant says otherwise, and what he leaves out stays', async () => {
    expect((await read()).data).toMatchObject({
      revision: 0,
      theme: 'calm',
      accent_color: '#23665b',
      launcher: 'end',
      texts: {},
      logo: null,
      last_modified_by: null,
    });
    const said = { theme: 'night', accent_color: '#E8B45A', background_color: '#14161d' };
    const saved = await update({ revision: 0, ...said, text_color: '#eceaf2' });
    expect(saved.data).toMatchObject({ revision: 1, theme: 'night', accent_color: '#e8b45a' });
    const after = await update({ revision: 1, corners: 'round', languages: ['de', 'en'] });
    expect(after.data).toMatchObject({
      ...{ revision: 2, theme: 'night', corners: 'round', languages: ['de', 'en'] },
      last_modified_by: 'key:main',
    });
  });

  it('is changed by one of two who read the same, and the other is told who was first', async () => {
    const seen = await revision();
    const both = await Promise.all([
      update({ revision: seen, theme: 'bold' }),
      update({ revision: seen, theme: 'classic' }),
    ]);
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    const [late] = both.filter(({ status }) => status === 409);
    expect(late).toMatchObject({ code: 'DESIGN_CHANGED', body: { revision: seen + 1 } });
    expect(late?.reason).toMatch(/^The design is at revision \d+: key:main changed it at /);
  });

  it('refuses colours that cannot be read, and names both', async () => {
    const seen = await revision();
    const refused = await update({
      ...{ revision: seen, accent_color: '#ffcc00', background_color: '#ffffff' },
      text_color: '#222222',
    });
    expect(refused.status).toBe(400);
    expect(refused.reason).toBe(
      'accent_color is "#ffcc00", allowed is a colour with a contrast of at least 4.5 on the background #ffffff, where #ffcc00 has 1.5',
    );
    expect(await revision()).toBe(seen);
  });

  it('refuses what is no colour, no word of ours and no picture, each by its name', async () => {
    const refused = await update({
      revision: await revision(),
      accent_color: 'red',
      texts: { en: { shout: 'Hey' } },
      logo: 'data:image/png;base64,aGVsbG8=',
    });
    expect(refused.status).toBe(400);
    expect(refused.reason).toMatch(/accent_color is "red".*; texts is "shout".*; logo is "data:/);
  });

  it('shows guests the logo and the words, and says 304 where a browser has them', async () => {
    const create = { width: 600, height: 200, channels: 3, background: '#a01030' } as const;
    const png = await sharp({ create }).png().toBuffer();
    const saved = await update({
      revision: await revision(),
      texts: { de: { redeem_title: 'Prämien' }, fr: { earn_title: '' } },
      logo: `data:image/png;base64,${png.toString('base64')}`,
    });
    expect(saved.status).toBe(200);
    const first = await shown();
    expect(first.data).toMatchObject({
      texts: { de: { redeem_title: 'Prämien' } },
      program_name: 'Shop rewards',
      points_decimals: 0,
    });
    expect(Object.keys(first.data)).not.toContain('last_modified_by');
    const logo = Buffer.from(String(first.data['logo']).replace(/^.*,/, ''), 'base64');
    expect(await sharp(logo).metadata()).toMatchObject({ width: 360, height: 120 });
    expect(first.headers).toMatchObject({ vary: 'partner-id' });
    const known = String(first.headers['etag']);
    expect(await shown(known)).toMatchObject({ status: 304, body: '' });
    await update({ revision: await revision(), logo: '' });
    expect(await shown(known)).toMatchObject({ status: 200, data: { logo: null } });
  });

  it('stands in the audit without the picture', async () => {
    const entries = await server.query<{ actor: string; after: Record<string, unknown> }>(
      `select actor, after from audit_entries where action = 'design.changed' order by id`,
    );
    expect(entries.length).toBeGreaterThan(3);
    expect(entries.map(({ after }) => typeof after['logoBytes'])).not.toContain('undefined');
    expect(JSON.stringify(entries)).not.toContain('base64');
  });
});
