import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiServer, type ApiServer } from '../../../../../tests/support/api-server.ts';
import {
  ask,
  bearer,
  PASSWORD,
  signedIn,
  takeOn,
  tokenOf,
} from '../../../../../tests/support/sign-in-people.ts';

let api: ApiServer;

beforeAll(async () => {
  api = await apiServer();
  await api.query(
    `insert into merchants (partner_id, public_id, name) values ('0123456789', 'f0', 'Another')`,
  );
});

afterAll(async () => {
  await api.close();
});

async function otherMerchant(): Promise<number> {
  const [row] = await api.query<{ id: number }>(
    `select id from merchants where partner_id = '0123456789'`,
  );
  return row?.id ?? 0;
}

function signIn(
  json: object,
  headers: Readonly<Record<string, string>> = {},
): ReturnType<typeof ask> {
  return ask(api, 'POST', '/account/sign-in', { json, headers });
}

describe('signing in', () => {
  beforeAll(async () => {
    await takeOn(api, { email: 'right@shop.example', role: 'owner' });
    const disabled = await takeOn(api, { email: 'disabled@shop.example', role: 'agent' });
    await api.query('update people set disabled_at = now() where id = $1', [disabled]);
    await api.query(
      `insert into people (merchant_id, id, email, name, role)
       values ($1, 'without', 'without@shop.example', 'W', 'agent')`,
      [api.merchantId],
    );
    await takeOn(api, { email: 'both@shop.example', role: 'agent' });
    const merchantId = await otherMerchant();
    await takeOn(api, { email: 'both@shop.example', role: 'analyst', merchantId });
  });

  it.each([
    ['the right password', { email: 'right@shop.example', password: PASSWORD }, 200],
    ['the address in other letters', { email: 'Right@Shop.Example', password: PASSWORD }, 200],
    [
      'the right store',
      { email: 'right@shop.example', password: PASSWORD, merchant: 'cad458dc4e' },
      200,
    ],
    [
      'another store',
      { email: 'right@shop.example', password: PASSWORD, merchant: '0123456789' },
      401,
    ],
    [
      'a store that there is not',
      { email: 'right@shop.example', password: PASSWORD, merchant: 'no-such' },
      401,
    ],
    ['a wrong password', { email: 'right@shop.example', password: 'three green bicycle' }, 401],
    [
      'the password with a blank more',
      { email: 'right@shop.example', password: `${PASSWORD} ` },
      401,
    ],
    ['an address that nobody has', { email: 'nobody@shop.example', password: PASSWORD }, 401],
    ['somebody who was disabled', { email: 'disabled@shop.example', password: PASSWORD }, 401],
    ['somebody without a password', { email: 'without@shop.example', password: PASSWORD }, 401],
    ['two stores and none named', { email: 'both@shop.example', password: PASSWORD }, 401],
    [
      'two stores and one named',
      { email: 'both@shop.example', password: PASSWORD, merchant: '0123456789' },
      200,
    ],
  ])('with %s', async (_what, sent, status) => {
    const answer = await signIn({ ...sent, answer_with: 'token' });
    expect(answer.status).toBe(status);
    if (status === 401) {
      // The same words, whatever was wrong.
      expect(answer.code).toBe('SIGN_IN_REFUSED');
      expect(answer.reason).toMatch(/^E-mail address, password or store is wrong/);
    }
  });

  it('says what is missing or malformed, and repeats no password', async () => {
    expect((await signIn({ email: 'right@shop.example' })).reason).toBe('missing: password');
    const odd = await signIn({ email: 'right@shop.example', password: ['hunter2hunter2'] });
    expect(odd).toMatchObject({ status: 400, code: 'INVALID_REQUEST_PARAMETER_VALUES' });
    expect(odd.text).not.toContain('hunter2');
    const url = '/account/sign-in?email=right@shop.example&password=three+green+bicycles';
    expect((await ask(api, 'POST', url)).reason).toBe('missing: password');
  });

  it('gives browsers a cookie that no script reads, and programs a token', async () => {
    const json = { email: 'right@shop.example', password: PASSWORD };
    const byCookie = await signIn(json, { 'sec-fetch-site': 'same-origin' });
    expect(byCookie.data['token']).toBeNull();
    expect(String(byCookie.headers['set-cookie'])).toMatch(
      /^__Host-fealty_session=fls_cad458dc4e_[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; Max-Age=604800; Secure$/,
    );
    const byToken = await signIn({ ...json, answer_with: 'token' });
    expect(byToken.headers['set-cookie']).toBeUndefined();
    expect(byToken.headers['cache-control']).toBe('no-store');
  });

  it('is not for pages of others', async () => {
    const json = { email: 'right@shop.example', password: PASSWORD };
    const foreign = await signIn(json, { 'sec-fetch-site': 'cross-site' });
    expect(foreign).toMatchObject({ status: 403, code: 'ERROR_FORBIDDEN' });
    const older = await signIn(json, { origin: 'https://evil.example' });
    expect(older.status).toBe(403);
    expect((await signIn(json, { origin: 'https://fealty.example' })).status).toBe(200);
  });

  it('counts wrong passwords until the next right one', async () => {
    await takeOn(api, { email: 'counted@shop.example', role: 'agent' });
    const wrong = { email: 'counted@shop.example', password: 'four green bicycles' };
    await signIn(wrong);
    await signIn(wrong);
    const tries = (): Promise<{ failed_tries: number }[]> =>
      api.query(`select failed_tries from people where email = 'counted@shop.example'`);
    // Nobody waits for it, or the time would tell who is known.
    await expect.poll(tries).toEqual([{ failed_tries: 2 }]);
    await tokenOf(api, 'counted@shop.example');
    expect(await tries()).toEqual([{ failed_tries: 0 }]);
  });

  it('makes who guesses wait, and nobody else', async () => {
    await takeOn(api, { email: 'guessed@shop.example', role: 'agent' });
    const guess = (remoteAddress: string, password: string): Promise<{ statusCode: number }> =>
      api.app.inject({
        method: 'POST',
        url: '/account/sign-in',
        remoteAddress,
        payload: JSON.stringify({ email: 'guessed@shop.example', password }),
      });
    for (let tries = 0; tries < 5; tries += 1) {
      expect((await guess('203.0.113.9', 'a wrong one, each')).statusCode).toBe(401);
    }
    const sixth = await guess('203.0.113.9', PASSWORD);
    expect(sixth).toMatchObject({ statusCode: 429, headers: { 'retry-after': '1' } });
    expect((await guess('203.0.113.10', PASSWORD)).statusCode).toBe(200);
  });
});

describe('a session', () => {
  it('opens the account and v2 as a token and as a cookie', async () => {
    const ann = await signedIn(api, 'ann@shop.example', 'owner');
    const me = await ask(api, 'GET', '/account/me', { headers: bearer(ann) });
    expect(me.data).toMatchObject({
      person: { id: ann.id, email: 'ann@shop.example', name: 'ann', role: 'owner' },
      merchant: { partner_id: 'cad458dc4e', name: 'A shop' },
    });
    const members = '/v2/loyalty/members';
    expect((await ask(api, 'GET', members, { headers: bearer(ann) })).status).toBe(200);
    const cookie = `theme=dark; __Host-fealty_session=${ann.token}`;
    expect((await ask(api, 'GET', members, { headers: { cookie } })).status).toBe(200);
    // Browsers make no difference between the two names over HTTPS; we do.
    const other = `fealty_session=${ann.token}`;
    expect((await ask(api, 'GET', members, { headers: { cookie: other } })).status).toBe(401);
  });

  it('writes by cookie only from a page of its own', async () => {
    const bea = await signedIn(api, 'bea@shop.example', 'manager');
    const cookie = `__Host-fealty_session=${bea.token}`;
    const json = { member_id: 'made-by-bea' };
    const join = (headers: Readonly<Record<string, string>>): ReturnType<typeof ask> =>
      ask(api, 'POST', '/v2/loyalty/members', { json, headers: { cookie, ...headers } });
    for (const headers of [
      {},
      { 'sec-fetch-site': 'same-site' },
      { 'sec-fetch-site': 'cross-site', origin: 'https://fealty.example' },
      { origin: 'https://fealty.example.evil.example' },
      { origin: 'null' },
    ]) {
      expect(await join(headers)).toMatchObject({ status: 403, code: 'ERROR_FORBIDDEN' });
    }
    expect((await join({ 'sec-fetch-site': 'same-origin' })).status).toBe(200);
    const [row] = await api.query<{ actor: string }>(
      `select t.actor from transactions t join members m on m.id = t.member_id
        where m.uid = 'made-by-bea'`,
    );
    expect(row?.actor ?? 'person:bea@shop.example').toBe('person:bea@shop.example');
  });

  it('steps back behind a key', async () => {
    const cay = await signedIn(api, 'cay@shop.example', 'owner');
    const headers = { ...bearer(cay), 'partner-id': 'cad458dc4e', 'api-key': 'key-wrong' };
    expect((await ask(api, 'GET', '/v2/loyalty/members', { headers })).status).toBe(401);
  });

  it.each([
    ['signing out', async (headers) => ask(api, 'POST', '/account/sign-out', { headers })],
    ['its time', async () => sessions("expires_at = now() - interval '1 second'")],
    ['idling', async () => sessions("used_at = now() - interval '12 hours 1 second'")],
    ['being disabled', async (_, id) => patch(id, { disabled: true })],
    ['another role', async (_, id) => patch(id, { role: 'analyst' })],
    ['being taken off', async (_, id) => owner('DELETE', `people/${id}`)],
    ['a link to set the password', async (_, id) => resetBy(id)],
  ] satisfies [string, (headers: { authorization: string }, id: string) => Promise<unknown>][])(
    'ends by %s',
    async (what, end) => {
      const email = `${what.replaceAll(' ', '-')}@shop.example`;
      const dan = await signedIn(api, email, 'manager');
      const again = bearer({ token: await tokenOf(api, email) });
      const headers = bearer(dan);
      expect((await ask(api, 'GET', '/account/me', { headers })).status).toBe(200);
      await end(headers, dan.id);
      const ended = await ask(api, 'GET', '/account/me', { headers });
      expect(ended).toMatchObject({ status: 401, code: 'ERROR_UNAUTHORIZED' });
      // Signing out ends one; all else ends all.
      const other = await ask(api, 'GET', '/account/me', { headers: again });
      expect(other.status).toBe(what === 'signing out' ? 200 : 401);
    },
  );

  it('outlives a change of the password, and no other one does', async () => {
    const eve = await signedIn(api, 'eve@shop.example', 'agent');
    const other = bearer({ token: await tokenOf(api, 'eve@shop.example') });
    const headers = bearer(eve);
    const change = (current: string): ReturnType<typeof ask> =>
      ask(api, 'POST', '/account/password', {
        headers,
        json: { current, new: 'four yellow balloons' },
      });
    expect(await change('not the password')).toMatchObject({ status: 401 });
    expect((await change(PASSWORD)).data).toMatchObject({ sessions_ended: 1 });
    expect((await ask(api, 'GET', '/account/me', { headers })).status).toBe(200);
    expect((await ask(api, 'GET', '/account/me', { headers: other })).status).toBe(401);
  });

  it('is listed and ended by whoever has it alone', async () => {
    const fay = await signedIn(api, 'fay@shop.example', 'agent');
    await tokenOf(api, 'fay@shop.example');
    const gus = await signedIn(api, 'gus@shop.example', 'agent');
    const listed = await ask(api, 'GET', '/account/sessions', { headers: bearer(fay) });
    const all = listed.data['sessions'] as { id: string; current: boolean }[];
    expect(all.map(({ current }) => current)).toEqual([false, true]);
    const url = `/account/sessions/${all[0]?.id ?? ''}`;
    const foreign = await ask(api, 'DELETE', url, { headers: bearer(gus) });
    expect(foreign).toMatchObject({ status: 404, code: 'SESSION_DOES_NOT_EXIST' });
    expect((await ask(api, 'DELETE', url, { headers: bearer(fay) })).status).toBe(200);
  });

  it('is one of twenty at most', async () => {
    await takeOn(api, { email: 'many@shop.example', role: 'agent' });
    const first = await tokenOf(api, 'many@shop.example');
    for (let more = 0; more < 20; more += 1) await tokenOf(api, 'many@shop.example');
    const headers = bearer({ token: first });
    expect((await ask(api, 'GET', '/account/me', { headers })).status).toBe(401);
  });

  it('keeps no token, and no password', async () => {
    const hal = await signedIn(api, 'hal@shop.example', 'agent');
    const rows = await api.query(
      `select s::text as kept from sessions s union all select p::text from people p
       union all select l::text from person_links l union all select a::text from audit_entries a`,
    );
    const kept = JSON.stringify(rows);
    expect(kept).not.toContain(hal.token);
    expect(kept).not.toContain(PASSWORD);
    expect(kept).toContain('$argon2id$v=19$m=19456,t=2,p=1$');
  });
});

let boss: { authorization: string } | null = null;

async function owner(method: 'POST' | 'PATCH' | 'DELETE', where: string, json?: object) {
  boss ??= bearer(await signedIn(api, 'boss@shop.example', 'owner'));
  const answer = await ask(api, method, `/account/${where}`, {
    headers: boss,
    ...(json === undefined ? {} : { json }),
  });
  if (answer.status !== 200) throw new Error(answer.text);
  return answer;
}

function patch(id: string, json: object): Promise<unknown> {
  return owner('PATCH', `people/${id}`, json);
}

async function resetBy(id: string): Promise<void> {
  const made = await owner('POST', `people/${id}/reset-link`);
  const token = String(made.data['link']).split('#')[1];
  const json = { token, new: 'four yellow balloons' };
  const set = await ask(api, 'POST', '/account/set-password', { json });
  expect(set.status).toBe(200);
  // Good for one use.
  expect((await ask(api, 'POST', '/account/set-password', { json })).code).toBe(
    'LINK_DOES_NOT_EXIST',
  );
}

function sessions(change: string): Promise<unknown> {
  return api.query(`update sessions set ${change}`);
}
