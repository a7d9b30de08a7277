import type { RefusalCode } from '../generated/codes.ts';
import {
  FealtyBadAnswer,
  FealtyRefusal,
  FealtyUnauthorized,
  FealtyUnavailable,
  type Failure,
} from './errors.ts';
import type { Operation } from './operation.ts';
import { readRetryAfter } from './retry-times.ts';

/** Largest answer that is taken in, bytes: files of the API have 10 MiB. */
const ANSWER_BYTES_MAX = 64 * 1024 * 1024;
const SHOWN_MAX = 200;

/** What one try came to. */
export type Tried =
  | { readonly kind: 'done'; readonly value: unknown }
  /** The server said no: asked again, it says no again. */
  | { readonly kind: 'refused'; readonly error: FealtyRefusal }
  | {
      readonly kind: 'failed';
      readonly error: FealtyUnavailable | FealtyBadAnswer;
      /** Whether it may have been carried out all the same. */
      readonly mayBeDone: boolean;
      /** Whether asking again may help. */
      readonly mayPass: boolean;
    };

type Body = Readonly<Record<string, unknown>>;

/** Takes an answer in; `asked` is what is known of the call. Rejects if it breaks off. */
export async function readAnswer(
  operation: Operation,
  response: Response,
  { now, asked }: { readonly now: number; readonly asked: Failure },
): Promise<Tried> {
  const { status, headers } = response;
  const requestId = headers.get('x-request-id');
  const failure: Failure = { ...asked, status, requestId };
  const bytes = await readBytes(response);
  if (bytes === null) return bad('It answered with more bytes than are taken in', failure, status);
  const isFile = operation.bytes === true && status === 200;
  const contentType = headers.get('content-type') ?? '';
  if (isFile && !contentType.startsWith('application/json')) {
    return { kind: 'done', value: { contentType, bytes } };
  }
  const text = new TextDecoder().decode(bytes);
  const body = readBody(text);
  const code = codeOf(body);
  if (status === 429 || status >= 500) {
    const words = reasonOf(body) ?? `It answered ${String(status)}`;
    const waits = readRetryAfter(headers.get('retry-after'), now);
    const error = new FealtyUnavailable(words, { ...failure, code }, waits);
    // One too many is turned away before anything of it is read.
    return { kind: 'failed', error, mayBeDone: status !== 429, mayPass: true };
  }
  if (body?.['success'] === true && response.ok) return { kind: 'done', value: doneOf(body) };
  if (body?.['success'] === false && code !== null) {
    const Class = status === 401 || status === 403 ? FealtyUnauthorized : FealtyRefusal;
    const error = new Class(reasonOf(body) ?? String(code), { ...failure, code }, body);
    return { kind: 'refused', error };
  }
  const shown = text.slice(0, SHOWN_MAX);
  return bad(
    `It answered ${String(status)} with what is none of this API: ${shown}`,
    failure,
    status,
  );
}

function bad(message: string, failure: Failure, status: number): Tried {
  const error = new FealtyBadAnswer(message, failure);
  // Redirects, and refusals of a proxy, come from somebody who did not carry it out.
  return { kind: 'failed', error, mayBeDone: status >= 200 && status < 300, mayPass: false };
}

function doneOf(body: Body): unknown {
  const { data, simulated, trace } = body;
  return simulated === true ? { data, trace: Array.isArray(trace) ? trace : [] } : data;
}

function readBody(text: string): Body | null {
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === 'object' && body !== null ? (body as Body) : null;
  } catch {
    return null;
  }
}

function codeOf(body: Body | null): RefusalCode | number | null {
  const code = body?.['error_code'];
  // A newer server may know more codes than this list.
  return typeof code === 'string' || typeof code === 'number' ? (code as RefusalCode) : null;
}

function reasonOf(body: Body | null): string | null {
  const reason = body?.['reason'];
  return typeof reason === 'string' ? reason : null;
}

/** The whole body; null if it is too long. */
async function readBytes({ body }: Response): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = body?.getReader();
  for (let next = await reader?.read(); next?.done === false; next = await reader?.read()) {
    chunks.push(next.value);
    length += next.value.length;
    if (length > ANSWER_BYTES_MAX) {
      await reader?.cancel();
      return null;
    }
  }
  const whole = new Uint8Array(length);
  let place = 0;
  for (const chunk of chunks) {
    whole.set(chunk, place);
    place += chunk.length;
  }
  return whole;
}
