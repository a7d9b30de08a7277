import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { RequestKey } from '../../ledger/outcome.ts';
import type { RequestTerms } from '../../usecases/carry-out.ts';
import { givenText } from './given-text.ts';
import type { RawFields } from './raw-fields.ts';
import type { NamedFault } from './read-parameters.ts';

/** How long a caller waits for a lane before the command is dropped; clients give up after 1–5 s. */
export const PATIENCE_MS = 5000;

const VISIBLE = /^[\x21-\x7e]{1,255}$/;

export interface RequestText {
  readonly method: string;
  /** Path and query as they came. */
  readonly url: string;
  readonly body: Buffer;
}

/** Whose request it is, and what it said. */
export interface SentRequest {
  readonly merchantId: number;
  readonly raw: IncomingMessage;
  readonly query: RawFields;
  readonly body: RawFields;
  /** The body as it came. */
  readonly bytes: Buffer;
}

/** How a request that writes is carried out, or what it says wrongly of that. */
export function readWriteTerms(sent: SentRequest): RequestTerms | NamedFault {
  const { merchantId, raw, query, body, bytes } = sent;
  const { headers, url = '', method = '' } = raw;
  const simulate = readSimulate(headers, query, body);
  if (typeof simulate !== 'boolean') return simulate;
  const key = readRequestKey(headers, { method, url, body: bytes });
  if (key !== null && 'name' in key) return key;
  return { merchantId, key, simulate, patienceMs: PATIENCE_MS };
}

/** The request's claim to exactly-once, null without one. The header may stand in quotes. */
export function readRequestKey(
  headers: IncomingHttpHeaders,
  request: RequestText,
): RequestKey | null | NamedFault {
  const header = headers['idempotency-key'];
  if (header === undefined) return null;
  const sent = typeof header === 'string' ? header.trim() : '';
  const isQuoted = sent.length > 1 && sent.startsWith('"') && sent.endsWith('"');
  return requestKeyOf(isQuoted ? sent.slice(1, -1) : sent, 'Idempotency-Key', request);
}

/** The claim that a key makes for what was sent under it; `name` is where the key stood. */
export function requestKeyOf(
  key: string,
  name: string,
  request: RequestText,
): RequestKey | NamedFault {
  if (!VISIBLE.test(key)) {
    return { name, seen: key, allowed: '1 to 255 visible ASCII characters' };
  }
  return { key, fingerprint: fingerprintOf(request) };
}

/** SHA-256 over method, path, query and raw body; lengths keep the parts apart. */
function fingerprintOf({ method, url, body }: RequestText): Buffer {
  const head = `${method} ${Buffer.byteLength(url)} ${url} ${body.length} `;
  // In two parts: a body may be too large to be copied for this.
  return createHash('sha256').update(head).update(body).digest();
}

/**
 * Whether nothing shall be written: `simulate=true` or the header `Fealty-Simulate: true`. Something
 * that is neither true nor false is a fault, so that a slip of the pen is never a write.
 */
export function readSimulate(
  headers: IncomingHttpHeaders,
  query: RawFields,
  body: RawFields,
): boolean | NamedFault {
  const header = headers['fealty-simulate'];
  const given: (string | undefined)[] = [typeof header === 'string' ? header : undefined];
  for (const fields of [query, body]) {
    const text = givenText(fields.get('simulate'), 'space');
    if (text.kind === 'text') given.push(text.text);
    if (text.kind === 'other') given.push(text.seen);
  }
  let simulate = false;
  for (const text of given) {
    const word = text?.trim().toLowerCase() ?? '';
    if (word === 'true' || word === '1') simulate = true;
    else if (word !== '' && word !== 'false' && word !== '0') {
      return { name: 'simulate', seen: text ?? '', allowed: 'true or false' };
    }
  }
  return simulate;
}
