import {
  request as httpRequest,
  type Agent,
  type ClientRequest,
  type IncomingMessage,
} from 'node:http';
import type { Socket } from 'node:net';
import type { Destination } from './destination.ts';
import { causeOf, sayError } from './failure.ts';
import {
  ANSWER_BODY_KEPT,
  ANSWER_BODY_MAX,
  ANSWER_BODY_WANTED_MAX,
  ANSWER_HEADERS_MAX,
  ANSWER_WIRE_MAX,
} from './limits.ts';
import type { Refusal } from './policy.ts';
import type { FailureCause } from './result.ts';
import { DialRefused } from './sockets.ts';

/** Why a call is ended from our side; the reason of an abort signal. */
export class Stopped extends Error {
  readonly why: FailureCause;

  constructor(why: FailureCause, detail: string) {
    super(detail);
    this.why = why;
  }
}

export interface ExchangeTerms {
  readonly agent: Agent;
  readonly destination: Destination;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array | null;
  /** Bytes of the answer's body that are kept; null for what is kept of every answer. */
  readonly answerBytesMax: number | null;
  /** For TCP and TLS, milliseconds. */
  readonly connectMs: number;
  readonly clock: () => number;
  /** Its reason is a `Stopped`. */
  readonly signal: AbortSignal;
}

/** How one request on one connection ended. */
export interface ExchangeEnd {
  /** What came, if it came whole or as much of it as is read. */
  readonly answer: {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: Buffer;
    readonly isTruncated: boolean;
  } | null;
  readonly failure: { readonly why: FailureCause; readonly detail: string } | null;
  readonly refusal: Refusal | null;
  /** Of the answer, as soon as it began. */
  readonly status: number | null;
  readonly isConnected: boolean;
  /** Whether the connection had carried a request before. */
  readonly isReused: boolean;
  /** Bytes of the answer. */
  readonly wireBytes: number;
  readonly connectMs: number | null;
  readonly firstByteMs: number | null;
}

/** One request on one connection, and as much of the answer as its bounds allow. */
export class Exchange {
  readonly #terms: ExchangeTerms;
  readonly #began: number;
  readonly #keptMax: number;
  readonly #readMax: number;
  readonly #wireMax: number;
  readonly #pieces: Buffer[] = [];
  #settle: ((end: ExchangeEnd) => void) | null = null;
  #request: ClientRequest | null = null;
  #socket: Socket | null = null;
  #response: IncomingMessage | null = null;
  #connectTimer: NodeJS.Timeout | undefined;
  #isDialled = false;
  #connectedAt: number | null = null;
  #firstByteAt: number | null = null;
  #wireBytes = 0;
  #bodyBytes = 0;

  constructor(terms: ExchangeTerms) {
    this.#terms = terms;
    this.#began = terms.clock();
    const { answerBytesMax } = terms;
    const wanted = Math.min(answerBytesMax ?? ANSWER_BODY_KEPT, ANSWER_BODY_WANTED_MAX);
    this.#keptMax = wanted;
    this.#readMax = Math.max(ANSWER_BODY_MAX, wanted);
    // Marks between chunks make at most as much again, as long as a chunk holds more than a few bytes.
    this.#wireMax = Math.max(ANSWER_WIRE_MAX, 2 * wanted);
  }

