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
  const standard = secrets.map((secret) => {
    const content = `${id}.${seconds}.${body}`;
    return `v1,${createHmac('sha256', standardKey(secret)).update(content).digest('base64')}`;
  });
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

function platformSignature(secret: string, body: string, nonce: string): string {
  return createHmac('sha512', secret).update(`${body}:${nonce}`).digest('hex');
}

/** A secret of a merchant's own choice is a key as it stands; ours hold theirs in base64. */
function standardKey(secret: string): Buffer {
  return secret.startsWith(PREFIX)
    ? Buffer.from(secret.slice(PREFIX.length), 'base64')
    : Buffer.from(secret, 'utf8');
}
