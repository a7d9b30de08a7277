import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { Workflow } from '../../../../queries/integrations.ts';
import { unseal } from '../../../../runtime/seal.ts';
import { KEY_PURPOSE } from '../../../../usecases/create-key.ts';
import { INTEGRATION_PURPOSE } from '../../../../usecases/save-integration.ts';
import type { InstallationSecret } from '../../../../runtime/secret.ts';

/** What a message says of itself: its signature, and when it was made. */
export interface SignedHeaders {
  readonly signature: Buffer;
  /** As it was sent, and so signed. */
  readonly nonce: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

const HEADERS = ['x-magento-signature', 'x-sfcc-signature', 'x-zinrelo-signature'] as const;
const SHA512_HEX = /^[0-9a-fA-F]{128}$/;
/** Milliseconds; seconds would stand in 1970. */
const NONCE = /^\d{12,14}(\.0+)?$/;

/** Reads the headers of a store event; a text says what is wrong with them. */
export function readSignedHeaders(headers: IncomingHttpHeaders): SignedHeaders | string {
  const given = HEADERS.map((name) => headers[name]).find((value) => value !== undefined);
  if (typeof given !== 'string' || !SHA512_HEX.test(given.trim())) {
    return `One of the headers ${HEADERS.join(', ')} must be an HMAC-SHA512 in 128 hexadecimal digits`;
  }
  const { nonce } = headers;
  if (typeof nonce !== 'string' || !NONCE.test(nonce)) {
    return 'The header nonce must be the time in milliseconds since 1970';
  }
  return { signature: Buffer.from(given.trim(), 'hex'), nonce, at: Number(nonce) };
}

/**
 * Whether one of the things that may sign for a shop signed this: a live API key of the merchant, or
 * the secret of the shop. All of them are tried, so that the time it takes tells nothing.
 */
export function isSigned(
  secret: InstallationSecret,
  workflow: Workflow,
  { signature, nonce }: SignedHeaders,
  body: Buffer,
): boolean {
  let fits = false;
  for (const key of signersOf(secret, workflow)) {
    const expected = createHmac('sha512', key).update(body).update(`:${nonce}`).digest();
    if (timingSafeEqual(expected, signature)) fits = true;
  }
  return fits;
}

function signersOf(
  secret: InstallationSecret,
  { merchantId, secret: own, keys }: Workflow,
): readonly string[] {
  const signers = keys.map(({ sealed }) =>
    unseal(secret, { merchantId, purpose: KEY_PURPOSE }, sealed),
  );
  if (own === null) return signers;
  return [...signers, unseal(secret, { merchantId, purpose: INTEGRATION_PURPOSE }, own)];
}