  /** Runs once. Never throws for what the other side does. */
  async run(): Promise<ExchangeEnd> {
    const { agent, destination, method, headers, body, signal } = this.#terms;
    return new Promise((resolve) => {
      this.#settle = resolve;
      if (signal.aborted) {
        this.#stop();
        return;
      }
      const request = httpRequest({
        agent,
        method,
        path: destination.path,
        headers,
        setHost: false,
        maxHeaderSize: ANSWER_HEADERS_MAX,
      });
      this.#request = request;
      request.on('socket', (socket) => this.#useSocket(socket));
      request.on('response', (response) => this.#read(response));
      request.on('upgrade', () =>
        this.#fail(new Stopped('protocol', 'switches protocols unasked')),
      );
      request.on('error', (error) => this.#fail(error));
      request.on('close', () => {
        // Comes after every answer too; an error that nobody looks at would be dear.
        if (this.#settle !== null) this.#fail(new Stopped('reset', 'closed without an answer'));
      });
      signal.addEventListener('abort', this.#stop, { once: true });
      request.end(body ?? undefined);
    });
  }

  readonly #stop = (): void => {
    const reason: unknown = this.#terms.signal.reason;
    this.#fail(reason instanceof Error ? reason : new Stopped('aborted', 'given up'));
  };

  #useSocket(socket: Socket): void {
    this.#socket = socket;
    socket.on('data', this.#count);
    if (this.#request?.reusedSocket === true) {
      this.#connected();
      return;
    }
    const { connectMs, destination } = this.#terms;
    this.#connectTimer = setTimeout(() => {
      this.#fail(new Stopped('timeout', `no connection within ${connectMs} ms`));
    }, connectMs);
    socket.once('connect', () => (this.#isDialled = true));
    socket.once(destination.isSecure ? 'secureConnect' : 'connect', () => this.#connected());
  }

  #connected(): void {
    clearTimeout(this.#connectTimer);
    this.#connectedAt = this.#terms.clock();
  }

  /** Sees all that arrives, also what is no body: interim answers, marks between chunks. */
  readonly #count = (bytes: Buffer): void => {
    this.#firstByteAt ??= this.#terms.clock();
    this.#wireBytes += bytes.length;
    if (this.#wireBytes <= this.#wireMax) return;
    if (this.#response !== null) this.#answer(this.#response, true);
    else this.#fail(new Stopped('too_large', `no answer within ${this.#wireMax} bytes`));
  };

  #read(response: IncomingMessage): void {
    this.#response = response;
    response.on('data', (piece: Buffer) => {
      const room = this.#keptMax - Math.min(this.#bodyBytes, this.#keptMax);
      // A copy: a slice would hold the whole of the buffer that was read from the socket.
      if (room > 0) this.#pieces.push(Buffer.from(piece.subarray(0, room)));
      this.#bodyBytes += piece.length;
      if (this.#bodyBytes > this.#readMax) this.#answer(response, true);
    });
    response.on('end', () => this.#answer(response, false));
    response.on('error', () => {
      const detail = `the answer broke off after ${this.#bodyBytes} bytes of its body`;
      this.#fail(new Stopped('reset', detail));
    });
  }

  #answer(response: IncomingMessage, isCut: boolean): void {
    this.#end({
      answer: {
        status: response.statusCode ?? 0,
        headers: headersOf(response),
        body: Buffer.concat(this.#pieces),
        isTruncated: isCut || this.#bodyBytes > this.#keptMax,
      },
      failure: null,
      refusal: null,
    });
    // What was not read, or not sent, would stand before the next exchange.
    if (isCut || this.#request?.writableFinished !== true) this.#request?.destroy();
  }

  #fail(error: Error): void {
    if (this.#settle === null) return;
    if (error instanceof DialRefused) {
      this.#end({ answer: null, failure: null, refusal: error.refusal });
    } else {
      const isConnected = this.#connectedAt !== null;
      const why =
        error instanceof Stopped
          ? error.why
          : causeOf(error, { isDialled: this.#isDialled, isConnected });
      this.#end({ answer: null, failure: { why, detail: sayError(error) }, refusal: null });
    }
    this.#request?.destroy();
  }

  /** The first word counts; what comes later is the noise of closing. */
  #end(end: Pick<ExchangeEnd, 'answer' | 'failure' | 'refusal'>): void {
    const settle = this.#settle;
    if (settle === null) return;
    this.#settle = null;
    clearTimeout(this.#connectTimer);
    this.#terms.signal.removeEventListener('abort', this.#stop);
    this.#socket?.off('data', this.#count);
    const isReused = this.#request?.reusedSocket === true;
    const at = this.#connectedAt;
    settle({
      ...end,
      status: this.#response?.statusCode ?? null,
      isConnected: at !== null,
      isReused,
      wireBytes: this.#wireBytes,
      connectMs: at === null || isReused ? null : at - this.#began,
      firstByteMs: at === null || this.#firstByteAt === null ? null : this.#firstByteAt - at,
    });
  }
}

function headersOf(response: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(response.headersDistinct).map(([name, values]) => [
      name,
      (values ?? []).join(', '),
    ]),
  );
}
