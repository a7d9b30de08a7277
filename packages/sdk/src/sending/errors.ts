import type { RefusalCode } from '../generated/codes.ts';

/** What is known of a call that failed. */
export interface Failure {
  /** The id of the operation, as `v2_award`. */
  readonly operation: string;
  /** HTTP status of the last answer; null if none came. */
  readonly status?: number | null;
  readonly code?: RefusalCode | number | null;
  readonly requestId?: string | null;
  readonly idempotencyKey?: string | null;
  /** How often it was tried. */
  readonly attempts?: number;
  readonly cause?: unknown;
}

/** A call that did not succeed; each way of that has a class of its own. */
export class FealtyError extends Error {
  override readonly name: string = 'FealtyError';
  /** The id of the operation, as `v2_award`. */
  readonly operation: string;
  /** What the server called it: a name in version 2, a number in version 1; null if it said nothing. */
  readonly code: RefusalCode | number | null;
  /** HTTP status of the last answer; null if none came. */
  readonly status: number | null;
  /** What the log of the server knows the request by; null if no answer came. */
  readonly requestId: string | null;
  /** Under which key a write was sent: sent again under it, it is done once. Null for other calls. */
  readonly idempotencyKey: string | null;
  /** How often it was tried. */
  readonly attempts: number;

  constructor(message: string, failure: Failure) {
    super(message, failure.cause === undefined ? {} : { cause: failure.cause });
    this.operation = failure.operation;
    this.code = failure.code ?? null;
    this.status = failure.status ?? null;
    this.requestId = failure.requestId ?? null;
    this.idempotencyKey = failure.idempotencyKey ?? null;
    this.attempts = failure.attempts ?? 1;
  }
}

/** The server said no, and why. Nothing was written; asked again, it says no as long as things stand so. */
export class FealtyRefusal extends FealtyError {
  override readonly name: string = 'FealtyRefusal';
  /** The parameters at fault, as far as the reason names them. */
  readonly fields: readonly string[];
  /** Of a simulated call: how the decision came about; else empty. */
  readonly trace: readonly Readonly<Record<string, unknown>>[];
  /** The whole answer. */
  readonly body: Readonly<Record<string, unknown>>;

  constructor(reason: string, failure: Failure, body: Readonly<Record<string, unknown>>) {
    super(reason, failure);
    const { trace } = body;
    this.fields = fieldsIn(reason, this.code);
    this.trace = Array.isArray(trace) ? (trace as FealtyRefusal['trace']) : [];
    this.body = body;
  }

  /** The first parameter at fault; null if the reason names none. */
  get field(): string | null {
    return this.fields[0] ?? null;
  }
}

/** The key, session or token does not open this. */
export class FealtyUnauthorized extends FealtyRefusal {
  override readonly name: string = 'FealtyUnauthorized';
}

/** The server could not be reached, or was too busy; nothing was written. Try again later. */
export class FealtyUnavailable extends FealtyError {
  override readonly name: string = 'FealtyUnavailable';
  /** How long the server asked to wait, milliseconds; null if it did not. */
  readonly retryAfterMs: number | null;

  constructor(message: string, failure: Failure, retryAfterMs: number | null = null) {
    super(message, failure);
    this.retryAfterMs = retryAfterMs;
  }
}

/** What came is no answer of this API: a page of a proxy, a redirect, too many bytes. */
export class FealtyBadAnswer extends FealtyError {
  override readonly name: string = 'FealtyBadAnswer';
}

/**
 * A write was sent and no answer says what became of it: it may have been carried out. With
 * `idempotencyKey`, the same call under the same key is safe and tells; without one, look before you
 * send it again.
 */
export class FealtyOutcomeUnknown extends FealtyError {
  override readonly name: string = 'FealtyOutcomeUnknown';
}

const PARAMETER_CODES: readonly (string | number | null)[] = [
  'INVALID_REQUEST_PARAMETER_VALUES',
  601,
];

/** `missing: a, b`, `a is "x", allowed is …; b is …` and `a: …` name parameters. */
function fieldsIn(reason: string, code: RefusalCode | number | null): readonly string[] {
  if (!PARAMETER_CODES.includes(code)) return [];
  const missing = /^missing: (.+)$/i.exec(reason)?.[1];
  if (missing !== undefined) return missing.split(/,\s*/);
  const faults = [...reason.matchAll(/(?:^|; )([\w.[\]-]+)(?: is |: )/g)];
  return faults.map(([, name = '']) => name);
}
