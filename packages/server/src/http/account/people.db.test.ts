import { ACCOUNT_ENDPOINTS } from '@fealty/contract/account';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiServer, type ApiServer } from '../../../../../tests/support/api-server.ts';
import { runs } from '../../../../../tests/support/random/runs.ts';
import { SHOP } from '../../../../../tests/support/shop-program.ts';
import {
  ask,
  bearer,
  PASSWORD,
  signedIn,
  takeOn,
} from '../../../../../tests/support/sign-in-people.ts';

let api: ApiServer;
type Headers = Readonly<Record<string, string>>;
let ann: Headers;
let annId: string;

beforeAll(async () => {
  const gift = { id: 'gift', name: 'Gift', earn: { points: '40' }, agents: true } as const;
  api = await apiServer({ ...SHOP, activities: [...SHOP.activities, gift] });
  const owner = await signedIn(api, 'ann@shop.example', 'owner');
  ann = bearer(owner);
  annId = owner.id;
});

afterAll(async () => {
  await api.close();
});

describe('people of a store', () => {
  it('are invited, changed and removed by owners', async () => {
    const json = { email: 'Bob@Shop.example', name: 'Bob', role: 'manager' };
    const invited = await ask(api, 'POST', '/account/people', { json, headers: ann });
    expect(invited.data).toMatchObject({
      person: { email: 'bob@shop.example', role: 'manager', has_password: false, disabled: false },
      mailed_to: null,
    });
    expect(invited.data['link']).toMatch(
      /^https:\/\/fealty\.example\/account\/set-password#fll_cad458dc4e_[\w-]{43}$/,
    );
    expect((await ask(api, 'POST', '/account/people', { json, headers: ann })).code).toBe(
      'PERSON_EXISTS',
    );
    const { id } = invited.data['person'] as { id: string };
    const patched = await ask(api, 'PATCH', `/account/people/${id}`, {
      json: { name: 'Robert', disabled: true },
      headers: ann,
    });
    expect(patched.data).toMatchObject({ name: 'Robert', role: 'manager', disabled: true });
    // The link of the invitation ended with it.
    const token = String(invited.data['link']).split('#')[1];
    const set = { json: { token, new: PASSWORD }, from: '198.51.100.1' };
    expect((await ask(api, 'POST', '/account/set-password', set)).code).toBe('LINK_DOES_NOT_EXIST');
    expect((await ask(api, 'DELETE', `/account/people/${id}`, { headers: ann })).status).toBe(200);
    expect((await ask(api, 'DELETE', `/account/people/${id}`, { headers: ann })).status).toBe(404);
    // Whoever comes back is somebody new.
    const again = await ask(api, 'POST', '/account/people', { json, headers: ann });
    expect((again.data['person'] as { id: string }).id).not.toBe(id);
  });

  it('are the business of owners alone, and of no key', async () => {
    const managed = bearer(await signedIn(api, 'manager@shop.example', 'manager'));
    for (const { method, path, scope } of ACCOUNT_ENDPOINTS) {
      if (scope !== 'admin') continue;
      const url = path.replace('{id}', annId);
      const refused = await ask(api, method, url, { headers: managed });
      expect(refused).toMatchObject({ status: 403, code: 'ERROR_FORBIDDEN' });
      const key = { 'partner-id': 'cad458dc4e', 'api-key': 'key-admin' };
      expect((await ask(api, method, url, { headers: key })).status).toBe(401);
    }
  });

  it('keep an owner, whatever two of them do at once', async () => {
    for (let round = 0; round < 5; round += 1) {
      const email = `owner-${String(round)}@shop.example`;
      const other = await signedIn(api, email, 'owner');
      const demote = (id: string, headers: Headers): ReturnType<typeof ask> =>
        ask(api, 'PATCH', `/account/people/${id}`, { json: { role: 'analyst' }, headers });
      const remove = (id: string, headers: Headers): ReturnType<typeof ask> =>
        ask(api, 'DELETE', `/account/people/${id}`, { headers });
      const ends = await Promise.all([
        demote(annId, bearer(other)),
        round % 2 === 0 ? demote(other.id, ann) : remove(other.id, ann),
      ]);
      const codes = ends.map(({ status, code }) => code ?? status).toSorted();
      // The second finds itself the last one, or its own session ended by the first.
      expect(
        [
          ['LAST_OWNER', 200],
          [200, 'ERROR_UNAUTHORIZED'],
          [200, 'ERROR_FORBIDDEN'],
        ].map((one) => one.map(String).toSorted()),
      ).toContainEqual(codes.map(String).toSorted());
      const [left] = await api.query<{ many: number }>(
        `select count(*)::integer as many from people
          where role = 'owner' and disabled_at is null and removed_at is null`,
      );
      expect(left?.many).toBe(1);
      await api.query(`update people set role = 'owner' where id = $1`, [annId]);
      await api.query(`update people set role = 'agent' where id = $1`, [other.id]);
      ann = bearer(await again('ann@shop.example'));
    }
    const alone = await ask(api, 'DELETE', `/account/people/${annId}`, { headers: ann });
    expect(alone).toMatchObject({ status: 409, code: 'LAST_OWNER' });
  });

  it('set a password by a link once, of all who try at once', async () => {
    const id = await takeOn(api, { email: 'dan@shop.example', role: 'agent' });
    const made = await ask(api, 'POST', `/account/people/${id}/reset-link`, { headers: ann });
    const token = String(made.data['link']).split('#')[1];
    const sets = await Promise.all(
      ['four yellow balloons', 'five purple umbrellas', 'nine silver trumpets'].map((password) =>
        ask(api, 'POST', '/account/set-password', {
          json: { token, new: password },
          from: '198.51.100.2',
        }),
      ),
    );
    expect(sets.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  it('are told what is wrong with a password, which is not repeated', async () => {
    const id = await takeOn(api, { email: 'eve@shop.example', role: 'agent' });
    const made = await ask(api, 'POST', `/account/people/${id}/reset-link`, { headers: ann });
    const token = String(made.data['link']).split('#')[1];
    for (const weak of ['short', 'eveeveeveeve1', 'Passw0rd2026!!']) {
      const json = { token, new: weak };
      const refused = await ask(api, 'POST', '/account/set-password', {
        json,
        from: '198.51.100.3',
      });
      expect(refused).toMatchObject({ status: 400, code: 'PASSWORD_REFUSED' });
      expect(refused.text).not.toContain(weak);
    }
  });
});

async function again(email: string): Promise<{ token: string }> {
  const json = { email, password: PASSWORD, answer_with: 'token' };
  const from = `198.51.100.${String(10 + (Math.floor(performance.now()) % 200))}`;
  const answer = await ask(api, 'POST', '/account/sign-in', { json, from });
  return { token: String(answer.data['token']) };
}

describe('agents under limits', () => {
  it('give single awards that are for agents, up to the limits, also all at once', async () => {
    await api.call('POST', '/v2/loyalty/members', { json: { member_id: 'bob-1' } });
    const limits = { json: { award_max: 50, daily_max: 100 }, headers: ann };
    await ask(api, 'PUT', '/account/agent-limits', limits);
    const cay = bearer(await signedIn(api, 'cay@shop.example', 'agent'));
    const award = (activity_id: string, headers: Headers = {}): ReturnType<typeof ask> =>
      ask(api, 'POST', '/v2/loyalty/transactions/award', {
        json: { member_id: 'bob-1', activity_id },
        headers: { ...cay, ...headers },
      });
    const first = await award('gift', { 'idempotency-key': 'one' });
    expect(first.data).toMatchObject({ points: 40 });
    // Sent again, it is the same award: it counts once.
    expect((await award('gift', { 'idempotency-key': 'one' })).data['id']).toBe(first.data['id']);
    const ends = await Promise.all([award('gift'), award('gift'), award('gift')]);
    expect(ends.map(({ code }) => code ?? 'given').toSorted()).toEqual([
      ...['MAX_AWARDS_EXCEEDED', 'MAX_AWARDS_EXCEEDED', 'given'],
    ]);
    expect((await award('gift')).reason).toBe(
      'An agent gives 100 points a day; you gave 80 today, and this would be 40 more',
    );
    const bulk = { commands: [{ action: 'award', member_id: 'bob-1', activity_id: 'gift' }] };
    const many = await ask(api, 'POST', '/v2/loyalty/transactions/bulk', {
      json: bulk,
      headers: cay,
    });
    expect(many).toMatchObject({ status: 403, code: 'ERROR_FORBIDDEN' });
    await ask(api, 'PUT', '/account/agent-limits', {
      json: { award_max: 30, daily_max: 0 },
      headers: ann,
    });
    expect((await award('gift', { 'fealty-simulate': 'true' })).reason).toBe(
      'An agent gives 30 points at most at once, and this would be 40',
    );
    await ask(api, 'PUT', '/account/agent-limits', { json: { award_max: 0 }, headers: ann });
    expect((await award('gift')).data).toMatchObject({ points: 40 });
  });
});

describe('whatever comes to the account', () => {
  it('is answered in its words, and never with a fault of ours', async () => {
    const junk = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.json({ maxDepth: 3 }),
      fc.constantFrom(
        '{"token":"fll_cad458dc4e_x","new":"\\u0000"}',
        '{"email":"a@b","password":{}}',
      ),
      fc
        .record({ email: fc.string(), password: fc.string(), merchant: fc.anything() })
        .map((one) => JSON.stringify(one)),
      fc
        .record({ role: fc.string(), disabled: fc.anything(), name: fc.string() })
        .map((one) => JSON.stringify(one)),
    );
    const calls = fc.tuple(
      fc.constantFrom(...ACCOUNT_ENDPOINTS),
      fc.string({ unit: 'binary', maxLength: 30 }),
      junk,
      fc.constantFrom('session', 'nobody', 'cookie', 'odd'),
    );
    const fay = await signedIn(api, 'fay@shop.example', 'owner');
    let place = 0;
    await fc.assert(
      fc.asyncProperty(calls, async ([endpoint, id, payload, who]) => {
        place += 1;
        const headers: Record<string, Headers> = {
          session: bearer(fay),
          cookie: {
            cookie: `a=b; __Host-fealty_session=${fay.token}`,
            'sec-fetch-site': 'same-origin',
          },
          odd: { authorization: `Bearer fls_${id.replaceAll(/[^\w-]/g, '')}`, origin: 'null' },
        };
        // What would end the session is sent by nobody.
        const ends = endpoint.id === 'account_sign_out';
        const answer = await api.app.inject({
          method: endpoint.method,
          url: endpoint.path.replaceAll(
            /\{\w+\}/g,
            encodeURIComponent(id.replaceAll(/[\ud800-\udfff]/g, '?')),
          ),
          remoteAddress: `10.9.${String(place >> 8)}.${String(place & 255)}`,
          headers: ends ? {} : { ...headers[who] },
          ...(endpoint.method === 'GET' ? {} : { payload }),
        });
        expect(answer.statusCode, answer.body).toBeLessThan(500);
        const body = JSON.parse(answer.body) as { success: boolean; error_code?: string };
        expect(body.success).toBe(answer.statusCode === 200);
        if (!body.success) expect(body.error_code).toMatch(/^[A-Z_]+$/);
      }),
      runs(400),
    );
  });
});
