import type { IncomingMessage } from 'node:http';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';

/** Largest body of a v1 request, as sent and as inflated. */
export const BODY_BYTES_MAX = 1024 * 1024;

export type Body =
  | { readonly kind: 'read'; readonly bytes: Buffer; readonly text: string }
  | { readonly kind: 'too_large' }
  | { readonly kind: 'broken' };

const NOTHING = Buffer.alloc(0);
const EMPTY: Body = { kind: 'read', bytes: NOTHING, text: '' };
const inflate = promisify(gunzip);

/**
 * Reads the body of a request of any method. `Content-Encoding: gzip` is believed only of bytes
 * that are gzipped: shop plugins put it on plain ones.
 */
export async function readBody(message: IncomingMessage): Promise<Body> {
  const { headers } = message;
  const length = headers['content-length'];
  if (headers['transfer-encoding'] === undefined && (length === undefined || length === '0')) {
    return EMPTY;
  }
  if (length !== undefined && Number(length) > BODY_BYTES_MAX) return { kind: 'too_large' };
  const bytes = await collect(message);
  if (typeof bytes === 'string') return { kind: bytes };
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return { kind: 'read', bytes, text: textOf(bytes) };
  try {
    const plain = await inflate(bytes, { maxOutputLength: BODY_BYTES_MAX });
    return { kind: 'read', bytes, text: textOf(plain) };
  } catch (error) {
    const large = error instanceof RangeError;
    return { kind: large ? 'too_large' : 'broken' };
  }
}

/** All chunks of a stream. It is broken if the client leaves before it ends. */
function collect(message: IncomingMessage): Promise<Buffer | 'too_large' | 'broken'> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const settle = (outcome: Buffer | 'too_large' | 'broken'): void => {
      message.off('data', take).off('end', finish).off('error', fail).off('close', fail);
      resolve(outcome);
    };
    const take = (chunk: Buffer): void => {
      size += chunk.length;
      if (size > BODY_BYTES_MAX) {
        settle('too_large');
        message.resume();
      } else chunks.push(chunk);
    };
    const finish = (): void => {
      const [only] = chunks;
      settle(chunks.length === 1 && only !== undefined ? only : Buffer.concat(chunks, size));
    };
    const fail = (): void => {
      settle('broken');
    };
    message.on('data', take).on('end', finish).on('error', fail).on('close', fail);
  });
}

function textOf(bytes: Buffer): string {
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return bytes.toString('utf8', marked ? 3 : 0);
}
