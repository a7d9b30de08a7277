import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { signatureHeaders } from './sign.ts';

/* The vector that Standard Webhooks publishes; its libraries in all languages are tested with it. */
const PUBLISHED = {
  secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
  id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
  seconds: 1_614_265_330,
  body: '{"test": 2432232314}',
  signature: 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
};
const { id, body } = PUBLISHED;
const unsigned = { id, body, now: PUBLISHED.seconds * 1000 };
const OTHER = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;

it('signs the published vector as published', () => {
  expect(signatureHeaders(unsigned, [PUBLISHED.secret])).toMatchObject({
    'webhook-id': id,
    'webhook-timestamp': String(PUBLISHED.seconds),
    'webhook-signature': PUBLISHED.signature,
  });
});

it('takes the second that has begun, and tells the platform’s nonce to the millisecond', () => {
  const headers = signatureHeaders({ ...unsigned, now: unsigned.now + 999 }, [PUBLISHED.secret]);
  expect(headers).toMatchObject({
    'webhook-timestamp': String(PUBLISHED.seconds),
    'webhook-signature': PUBLISHED.signature,
    nonce: String(unsigned.now + 999),
  });
});

it('signs the bytes of the body, whatever the language', () => {
  const spoken = '{"first_name":"Zoë 李 🎁"}';
  const expected = createHmac('sha256', Buffer.alloc(32, 7))
    .update(Buffer.from(`${id}.${String(PUBLISHED.seconds)}.${spoken}`, 'utf8'))
    .digest('base64');
  const headers = signatureHeaders({ ...unsigned, body: spoken }, [OTHER]);
  expect(headers['webhook-signature']).toBe(`v1,${expected}`);
});

it('takes a secret of the merchant’s own choice as it stands', () => {
  const secret = 'tr0ub4dor&3';
  const expected = createHmac('sha256', secret)
    .update(`${id}.${String(PUBLISHED.seconds)}.${body}`)
    .digest('base64');
  const headers = signatureHeaders(unsigned, [secret]);
  expect(headers['webhook-signature']).toBe(`v1,${expected}`);
});

describe('the platform’s signature', () => {
  const platform = (secret: string): string =>
    createHmac('sha512', secret)
      .update(`${body}:${String(unsigned.now)}`)
      .digest('hex');

  it('is of body and nonce, in hexadecimal', () => {
    const headers = signatureHeaders(unsigned, [PUBLISHED.secret]);
    expect(headers['x-zinrelo-signature']).toBe(platform(PUBLISHED.secret));
    expect(headers).not.toHaveProperty('x-zinrelo-signature-next');
  });

  it('is the old secret’s as long as there is one, with the new one’s beside it', () => {
    const headers = signatureHeaders(unsigned, [OTHER, PUBLISHED.secret]);
    expect(headers['x-zinrelo-signature']).toBe(platform(PUBLISHED.secret));
    expect(headers['x-zinrelo-signature-next']).toBe(platform(OTHER));
    const [newer, older, ...more] = String(headers['webhook-signature']).split(' ');
    expect(older).toBe(PUBLISHED.signature);
    expect(newer).not.toBe(older);
    expect(more).toEqual([]);
  });
});

it('refuses to send what nothing would sign', () => {
  expect(() => signatureHeaders(unsigned, [])).toThrow('no secret');
});
