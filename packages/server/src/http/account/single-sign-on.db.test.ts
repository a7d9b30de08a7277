import type { ServerResponse } from 'node:http';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { apiServer, type ApiServer } from '../../../../../tests/support/api-server.ts';
import {
  CLIENT_ID,
  CLIENT_SECRET,
  startIdentityProvider,
  type IdentityProvider,
  type ProviderAccount,
  type ProviderFaults,
} from '../../../../../tests/support/identity-provider.ts';
import { ask, bearer, PASSWORD, takeOn } from '../../../../../tests/support/sign-in-people.ts';

let provider: IdentityProvider;
let api: ApiServer;
/** The same installation where passwords are for owners alone. */
let strict: ApiServer;
let many = 0;

beforeAll(async () => {
  provider = await startIdentityProvider();
  const terms = {
    name: 'Shop ID',
    issuer: provider.issuer,
    clientId: CLIENT_ID,
    clientSecret: CLIENT_SECRET,
    trustsEmail: false,
  };
  const joins = { domains: ['staff.example'], role: 'agent', partnerId: 'cad458dc4e' } as const;
  api = await apiServer(undefined, { singleSignOn: { provider: terms, isOnly: false, joins } });
  const trusting = { ...terms, trustsEmail: true };
  const singleSignOn = { provider: trusting, isOnly: true, joins: null };
  strict = await apiServer(undefined, { singleSignOn });
});

afterEach(() => {
  provider.faults = {};
});

afterAll(async () => {
  await Promise.all([api.close(), strict.close()]);
  await provider.close();
});

/** Somebody's browser: what it keeps, and where from it comes. */
interface Browser {
  cookies: Map<string, string>;
  readonly from: string;
}

function browser(): Browser {
  many += 1;
  return { cookies: new Map(), from: `10.9.${String(many >> 8)}.${String(many & 255)}` };
}

/** Opens an address; answers where it leads, and what cookies it set. */
async function open(
  server: ApiServer,
  { cookies, from }: Browser,
  url: string,
): Promise<{ readonly to: string; readonly set: readonly string[] }> {
  const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const headers = { accept: 'text/html', ...(cookie === '' ? {} : { cookie }) };
  const answer = await ask(server, 'GET', url, { headers, from });
  expect(answer.status).toBe(303);
  const given = answer.headers['set-cookie'] ?? [];
  const set = (Array.isArray(given) ? given : [given]) as string[];
  for (const each of set) {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(each) ?? [];
    if (value === '') cookies.delete(name);
    else cookies.set(name, value);
  }
  return { to: String(answer.headers['location']), set };
}

const BEGIN = '/account/single-sign-on/begin';
const SESSION = '__Host-fealty_session';

function pathOf(url: string): string {
  const { pathname, search } = new URL(url);
  return `${pathname}${search}`;
}

/** Goes to the provider and back, as a browser does; answers where it ends. */
async function signOn(
  account: ProviderAccount,
  { server = api, at = BEGIN, by = browser() } = {},
): Promise<{ readonly to: string; readonly by: Browser; readonly back: string }> {
  provider.account = account;
  const leaving = await open(server, by, at);
  const back = pathOf(provider.visit(leaving.to));
  const { to } = await open(server, by, back);
  return { to, by, back };
}

/** Who is signed in there; null if nobody is. */
async function whoIs(
  { cookies }: Browser,
  server: ApiServer = api,
): Promise<Readonly<Record<string, unknown>> | null> {
  const token = cookies.get(SESSION);
  if (token === undefined) return null;
  const answer = await ask(server, 'GET', '/account/me', { headers: bearer({ token }) });
  return answer.status === 200 ? answer.data : null;
}

function verified(email: string, sub = `sub of ${email}`): ProviderAccount {
  return { sub, email, email_verified: true };
}

async function audited(action: string): Promise<readonly object[]> {
  const rows = await api.query<{ entry: object }>(
    `select jsonb_build_object('actor', actor, 'after', after) as entry from audit_entries
      where action = $1 order by at`,
    [action],
  );
  return rows.map(({ entry }) => entry);
}

