import { createHmac } from 'node:crypto';

/** What is signed. */
export interface Unsigned {
  /** The same for every try of the same. */
  readonly id: string;
  readonly body: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

const PREFIX = 'whsec_';

/**
 * Headers by which a receiver knows who sent this. `secrets` are the current one first, then the one
 * before while it is still used.
 *
 * Standard Webhooks: one signature for each secret. The platform's own way, as its shop plugins sign
 * what they send (hexadecimal HMAC-SHA512 of `body:nonce`), knows one signature only: it is made with
 * the old secret as long as there is one, so that nothing that works stops at once, and with the new
 * one in a header beside it.
 */
export function signatureHeaders(
  { id, body, now }: Unsigned,
  secrets: readonly string[],
): Readonly<Record<string, string>> {
  const seconds = String(Math.floor(now / 1000));
  const nonce = String(now);
  const [current, before] = secrets;
  if (current === undefined) throw new Error('there is no secret to sign with');
  const standard = secrets.map(
    (secret) => `v1,${standardSignature(secret, { id, seconds, body })}`,
  );
  return {
    'webhook-id': id,
    'webhook-timestamp': seconds,
    'webhook-signature': standard.join(' '),
    nonce,
    'x-zinrelo-signature': platformSignature(before ?? current, body, nonce),
    ...(before === undefined
      ? {}
      : { 'x-zinrelo-signature-next': platformSignature(current, body, nonce) }),
  };
}

/** HMAC-SHA256 in base64 over id, time and body, with dots between. */
export function standardSignature(
  secret: string,
  signed: { readonly id: string; readonly seconds: string; readonly body: string | Buffer },
): string {
  const { id, seconds, body } = signed;
  const hmac = createHmac('sha256', standardKey(secret)).update(`${id}.${seconds}.`);
  return hmac.update(body).digest('base64');
}

/** Hexadecimal HMAC-SHA512 over the body, a colon and the nonce. */
export function platformSignature(secret: string, body: string | Buffer, nonce: string): string {
  return createHmac('sha512', secret).update(body).update(`:${nonce}`).digest('hex');
}

/** A secret of a merchant's own choice is a key as it stands; ours hold theirs in base64. */
function standardKey(secret: string): Buffer {
  return secret.startsWith(PREFIX)
    ? Buffer.from(secret.slice(PREFIX.length), 'base64')
    : Buffer.from(secret, 'utf8');
}
