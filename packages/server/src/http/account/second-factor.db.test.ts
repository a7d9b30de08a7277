import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiServer, type ApiServer } from '../../../../../tests/support/api-server.ts';
import { appCode, base32Bytes } from '../../../../../tests/support/authenticator.ts';
import {
  ask,
  bearer,
  PASSWORD,
  signedIn,
  type SignedInPerson,
} from '../../../../../tests/support/sign-in-people.ts';

let api: ApiServer;
let many = 0;

beforeAll(async () => {
  api = await apiServer();
});

afterAll(async () => {
  await api.close();
});

/** Somebody whose second factor is on, with its key and recovery codes. */
async function guarded(
  email: string,
  role: 'owner' | 'agent' = 'agent',
): Promise<SignedInPerson & { key: Buffer; codes: readonly string[] }> {
  const person = await signedIn(api, email, role);
  const headers = bearer(person);
  const json = { password: PASSWORD };
  const offered = await ask(api, 'POST', '/account/second-factor', { json, headers });
  const key = base32Bytes(String(offered.data['key']));
  const confirmed = await ask(api, 'POST', '/account/second-factor/confirm', {
    ...{ headers, json: { code: appCode(key) } },
  });
  expect(confirmed.status).toBe(200);
  return { ...person, key, codes: confirmed.data['recovery_codes'] as string[] };
}

const fromAnywhere = (): string => `10.1.0.${String((many += 1))}`;

async function firstStep(email: string, password = PASSWORD): Promise<string> {
  const json = { email, password, answer_with: 'token' };
  const answer = await ask(api, 'POST', '/account/sign-in', { json, from: fromAnywhere() });
  expect(answer.data).toMatchObject({ token: null, person: null });
  return String(answer.data['second_step']);
}

function secondStep(step: string, code: string): ReturnType<typeof ask> {
  const json = { second_step: step, code, answer_with: 'token' };
  return ask(api, 'POST', '/account/sign-in/code', { json, from: fromAnywhere() });
}

describe('a second factor', () => {
  it('is asked for after the password, and its code is taken once', async () => {
    const { key } = await guarded('once@shop.example');
    const step = await firstStep('once@shop.example');
    // The one of now confirmed it.
    const code = appCode(key, 1);
    const inside = await secondStep(step, code);
    expect(inside.status).toBe(200);
    const me = await ask(api, 'GET', '/account/me', {
      headers: { authorization: `Bearer ${String(inside.data['token'])}` },
    });
    expect(me.data['second_factor']).toEqual({ on: true, needed: false, recovery_codes: 10 });
    // The step is used up, and so is the code.
    expect((await secondStep(step, code)).code).toBe('SIGN_IN_REFUSED');
    const again = await secondStep(await firstStep('once@shop.example'), code);
    expect(again).toMatchObject({ status: 400, code: 'CODE_REFUSED' });
  });

  it('is stood in for by each recovery code once, however it is written', async () => {
    const { codes } = await guarded('lost@shop.example');
    expect(new Set(codes).size).toBe(10);
    const code = (codes[0] ?? '').toUpperCase().replaceAll('-', ' ');
    expect((await secondStep(await firstStep('lost@shop.example'), code)).status).toBe(200);
    const again = await secondStep(await firstStep('lost@shop.example'), code);
    expect(again.code).toBe('CODE_REFUSED');
  });

  it('keeps guesses waiting, and not whoever has a recovery code', async () => {
    const { codes } = await guarded('guessed@shop.example');
    const step = await firstStep('guessed@shop.example');
    const statuses: number[] = [];
    for (let tries = 0; tries < 6; tries += 1) {
      statuses.push((await secondStep(step, '000000')).status);
    }
    expect(statuses).toEqual([400, 400, 400, 400, 400, 429]);
    // Five tries end the step, even for the right code.
    expect((await secondStep(step, codes[1] ?? '')).code).toBe('SIGN_IN_REFUSED');
    const anew = await firstStep('guessed@shop.example');
    expect((await secondStep(anew, codes[1] ?? '')).status).toBe(200);
  });

  it('is sealed, and no step outlives a new password or being kept out', async () => {
    const { id, key, codes } = await guarded('sealed@shop.example');
    const [row] = await api.query<{ sealed: Buffer; digests: number }>(
      `select p.second_factor as sealed, (select count(*)::integer from recovery_codes r
                                           where r.person_id = p.id) as digests
         from people p where p.id = $1`,
      [id],
    );
    expect([row?.sealed.includes(key), row?.digests]).toEqual([false, 10]);
    const step = await firstStep('sealed@shop.example');
    const owner = bearer(await signedIn(api, 'boss@shop.example', 'owner'));
    await ask(api, 'PATCH', `/account/people/${id}`, { json: { disabled: true }, headers: owner });
    expect((await secondStep(step, codes[0] ?? '')).code).toBe('SIGN_IN_REFUSED');
    await ask(api, 'PATCH', `/account/people/${id}`, { json: { disabled: false }, headers: owner });
    // Whoever lost all of it is helped by an owner.
    const gone = await ask(api, 'DELETE', `/account/people/${id}/second-factor`, {
      headers: owner,
    });
    expect(gone.status).toBe(200);
    const json = { email: 'sealed@shop.example', password: PASSWORD, answer_with: 'token' };
    const plain = await ask(api, 'POST', '/account/sign-in', { json, from: fromAnywhere() });
    expect(plain.data['token']).toMatch(/^fls_/);
  });

  it('takes the password to be set up, and a code to be switched off', async () => {
    const { codes, ...person } = await guarded('off@shop.example');
    const headers = bearer(person);
    const wrong = await ask(api, 'POST', '/account/second-factor', {
      ...{ headers, json: { password: 'four yellow balloons' } },
    });
    expect(wrong).toMatchObject({ code: 'SIGN_IN_REFUSED' });
    const remove = (code: string): ReturnType<typeof ask> =>
      ask(api, 'POST', '/account/second-factor/remove', { headers, json: { code } });
    expect((await remove('123456')).code).toBe('CODE_REFUSED');
    expect((await remove(codes[3] ?? '')).data).toEqual({ on: false });
  });

  it('is asked of everybody if an owner who has one says so', async () => {
    const rules = '/account/sign-in-rules';
    const json = { needs_second_factor: true };
    const without = bearer(await signedIn(api, 'without@shop.example', 'owner'));
    const early = await ask(api, 'PUT', rules, { headers: without, json });
    expect(early.code).toBe('SECOND_FACTOR_NEEDED');
    const owner = bearer(await guarded('with@shop.example', 'owner'));
    expect((await ask(api, 'PUT', rules, { headers: owner, json })).data).toEqual(json);
    // Sessions that are open already are held to it with their next request.
    for (const url of ['/account/people', '/v2/loyalty/members', '/account/sessions']) {
      const held = await ask(api, 'GET', url, { headers: without });
      expect(held).toMatchObject({ status: 403, code: 'SECOND_FACTOR_NEEDED' });
    }
    const me = await ask(api, 'GET', '/account/me', { headers: without });
    expect(me.data['second_factor']).toMatchObject({ on: false, needed: true });
    const offered = await ask(api, 'POST', '/account/second-factor', {
      ...{ headers: without, json: { password: PASSWORD } },
    });
    const key = base32Bytes(String(offered.data['key']));
    await ask(api, 'POST', '/account/second-factor/confirm', {
      ...{ headers: without, json: { code: appCode(key) } },
    });
    expect((await ask(api, 'GET', '/account/people', { headers: without })).status).toBe(200);
  });
});