describe('signing in by the provider', () => {
  it('begins a session for whoever has the verified address, and goes on where he wanted to', async () => {
    await takeOn(api, { email: 'ann@shop.example', role: 'manager' });
    const at = `${BEGIN}?return_to=${encodeURIComponent('/members?q=bob')}`;
    const { to, by } = await signOn(verified('Ann@Shop.example'), { at });
    expect(to).toBe('/members?q=bob');
    expect(await whoIs(by)).toMatchObject({ person: { email: 'ann@shop.example' } });
    // The attempt is gone with its end.
    expect([...by.cookies.keys()]).toEqual([SESSION]);
    expect(await audited('person.account_linked')).toContainEqual({
      ...{ actor: 'person:ann@shop.example', after: { issuer: provider.issuer } },
    });
    expect(await audited('person.signed_in')).toContainEqual({
      actor: 'person:ann@shop.example',
      after: expect.objectContaining({ by: 'single_sign_on' }) as unknown,
    });
  });

  it('hands out cookies that no script reads and no other host plants', async () => {
    const by = browser();
    const { set } = await open(api, by, BEGIN);
    expect(set).toHaveLength(1);
    expect(set[0]).toMatch(
      /^__Host-fealty_sign_on=[\w-]+; Path=\/; HttpOnly; SameSite=Lax; Max-Age=600; Secure$/,
    );
  });

  it('knows a linked account again whatever its address has become, and nobody else by that address', async () => {
    await takeOn(api, { email: 'moves@shop.example', role: 'agent' });
    const first = await signOn(verified('moves@shop.example', 'moving'));
    expect(first.to).toBe('/');
    const renamed = await signOn({ sub: 'moving', email: 'new@elsewhere.example' });
    expect(await whoIs(renamed.by)).toMatchObject({ person: { email: 'moves@shop.example' } });
    // The address was given to somebody else there.
    const heir = await signOn(verified('moves@shop.example', 'heir'));
    expect(heir.to).toBe('/?sign_on=other_account');
    expect(await whoIs(heir.by)).toBeNull();
  });

  it.each([
    ['is not verified', { sub: 'v1', email: 'bea@shop.example', email_verified: false }],
    ['is not said to be verified', { sub: 'v2', email: 'bea@shop.example' }],
    ['is missing', { sub: 'v3' }],
    ['is none', { sub: 'v4', email: 'bea', email_verified: true }],
  ])('lets nobody in whose address %s', async (_what, account) => {
    const { to, by } = await signOn(account);
    expect([to, await whoIs(by)]).toEqual(['/?sign_on=unverified', null]);
  });

  it('asks for the address where the token does not name it', async () => {
    await takeOn(api, { email: 'thin@shop.example', role: 'agent' });
    provider.faults = { tellsElsewhere: true };
    const { by } = await signOn(verified('thin@shop.example'));
    expect(await whoIs(by)).toMatchObject({ person: { email: 'thin@shop.example' } });
    provider.faults = {
      tellsElsewhere: true,
      answers: { '/user': (response) => response.end('{"sub":"another","email":"x@y.example"}') },
    };
    const { to } = await signOn(verified('thin@shop.example', 'unlinked'));
    expect(to).toBe('/?sign_on=distrusted');
  });

  it('takes a word for an address on trust only where the operator says so', async () => {
    await takeOn(strict, { email: 'cy@shop.example', role: 'agent' });
    const said = await signOn({ sub: 'cy', email: 'cy@shop.example' }, { server: strict });
    expect(await whoIs(said.by, strict)).toMatchObject({ person: { email: 'cy@shop.example' } });
    const denied = { sub: 'cy-2', email: 'dee@shop.example', email_verified: false };
    expect((await signOn(denied, { server: strict })).to).toBe('/?sign_on=unverified');
  });

  it('lets nobody in who is not known, or whom an owner keeps out', async () => {
    expect((await signOn(verified('nobody@shop.example'))).to).toBe('/?sign_on=unknown');
    const id = await takeOn(api, { email: 'out@shop.example', role: 'agent' });
    await signOn(verified('out@shop.example'));
    await api.query('update people set disabled_at = now() where id = $1', [id]);
    const { to, by } = await signOn(verified('out@shop.example'));
    expect([to, await whoIs(by)]).toEqual(['/?sign_on=kept_out', null]);
  });

  it('asks which store is meant where somebody has several', async () => {
    const merchantId = await secondStore();
    await takeOn(api, { email: 'both@shop.example', role: 'agent' });
    await takeOn(api, { email: 'both@shop.example', role: 'owner', merchantId });
    const account = verified('both@shop.example');
    expect((await signOn(account)).to).toBe('/?sign_on=several');
    const { by } = await signOn(account, { at: `${BEGIN}?merchant=00000000aa` });
    expect(await whoIs(by)).toMatchObject({
      person: { role: 'owner' },
      merchant: { partner_id: '00000000aa' },
    });
  });

  it('asks for no code of ours, not even where the store asks everybody for one', async () => {
    await takeOn(api, { email: 'plain@shop.example', role: 'analyst' });
    const needs = (on: boolean) =>
      api.query(
        `insert into sign_in_rules (merchant_id, needs_second_factor) values ($1, $2)
         on conflict (merchant_id) do update set needs_second_factor = $2`,
        [api.merchantId, on],
      );
    await needs(true);
    const { by } = await signOn(verified('plain@shop.example'));
    expect(await whoIs(by)).toMatchObject({ second_factor: { on: false, needed: false } });
    await needs(false);
  });
});

