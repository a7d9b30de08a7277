import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Workflow } from '../../../../queries/integrations.ts';
import { seal } from '../../../../runtime/seal.ts';
import { fixedSecret } from '../../../../runtime/secret.ts';
import { KEY_PURPOSE } from '../../../../usecases/create-key.ts';
import { INTEGRATION_PURPOSE } from '../../../../usecases/save-integration.ts';
import { isSigned, readSignedHeaders } from './signature.ts';

const SECRET = fixedSecret(Buffer.alloc(32, 9));
const MERCHANT = 4;
const BODY = Buffer.from('{"order":"Zoë 1"}');
const NONCE = '1790000000123';
const DIGITS = 'aB'.repeat(64);

function sealed(purpose: string, text: string): Buffer {
  return seal(SECRET, { merchantId: MERCHANT, purpose }, text);
}

const WORKFLOW: Workflow = {
  ...{ id: 'i1', token: 't', type: 'shopify', status: 'active', hasSecret: true, events: [] },
  ...{ mapping: {}, createdAt: 0, updatedAt: 0, merchantId: MERCHANT },
  secret: sealed(INTEGRATION_PURPOSE, 'the shop’s own'),
  keys: ['first key', 'second key'].map((key) => ({
    identifier: key,
    sealed: sealed(KEY_PURPOSE, key),
  })),
} as unknown as Workflow;

function signatureBy(key: string, body = BODY, nonce = NONCE): Buffer {
  return createHmac('sha512', key).update(body).update(`:${nonce}`).digest();
}

function fits(signature: Buffer, workflow = WORKFLOW, body = BODY): boolean {
  return isSigned(SECRET, workflow, { signature, nonce: NONCE, at: Number(NONCE) }, body);
}

describe('the headers of a store event', () => {
  const ASKED =
    'One of the headers x-magento-signature, x-sfcc-signature, x-zinrelo-signature must be an HMAC-SHA512 in 128 hexadecimal digits';
  const NO_TIME = 'The header nonce must be the time in milliseconds since 1970';

  it.each(['x-magento-signature', 'x-sfcc-signature', 'x-zinrelo-signature'])(
    'hold the signature as %s',
    (name) => {
      const signature = Buffer.from(DIGITS, 'hex');
      const expected = { signature, nonce: NONCE, at: 1_790_000_000_123 };
      expect(readSignedHeaders({ [name]: DIGITS, nonce: NONCE })).toEqual(expected);
      expect(readSignedHeaders({ [name]: ` ${DIGITS} `, nonce: NONCE })).toEqual(expected);
    },
  );

  it.each([
    {},
    { 'x-signature': DIGITS },
    { 'x-zinrelo-signature': DIGITS.slice(1) },
    { 'x-zinrelo-signature': `${DIGITS}0` },
    { 'x-zinrelo-signature': `${DIGITS.slice(1)}g` },
    { 'x-zinrelo-signature': `${DIGITS}\n${DIGITS}` },
    { 'x-zinrelo-signature': `x${DIGITS}` },
  ])('are refused without one: %j', (headers) => {
    expect(readSignedHeaders({ ...headers, nonce: NONCE })).toBe(ASKED);
  });

  it.each([
    [NONCE, null],
    [`${NONCE}.0`, null],
    ['100000000000', null],
    ['99999999999999', null],
    [undefined, NO_TIME],
    ['', NO_TIME],
    ['1790000000', NO_TIME],
    ['999999999999999', NO_TIME],
    [`${NONCE}.5`, NO_TIME],
    [`${NONCE}.`, NO_TIME],
    [` ${NONCE}`, NO_TIME],
  ])('hold the time that was signed: %s', (nonce, fault) => {
    const read = readSignedHeaders({ 'x-zinrelo-signature': DIGITS, nonce });
    expect(typeof read === 'string' ? read : null).toBe(fault);
    if (typeof read !== 'string') expect([read.nonce, read.at]).toEqual([nonce, Number(nonce)]);
  });
});

it('a time that came twice is none', () => {
  const headers = { 'x-zinrelo-signature': DIGITS, nonce: [NONCE] };
  expect(readSignedHeaders(headers)).toBe(
    'The header nonce must be the time in milliseconds since 1970',
  );
});

describe('a store event', () => {
  it.each(['first key', 'second key', 'the shop’s own'])('may be signed by %s', (key) => {
    expect(fits(signatureBy(key))).toBe(true);
  });

  it('is refused when a stranger signed it, or something else, or at another time', () => {
    expect(fits(signatureBy('third key'))).toBe(false);
    expect(fits(signatureBy('first key'), WORKFLOW, Buffer.from('{}'))).toBe(false);
    expect(fits(signatureBy('first key', BODY, '1790000000124'))).toBe(false);
  });

  it('is not signed by a secret that the shop does not have, nor by nobody', () => {
    const keysOnly = { ...WORKFLOW, secret: null };
    expect(fits(signatureBy('first key'), keysOnly)).toBe(true);
    expect(fits(signatureBy('the shop’s own'), keysOnly)).toBe(false);
    expect(fits(signatureBy('first key'), { ...keysOnly, keys: [] })).toBe(false);
  });
});
