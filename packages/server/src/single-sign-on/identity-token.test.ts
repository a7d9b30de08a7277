import { createLocalJWKSet, exportJWK, generateKeyPair, SignJWT, type JWTPayload } from 'jose';
import { expect, it } from 'vitest';
import type { Transport } from './ask-provider.ts';
import { readIdentityToken, remoteKeys } from './identity-token.ts';

const NOW = 1_790_000_000_000;
const SECONDS = NOW / 1000;
const terms = { issuer: 'https://id.example.com', clientId: 'fealty' };
const NONCE = 'the nonce of this attempt';

const pair = await generateKeyPair('ES256');
const keys = createLocalJWKSet({ keys: [{ ...(await exportJWK(pair.publicKey)), kid: 'k1' }] });

const USUAL: JWTPayload = {
  ...{ iss: terms.issuer, aud: terms.clientId, sub: 'ann', nonce: NONCE },
  ...{ iat: SECONDS, exp: SECONDS + 300 },
};

function tokenOf(claims: JWTPayload): Promise<string> {
  const head = { alg: 'ES256', kid: 'k1' };
  return new SignJWT(claims).setProtectedHeader(head).sign(pair.privateKey);
}

async function read(token: string): Promise<string> {
  const result = await readIdentityToken(token, { terms, keys, nonce: NONCE, now: NOW });
  return result.kind === 'claims' ? result.claims.sub : `${result.why}: ${result.detail}`;
}

const OTHERS = 'distrusted: the token was given to another';
const NOBODY = 'distrusted: the identity token names nobody';
const ATTEMPT = 'distrusted: the identity token is of another attempt';

it.each<readonly [string, JWTPayload, string | RegExp]>([
  ['is ours', {}, 'ann'],
  ['is ours among others, and says so', { aud: ['fealty', 'shop'], azp: 'fealty' }, 'ann'],
  ['is for us in a list of one', { aud: ['fealty'] }, 'ann'],
  ['was given to somebody else', { azp: 'shop' }, OTHERS],
  ['does not say to whom of many it was given', { aud: ['fealty', 'shop'] }, OTHERS],
  ['is for somebody else', { aud: 'shop' }, /^distrusted: .*"aud"/],
  ['is of another provider', { iss: 'https://other.example.com' }, /^distrusted: .*"iss"/],
  ['is of another attempt', { nonce: 'another' }, ATTEMPT],
  ['has a nonce that is no text', { nonce: 5 }, ATTEMPT],
  ['names nobody', { sub: '' }, NOBODY],
  ['names somebody at length', { sub: 'x'.repeat(256) }, NOBODY],
  ['names a number', { sub: 5 as never }, NOBODY],
  ['has ended', { exp: SECONDS - 60 }, /^distrusted: .*"exp"/],
  ['has ended a moment ago, by our clock', { exp: SECONDS - 59 }, 'ann'],
])('a token that %s is judged so', async (_, claims, expected) => {
  expect(await read(await tokenOf({ ...USUAL, ...claims }))).toMatch(expected);
});

it('the longest name is taken', async () => {
  expect(await read(await tokenOf({ ...USUAL, sub: 'x'.repeat(255) }))).toBe('x'.repeat(255));
});

it.each(['iss', 'aud', 'sub', 'exp', 'iat', 'nonce'])('a token must have its %s', async (name) => {
  const claims = Object.fromEntries(Object.entries(USUAL).filter(([each]) => each !== name));
  expect(await read(await tokenOf(claims))).toContain(`missing required "${name}" claim`);
});

it('a token that is signed with a secret, by a stranger or not at all is not believed', async () => {
  const byStranger = await new SignJWT(USUAL)
    .setProtectedHeader({ alg: 'ES256', kid: 'k1' })
    .sign((await generateKeyPair('ES256')).privateKey);
  const bySecret = await new SignJWT(USUAL)
    .setProtectedHeader({ alg: 'HS256', kid: 'k1' })
    .sign(new Uint8Array(32));
  expect(await read(byStranger)).toContain('ERR_JWS_SIGNATURE_VERIFICATION_FAILED');
  expect(await read(bySecret)).toContain('ERR_JOSE_ALG_NOT_ALLOWED');
  expect(await read('no token')).toContain('distrusted: the identity token: ');
});

it('what is nobody’s fault but ours is thrown', async () => {
  const failing = (): never => {
    throw new TypeError('a mistake');
  };
  const token = await tokenOf(USUAL);
  const judged = readIdentityToken(token, { terms, keys: failing, nonce: NONCE, now: NOW });
  await expect(judged).rejects.toThrow('a mistake');
});

/** A provider that answers with these, one after another; tells what it was asked for. */
function providerOf(answers: readonly (readonly [status: number, json: string])[]): {
  readonly transport: Transport;
  readonly asked: string[];
} {
  const asked: string[] = [];
  const send: Transport['send'] = (request) => {
    const [status, json] = answers[asked.length] ?? [500, ''];
    asked.push(`${request.method} ${request.url}`);
    return Promise.resolve({
      ...{ kind: 'answered', status, headers: {}, body: Buffer.from(json), isTruncated: false },
      address: '192.0.2.1',
      timings: { dns: null, connect: null, firstByte: null, total: 1 },
    });
  };
  return { transport: { send, timeoutMs: 1000 }, asked };
}

const KEYS_URL = 'https://id.example.com/keys';
const PUBLISHED = JSON.stringify({
  keys: [{ ...(await exportJWK(pair.publicKey)), kid: 'k1', alg: 'ES256' }],
});

async function readBy(answers: Parameters<typeof providerOf>[0]): Promise<{
  readonly results: readonly string[];
  readonly asked: readonly string[];
}> {
  const { transport, asked } = providerOf(answers);
  const remote = remoteKeys(transport, KEYS_URL, 60_000);
  const token = await tokenOf(USUAL);
  const results: string[] = [];
  for (let round = 0; round < 2; round += 1) {
    const read = await readIdentityToken(token, { terms, keys: remote, nonce: NONCE, now: NOW });
    results.push(read.kind === 'claims' ? read.claims.sub : `${read.why}: ${read.detail}`);
  }
  return { results, asked };
}

it('the provider is asked for its keys once', async () => {
  const { results, asked } = await readBy([[200, PUBLISHED]]);
  expect(results).toEqual(['ann', 'ann']);
  expect(asked).toEqual([`GET ${KEYS_URL}`]);
});

it('a provider that does not hand out its keys is away, until it does', async () => {
  const { results, asked } = await readBy([
    [503, '{}'],
    [200, PUBLISHED],
  ]);
  expect(results).toEqual([`away: ${KEYS_URL} answers 503`, 'ann']);
  expect(asked).toHaveLength(2);
});

it('a provider that answers no JSON is away', async () => {
  const { results } = await readBy([[200, 'busy']]);
  expect(results[0]).toBe('away: id.example.com answers 200 and no JSON');
});