describe('joining', () => {
  it('takes on whoever has an address of a named domain, once, with the named role', async () => {
    const account = { ...verified('eve@staff.example'), name: 'Eve Example' };
    const { to, by } = await signOn(account);
    expect(to).toBe('/');
    expect(await whoIs(by)).toMatchObject({
      person: { email: 'eve@staff.example', name: 'Eve Example', role: 'agent' },
    });
    await signOn(account);
    const rows = await api.query('select 1 from people where email = $1', ['eve@staff.example']);
    expect(rows).toHaveLength(1);
    expect(await audited('person.joined')).toEqual([
      {
        actor: 'person:eve@staff.example',
        after: { email: 'eve@staff.example', name: 'Eve Example', role: 'agent' },
      },
    ]);
  });

  it.each(['fay@sub.staff.example', 'fay@notstaff.example', 'fay@staff.example.evil.example'])(
    'does not take %s for one of the domain',
    async (email) => {
      expect((await signOn(verified(email))).to).toBe('/?sign_on=unknown');
    },
  );

  it('does not bring back whom an owner took off the list, nor anybody unverified', async () => {
    const account = verified('gone@staff.example');
    await signOn(account);
    const owner = await takeOn(api, { email: 'chief@shop.example', role: 'owner' });
    const chief = await signOn(verified('chief@shop.example'));
    const token = chief.by.cookies.get(SESSION) ?? '';
    const [gone] = await api.query<{ id: string }>('select id from people where email = $1', [
      'gone@staff.example',
    ]);
    const removed = await ask(api, 'DELETE', `/account/people/${gone?.id ?? ''}`, {
      headers: bearer({ token }),
    });
    expect([owner.length, removed.status]).toEqual([24, 200]);
    expect((await signOn(account)).to).toBe('/?sign_on=unknown');
    const unverified = { sub: 'hal', email: 'hal@staff.example', email_verified: false };
    expect((await signOn(unverified)).to).toBe('/?sign_on=unverified');
  });
});

describe('a provider that is not right', () => {
  const right = verified('ida@shop.example');
  beforeAll(async () => {
    await takeOn(api, { email: 'ida@shop.example', role: 'owner' });
  });

  const seconds = (): number => Math.floor(Date.now() / 1000);
  const tokens: readonly (readonly [string, ProviderFaults])[] = [
    ['has another nonce', { claims: (each) => ({ ...each, nonce: 'another' }) }],
    ['has no nonce', { claims: ({ nonce: _nonce, ...each }) => each }],
    ['is of another issuer', { claims: (each) => ({ ...each, iss: 'http://127.0.0.1:1' }) }],
    ['is for another client', { claims: (each) => ({ ...each, aud: 'another' }) }],
    [
      'is for several, and was given to another',
      { claims: (each) => ({ ...each, aud: [CLIENT_ID, 'another'], azp: 'another' }) },
    ],
    ['is over', { claims: (each) => ({ ...each, exp: seconds() - 120 }) }],
    ['does not end', { claims: ({ exp: _exp, ...each }) => each }],
    ['names nobody', { claims: (each) => ({ ...each, sub: '' }) }],
    ['is not signed', { signs: 'none' }],
    ['is signed with the public key as a secret', { signs: 'public key' }],
    ['is signed by a key that is not published', { signs: 'stranger' }],
  ];
  it.each(tokens)('is not believed where its token %s', async (_what, faults) => {
    provider.faults = faults;
    const { to, by } = await signOn(right);
    expect([to, await whoIs(by)]).toEqual(['/?sign_on=distrusted', null]);
  });

  it('is believed by its new keys at once, of either kind', async () => {
    for (const algorithm of ['ES256', 'RS256'] as const) {
      await provider.rotate(algorithm);
      const { by } = await signOn(right);
      expect(await whoIs(by)).toMatchObject({ person: { email: 'ida@shop.example' } });
    }
  });

  const drip = (response: ServerResponse): void => {
    const timer = setInterval(() => response.write(' '.repeat(64)), 50);
    response.on('close', () => clearInterval(timer));
  };
  const flood = (response: ServerResponse): void => {
    response.end(`{"id_token":"${'x'.repeat(2_000_000)}"}`);
  };
  const answers: readonly (readonly [string, string, (response: ServerResponse) => void])[] = [
    ['hangs', '/token', () => undefined],
    ['drips', '/token', drip],
    ['floods', '/token', flood],
    ['answers no JSON', '/token', (response) => response.end('<html>')],
    ['is broken', '/token', (response) => response.writeHead(503).end('{}')],
    ['breaks off', '/token', (response) => response.destroy()],
    [
      'leads elsewhere',
      '/token',
      (response) => response.writeHead(302, { location: 'http://169.254.169.254/' }).end('{}'),
    ],
  ];
  it.each(answers)('that %s is waited for no longer than it may take', async (what, path, does) => {
    provider.faults = { answers: { [path]: does } };
    const began = performance.now();
    const { to, by } = await signOn(right);
    expect(performance.now() - began).toBeLessThan(4000);
    const why = what === 'leads elsewhere' ? 'distrusted' : 'away';
    expect([to, await whoIs(by)]).toEqual([`/?sign_on=${why}`, null]);
  });

  it('that says no is told as a no', async () => {
    provider.faults = { denies: true };
    const at = `${BEGIN}?return_to=/members`;
    expect((await signOn(right, { at })).to).toBe('/members?sign_on=denied');
  });

  it('is asked once for what it says of itself, however many come', async () => {
    const before = provider.asked.get('/.well-known/openid-configuration') ?? 0;
    await Promise.all(Array.from({ length: 20 }, () => open(api, browser(), BEGIN)));
    expect(provider.asked.get('/.well-known/openid-configuration')).toBe(before);
  });
});

