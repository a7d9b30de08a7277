import type { FealtyError } from './errors.ts';

/** What one call may say otherwise than its client. */
export interface CallOptions {
  /** Ends the call; the reason of the signal is thrown. A write that was under way may have been done. */
  readonly signal?: AbortSignal | undefined;
  /** How long one try may take, milliseconds. */
  readonly timeoutMs?: number | undefined;
  /** How often the call is repeated at most, beside the first try. */
  readonly retries?: number | undefined;
}

/** The same for calls that write. */
export interface WriteOptions extends CallOptions {
  /**
   * Names what is to be done once: 1 to 255 visible ASCII characters. The same call with the same key
   * is answered alike for 30 days. One is made unless given; give your own where a call may be made
   * again after a restart.
   */
  readonly idempotencyKey?: string | undefined;
  readonly simulate?: false | undefined;
}

/** Decide and answer with the reasons, and write nothing. */
export interface SimulateOptions extends CallOptions {
  readonly simulate: true;
}

/** What a walk over a list may say. */
export interface WalkOptions extends CallOptions {
  /** After how many the walk ends; all, unless said. */
  readonly max?: number | undefined;
}

/** That a call is about to be repeated. */
export interface Retry {
  /** The id of the operation, as `v2_award`. */
  readonly operation: string;
  /** Which try failed, from 1. */
  readonly attempt: number;
  /** How long it is waited, milliseconds. */
  readonly delayMs: number;
  /** Why it failed. */
  readonly error: FealtyError;
}

/** What every client takes. */
export interface ConnectionOptions {
  /** Where the server is, without the path of an API: `https://loyalty.example.com`. */
  readonly baseUrl: string;
  /** In place of the global `fetch`. */
  readonly fetch?: typeof globalThis.fetch | undefined;
  /** How long one try may take, milliseconds; 10,000 unless said. */
  readonly timeoutMs?: number | undefined;
  /** How often a call is repeated at most, beside the first try; 3 unless said, 0 for never. */
  readonly retries?: number | undefined;
  /** Is told before each repetition. */
  readonly onRetry?: ((retry: Retry) => void) | undefined;
}
