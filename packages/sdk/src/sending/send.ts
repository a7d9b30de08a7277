import {
  FealtyOutcomeUnknown,
  FealtyUnauthorized,
  FealtyUnavailable,
  type Failure,
  type FealtyError,
} from './errors.ts';
import type { Asked, Operation, Sender } from './operation.ts';
import type { CallOptions, ConnectionOptions } from './options.ts';
import { readAnswer, type Tried } from './read-answer.ts';
import { retryDelay } from './retry-times.ts';
import type { Surroundings } from './surroundings.ts';
import { walkList } from './walk-list.ts';
import { writeRequest, type WrittenRequest } from './write-request.ts';

const TIMEOUT_MS = 10_000;
/** Timers know no more. */
const TIMEOUT_MAX_MS = 2 ** 31 - 1;
const RETRIES = 3;
const RETRIES_MAX = 100;
const VISIBLE = /^[\x21-\x7e]{1,255}$/;

/** Where calls go, and what opens the server. */
export interface Connection extends ConnectionOptions {
  readonly credentials: Readonly<Record<string, string>>;
}

/** A call with everything decided before the first try. */
interface Call {
  readonly operation: Operation;
  readonly request: WrittenRequest;
  readonly headers: Headers;
  readonly idempotencyKey: string | null;
  /** Whether nothing is written, however often it is sent. */
  readonly onlyReads: boolean;
  readonly retries: number;
  readonly timeoutMs: number;
  readonly signal: AbortSignal | undefined;
}

/** What carries calls out. Throws a TypeError where the server's address or a credential cannot be one. */
export function createSender(connection: Connection, world: Surroundings): Sender {
  const baseUrl = readBaseUrl(connection.baseUrl);
  const settings = {
    timeoutMs: connection.timeoutMs ?? TIMEOUT_MS,
    retries: connection.retries ?? RETRIES,
    credentials: new Headers(connection.credentials),
  };
  // Taken when it is called: pages and tests put their own in place of the global one.
  const fetched: typeof fetch = (url, init) => (connection.fetch ?? fetch)(url, init);
  const sender: Sender = {
    // The contract says what the answer is.
    send: async <T>(operation: Operation, asked: Asked) => {
      const request = writeRequest(baseUrl, operation, asked.path, asked.params ?? {});
      const call = prepareCall(operation, request, {
        options: asked.options ?? {},
        settings,
        world,
      });
      return (await carryOut(call, { fetched, world, onRetry: connection.onRetry })) as T;
    },
    walk: (operation, asked) => walkList(sender, operation, asked),
  };
  return sender;
}

interface Settings {
  readonly timeoutMs: number;
  readonly retries: number;
  readonly credentials: Headers;
}

function prepareCall(
  operation: Operation,
  request: WrittenRequest,
  given: {
    readonly options: NonNullable<Asked['options']>;
    readonly settings: Settings;
    readonly world: Surroundings;
  },
): Call {
  const { options, settings, world } = given;
  const simulates = 'simulate' in options && options.simulate === true;
  const isKeyed = operation.repeats === 'key' && !simulates;
  const idempotencyKey = isKeyed ? keyOf(options, world) : null;
  const headers = new Headers(settings.credentials);
  if (request.contentType !== null) headers.set('content-type', request.contentType);
  if (idempotencyKey !== null) headers.set('idempotency-key', idempotencyKey);
  if (simulates) headers.set('fealty-simulate', 'true');
  const { timeoutMs = settings.timeoutMs, retries = settings.retries } = options;
  return {
    ...{ operation, request, headers, idempotencyKey },
    onlyReads: simulates || operation.repeats === 'read',
    retries: readWhole('retries', retries, [0, RETRIES_MAX]),
    timeoutMs: readWhole('timeoutMs', timeoutMs, [1, TIMEOUT_MAX_MS]),
    signal: options.signal,
  };
}

function keyOf(options: NonNullable<Asked['options']>, world: Surroundings): string {
  const given = 'idempotencyKey' in options ? options.idempotencyKey : undefined;
  const key = given ?? world.newKey();
  if (!VISIBLE.test(key)) {
    throw new TypeError('idempotencyKey: 1 to 255 visible ASCII characters');
  }
  return key;
}

interface Ways {
  readonly fetched: typeof fetch;
  readonly world: Surroundings;
  readonly onRetry: ConnectionOptions['onRetry'];
}

