import type { V1WebhookBody, WebhookBody } from '../generated/webhook-bodies.ts';

const TOLERANCE_SECONDS = 300;
const PREFIX = 'whsec_';
/** A rotation has two; more only cost. */
const SECRETS_MAX = 10;
const SIGNATURES_MAX = 10;

/** Headers as a server has them: of `fetch`, or by name in lower case as Node gives them. */
export type WebhookHeaders =
  Headers | Readonly<Record<string, string | readonly string[] | undefined>>;

/** Why a request is not taken for one of the server's. */
export type WebhookFault =
  /** A header is missing or is none. */
  | 'unsigned'
  /** No secret made this signature: the body was changed, or the secret is another. */
  | 'wrong'
  /** It was signed longer ago, or further ahead, than is allowed. */
  | 'stale'
  /** It is signed, and is not JSON of a webhook. */
  | 'malformed';

/** A request that is not to be trusted. Answer it with 400 or 401. */
export class FealtyWebhookError extends Error {
  override readonly name = 'FealtyWebhookError';
  readonly fault: WebhookFault;

  constructor(fault: WebhookFault, message: string) {
    super(message);
    this.fault = fault;
  }
}

/** How a request is judged. */
export interface WebhookTerms {
  /** Milliseconds since 1970; the clock of the machine unless said. */
  readonly now?: number;
  /** How far the time of the signature may be from now; 300 unless said. */
  readonly toleranceSeconds?: number;
}

/** A request that is the server's. */
export interface VerifiedWebhook {
  /** The same for every try of the same: keep those that were worked off. */
  readonly id: string;
  /** When this try was signed, seconds since 1970. */
  readonly timestamp: number;
  /** In the format that the webhook has: v2 has `events`. */
  readonly body: WebhookBody | V1WebhookBody;
}

/**
 * Makes sure that a request is the server's, by Standard Webhooks, and reads it. The body is needed as it
 * came, before anything parses it. While a secret is rotated, give the old and the new one. Rejects
 * with a `FealtyWebhookError`.
 */
export async function verifyWebhook(
  body: string | Uint8Array | ArrayBuffer,
  headers: WebhookHeaders,
  secrets: string | readonly string[],
  terms: WebhookTerms = {},
): Promise<VerifiedWebhook> {
  const { now = Date.now(), toleranceSeconds = TOLERANCE_SECONDS } = terms;
  const id = readHeader(headers, 'webhook-id');
  const time = readHeader(headers, 'webhook-timestamp');
  const signatures = readHeader(headers, 'webhook-signature')
    .split(' ')
    .filter((each) => each.startsWith('v1,'))
    .slice(0, SIGNATURES_MAX);
  if (id === '' || !/^\d{1,12}$/.test(time) || signatures.length === 0) {
    throw new FealtyWebhookError('unsigned', 'The headers of the signature are missing');
  }
  const bytes = bytesOf(body);
  const given = typeof secrets === 'string' ? [secrets] : secrets.slice(0, SECRETS_MAX);
  const content = joined(bytesOf(`${id}.${time}.`), bytes);
  if (!(await isSigned(content, signatures, given))) {
    throw new FealtyWebhookError('wrong', 'No secret of these signed this');
  }
  const timestamp = Number(time);
  // What was signed with the secret is told apart from what was not before its time is judged.
  if (Math.abs(now / 1000 - timestamp) > toleranceSeconds) {
    throw new FealtyWebhookError('stale', `It was signed at ${time}, too far from now`);
  }
  return { id, timestamp, body: readBody(bytes) };
}

/** Whether a body is one of the format v2. */
export function isWebhookBody(body: WebhookBody | V1WebhookBody): body is WebhookBody {
  return 'events' in body;
}

function readHeader(headers: WebhookHeaders, name: string): string {
  if (headers instanceof Headers) return headers.get(name) ?? '';
  const value = headers[name];
  return typeof value === 'string' ? value : '';
}

function bytesOf(body: string | Uint8Array | ArrayBuffer): Uint8Array<ArrayBuffer> {
  if (typeof body === 'string') return new TextEncoder().encode(body);
  return new Uint8Array(body);
}

function joined(one: Uint8Array, other: Uint8Array): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(one.length + other.length);
  whole.set(one);
  whole.set(other, one.length);
  return whole;
}

/** WebCrypto compares: it takes as long for the first byte that differs as for the last. */
async function isSigned(
  content: Uint8Array<ArrayBuffer>,
  signatures: readonly string[],
  secrets: readonly string[],
): Promise<boolean> {
  const hmac = { name: 'HMAC', hash: 'SHA-256' };
  for (const secret of secrets) {
    const bytes = keyBytes(secret);
    if (bytes === null || bytes.length === 0) continue;
    const key = await crypto.subtle.importKey('raw', bytes, hmac, false, ['verify']);
    for (const signature of signatures) {
      const expected = readBase64(signature.slice('v1,'.length));
      if (expected !== null && (await crypto.subtle.verify(hmac, key, expected, content))) {
        return true;
      }
    }
  }
  return false;
}

/** Secrets that the server makes hold their key in base64; others are their key as they stand. */
function keyBytes(secret: string): Uint8Array<ArrayBuffer> | null {
  return secret.startsWith(PREFIX) ? readBase64(secret.slice(PREFIX.length)) : bytesOf(secret);
}

function readBase64(text: string): Uint8Array<ArrayBuffer> | null {
  try {
    return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  } catch {
    return null;
  }
}

function readBody(bytes: Uint8Array): WebhookBody | V1WebhookBody {
  const body = readJson(new TextDecoder().decode(bytes));
  if (typeof body === 'object' && body !== null) {
    if ('events' in body && Array.isArray(body.events)) return body as WebhookBody;
    if ('event_type' in body && 'data' in body) return body as V1WebhookBody;
  }
  throw new FealtyWebhookError('malformed', 'It is signed, and is no body of a webhook');
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