describe('what comes back', () => {
  const right = verified('jo@shop.example');
  beforeAll(async () => {
    await takeOn(api, { email: 'jo@shop.example', role: 'agent' });
  });

  it('is refused in another browser, without an attempt, and with another state', async () => {
    provider.account = right;
    const [mine, theirs] = [browser(), browser()];
    const back = pathOf(provider.visit((await open(api, theirs, BEGIN)).to));
    // A link of somebody else, opened here: nobody is to be signed in as him.
    expect((await open(api, mine, back)).to).toBe('/?sign_on=stale');
    await open(api, mine, BEGIN);
    expect((await open(api, mine, back)).to).toBe('/?sign_on=stale');
    expect(await whoIs(mine)).toBeNull();
    const forged = { cookies: new Map([['__Host-fealty_sign_on', 'AAAA']]), from: mine.from };
    expect((await open(api, forged, back)).to).toBe('/?sign_on=stale');
  });

  it('is good for one session, even where the provider takes a code twice', async () => {
    provider.faults = { keepsCodes: true };
    provider.account = right;
    const by = browser();
    const back = pathOf(provider.visit((await open(api, by, BEGIN)).to));
    const copies = [1, 2, 3].map(() => ({ ...browser(), cookies: new Map(by.cookies) }));
    const ends = await Promise.all(copies.map((copy) => open(api, copy, back)));
    expect(ends.map(({ to }) => to).sort()).toEqual(['/', '/?sign_on=used', '/?sign_on=used']);
    const late = { ...browser(), cookies: new Map(by.cookies) };
    expect((await open(api, late, back)).to).toBe('/?sign_on=used');
  });

  it.each([
    'https://evil.example/',
    '//evil.example/',
    '/\\evil.example',
    'javascript:alert(1)',
    '/..//evil.example',
  ])('leads to no other server by %s', async (wanted) => {
    const at = `${BEGIN}?return_to=${encodeURIComponent(wanted)}`;
    expect((await signOn(right, { at })).to).toBe('/');
  });
});

describe('where passwords are for owners', () => {
  it('refuses a right password of anybody else, and says so to nobody who only guesses', async () => {
    await takeOn(strict, { email: 'kim@shop.example', role: 'manager' });
    await takeOn(strict, { email: 'lea@shop.example', role: 'owner' });
    const sign = (email: string, password: string) =>
      ask(strict, 'POST', '/account/sign-in', {
        json: { email, password, answer_with: 'token' },
        from: browser().from,
      });
    const right = await sign('kim@shop.example', PASSWORD);
    expect(right).toMatchObject({ status: 403, code: 'SINGLE_SIGN_ON_NEEDED' });
    expect(right.reason).toContain('sign in with Shop ID');
    expect((await sign('kim@shop.example', 'a wrong one')).code).toBe('SIGN_IN_REFUSED');
    expect((await sign('lea@shop.example', PASSWORD)).status).toBe(200);
    const ways = await ask(strict, 'GET', '/account/sign-in/ways');
    expect(ways.data).toEqual({ single_sign_on: 'Shop ID', passwords: 'owners' });
  });
});

/** A second store of the installation. */
async function secondStore(): Promise<number> {
  const [row] = await api.query<{ id: number }>(
    `insert into merchants (partner_id, public_id, name, is_test)
     values ('00000000aa', $1, 'Second', false) returning id`,
    ['a'.repeat(32)],
  );
  return row?.id ?? 0;
}