/** Tries until there is an answer that stands, or trying again would help nobody. */
async function carryOut(call: Call, ways: Ways): Promise<unknown> {
  const { world, onRetry } = ways;
  let mayBeDone = false;
  for (let attempt = 1; ; attempt += 1) {
    const tried = await tryOnce(call, ways, attempt);
    if (tried.kind === 'done') return tried.value;
    if (tried.kind === 'refused') {
      // Who may call is judged before what became of the key.
      const tells = !mayBeDone || !(tried.error instanceof FealtyUnauthorized);
      throw tells ? tried.error : unknownOutcome(call, tried.error);
    }
    mayBeDone ||= tried.mayBeDone && !call.onlyReads;
    const delayMs = attempt > call.retries ? null : delayOf(call, tried, attempt, world);
    if (delayMs === null) throw mayBeDone ? unknownOutcome(call, tried.error) : tried.error;
    onRetry?.({ operation: call.operation.id, attempt, delayMs, error: tried.error });
    await world.pause(delayMs, call.signal);
  }
}

type Failed = Extract<Tried, { kind: 'failed' }>;

/** How long to wait before the next try; null if there shall be none. */
function delayOf(
  { onlyReads, idempotencyKey }: Call,
  { error, mayPass, mayBeDone }: Failed,
  attempt: number,
  world: Surroundings,
): number | null {
  const isSafe = onlyReads || idempotencyKey !== null || !mayBeDone;
  if (!mayPass || !isSafe) return null;
  const retryAfterMs = error instanceof FealtyUnavailable ? error.retryAfterMs : null;
  return retryDelay({ attempt, retryAfterMs }, world.chance());
}

/** What is said of a write of which some try may have been carried out. */
function unknownOutcome({ idempotencyKey }: Call, last: FealtyError): FealtyOutcomeUnknown {
  const { operation, status, code, requestId, attempts, message } = last;
  const tell =
    idempotencyKey === null
      ? 'look before you send it again'
      : `send it again under the same key, ${idempotencyKey}`;
  return new FealtyOutcomeUnknown(
    `${operation} may or may not have been carried out; ${tell}. Last: ${message}`,
    { operation, status, code, requestId, attempts, idempotencyKey, cause: last },
  );
}

/** One try. Throws what the caller's signal gives as its reason. */
async function tryOnce(call: Call, { fetched, world }: Ways, attempt: number): Promise<Tried> {
  const { operation, request, headers, idempotencyKey, timeoutMs, signal } = call;
  const asked: Failure = { operation: operation.id, idempotencyKey, attempts: attempt };
  signal?.throwIfAborted();
  const timeout = AbortSignal.timeout(timeoutMs);
  try {
    const response = await fetched(request.url, {
      method: request.method,
      headers,
      body: request.body,
      signal: signal === undefined ? timeout : AbortSignal.any([signal, timeout]),
      // Followed, a redirect would carry the key to another server.
      redirect: 'manual',
      credentials: 'omit',
    });
    return await readAnswer(operation, response, { now: world.now(), asked });
  } catch (cause) {
    signal?.throwIfAborted();
    const why = timeout.aborted
      ? `No answer came within ${String(timeoutMs)} ms`
      : `The server could not be reached: ${wordsOf(cause)}`;
    const error = new FealtyUnavailable(why, { ...asked, cause });
    return { kind: 'failed', error, mayBeDone: !neverLeft(cause), mayPass: true };
  }
}

const NO_CONNECTION = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN']);

/** Whether there was no connection to send anything on. Browsers do not tell. */
function neverLeft(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { cause } = error;
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  return typeof code === 'string' && NO_CONNECTION.has(code);
}

/** Node says in the cause what went wrong, browsers say nothing. */
function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}

function readBaseUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !/^https?:$/.test(url.protocol) || url.search !== '' || url.hash !== '') {
    throw new TypeError(`baseUrl cannot be ${JSON.stringify(text)}: an http or https address`);
  }
  return url.href.replace(/\/+$/, '');
}

function readWhole(
  name: keyof CallOptions,
  value: number,
  [least, most]: readonly [number, number],
): number {
  if (!Number.isSafeInteger(value) || value < least || value > most) {
    const allowed = `a whole number from ${String(least)} to ${String(most)}`;
    throw new TypeError(`${name} cannot be ${String(value)}: ${allowed}`);
  }
  return value;
}
